import { useEffect, useState } from 'react';
import type { SavedTab } from '#app/event/tab.ts';
import type { Output } from '#app/ipc/contract.ts';
import { fileNameOf } from '#app/text/file-name.ts';
import { call, orThrow } from '#renderer/bridge.ts';
import styles from './crash.module.css';
import { draftsFile, titleInCrash } from './drafts-file.ts';

const readAgainMs = 1000;
const mostReadings = 10;
/** So many in any case: one more event may have been new. */
const leastReadings = 3;

type OpenDraftsProps = {
  /** Says what was done, or could not be. */
  readonly onSay: (says: string) => void;
};

/** The open events as main has them, to be taken along. */
export function OpenDrafts({ onSay }: OpenDraftsProps) {
  const [found, setFound] = useState<Output<'session.open'> | 'unreadable' | null>(null);
  useEffect(() => {
    let timer: number | undefined;
    let isGone = false;
    // An event that was new when the window failed is saved a moment later: it is waited for.
    const read = async (left: number) => {
      const answer = await orThrow(call('session.open', {})).catch(() => 'unreadable' as const);
      if (isGone) return;
      setFound(answer);
      const isEmpty = answer !== 'unreadable' && answer.tabs.length === 0;
      const isEarly = left > mostReadings - leastReadings + 1;
      if (left > 1 && (isEmpty || isEarly)) timer = window.setTimeout(read, readAgainMs, left - 1);
    };
    void read(mostReadings);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, []);

  /** As it stands on the disk at this moment: what was typed last may have been saved after the list was made. */
  async function textOf(id: string): Promise<string | null> {
    const { tabs, workspace } = await orThrow(call('session.open', {}));
    const tab = tabs.find((one) => one.id === id);
    return tab === undefined ? null : draftsFile([tab], workspace, new Date());
  }

  async function take(tab: SavedTab, hand: (text: string) => Promise<string>) {
    const text = await textOf(tab.id).catch(() => null);
    if (text === null) return onSay('That event can’t be read now. It’s still on the disk.');
    onSay(await hand(text).catch(() => 'That didn’t work. The event is still on the disk.'));
  }

  async function copy(text: string): Promise<string> {
    await orThrow(call('clipboard.write', { text }));
    return 'Copied. Paste it into Tidings to restore it.';
  }

  async function save(name: string, text: string): Promise<string> {
    const answer = await orThrow(call('file.save', { name: fileNameOf(name, '.tidings'), text }));
    if (answer.kind === 'cancelled') return '';
    return answer.kind === 'saved'
      ? `Saved to ${answer.file}. Import the file to restore the event.`
      : `The file couldn’t be saved. ${answer.says}`;
  }

  if (found === null) return null;
  if (found === 'unreadable') return <p>The open events can’t be read now. They are still on the disk.</p>;
  if (found.tabs.length === 0) return null;
  const titled = found.tabs.map((tab) => ({ tab, title: titleInCrash(tab, found.workspace) }));
  return (
    <>
      <h2 id="crash-drafts">Open events</h2>
      <ul aria-labelledby="crash-drafts" className={styles['drafts']}>
        {titled.map(({ tab, title }) => (
          <li key={tab.id}>
            <span className={styles['title']}>{title}</span>
            <button type="button" aria-label={`Copy ${title} as JSON`} onClick={() => void take(tab, copy)}>
              Copy as JSON
            </button>
            <button
              type="button"
              aria-label={`Save ${title} to a file`}
              onClick={() => void take(tab, (text) => save(title, text))}
            >
              Save to a file
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

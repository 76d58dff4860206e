import type { Marks } from '#app/exchange/exchange.ts';
import { formatCount } from '#app/quantity.ts';
import { ask, perform } from '#renderer/ask.ts';
import { sayFileWritten } from '#renderer/say-written.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';
import type { HistoryExport } from './export-menu.tsx';

const verdictWords = { yes: '“Triggered: Yes”', no: '“Triggered: No”', 'not-checked': '“Not checked”' } as const;

/** The actions on events of the history. Each says what it did and can be undone. */
export const historyActions = {
  onTrash: async (ids: readonly string[]) => {
    const count = await move(ids, true);
    if (count > 0)
      sayWithUndo(`${formatCount(count, 'event')} moved to the trash.`, () => void historyActions.onRestore(ids));
  },
  onRestore: async (ids: readonly string[]) => {
    const count = await move(ids, false);
    if (count > 0) say(`${formatCount(count, 'event')} restored.`);
  },
  onRemove: async (ids: readonly string[]) => {
    const answer = await ask('history.remove', { ids }, 'nothing was removed');
    if (answer === null) return;
    const { removed, says } = answer;
    if (says !== null) say(`Some events weren’t removed. ${says}`, 'problem');
    else say(`${formatCount(removed, 'event')} permanently deleted.`);
  },
  onExport: async (ids: readonly string[], how: HistoryExport) => {
    const answer = await ask('history.export', { ids, ...how }, 'the export wasn’t written');
    if (answer?.kind !== 'exported') return;
    if (answer.leftOut !== null)
      sayFileWritten(`The export is incomplete. ${answer.leftOut} The other events are in ${answer.file}.`, 'problem');
    else sayFileWritten(`${formatCount(ids.length, 'event')} saved to ${answer.file}.`);
  },
};

/** Sets the verdict on events, and says so where there are several: not all of them are in sight. */
export async function markTriggered(ids: readonly string[], triggered: Marks['triggered']): Promise<void> {
  const answer = await ask('history.mark', { ids, marks: { triggered } }, '“Triggered” wasn’t saved');
  if (answer === null || ids.length === 1) return;
  const { unsent = 0 } = answer;
  if (unsent === ids.length) return say('Nothing changed. Those events were never sent, so they triggered nothing.');
  const rest = unsent === 0 ? '' : ` ${formatCount(unsent, 'event')} left as is, because nothing was sent.`;
  say(`${formatCount(ids.length - unsent, 'event')} set to ${verdictWords[triggered]}.${rest}`);
}

/** Pins events, or unpins them. */
export async function markPinned(ids: readonly string[], pinned: boolean): Promise<void> {
  const what = pinned ? 'pinned' : 'unpinned';
  const isSaved = await perform('history.mark', { ids, marks: { pinned } }, `the event wasn’t ${what}`);
  if (isSaved && ids.length > 1) say(`${formatCount(ids.length, 'event')} ${what}.`);
}

/** Writes one note on events. Returns whether that worked. */
export async function markNoted(ids: readonly string[], note: string): Promise<boolean> {
  const isSaved = await perform('history.mark', { ids, marks: { note } }, 'the note wasn’t saved');
  if (!isSaved) return false;
  say(`Note ${note === '' ? 'removed from' : 'saved on'} ${formatCount(ids.length, 'event')}.`);
  return true;
}

/** Returns how many were moved. */
async function move(ids: readonly string[], inTrash: boolean): Promise<number> {
  const so = inTrash ? 'some events weren’t moved to the trash' : 'some events weren’t restored';
  const answer = await ask('history.trash', { ids, inTrash }, so);
  if (answer?.count === 0) say('Nothing changed. Those events no longer exist.', 'problem');
  return answer?.count ?? 0;
}

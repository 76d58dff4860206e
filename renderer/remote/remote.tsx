import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconCopy, IconHistory, IconShield } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { RemoteButton, RemoteShown } from '#app/storyboards/calls.ts';
import { call, isFailed, listen } from '#renderer/bridge.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { environmentFill } from '#renderer/ui/environment-fill.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './remote.module.css';

const keys: Readonly<Record<string, RemoteButton>> = {
  ' ': 'next',
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
};

function focusFirst(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** The remote: the next step, the last outcome, and three buttons, while another app is on the screen. */
export function Remote({ initially }: { readonly initially: RemoteShown | null }) {
  const [shown, setShown] = useState(initially);
  useEffect(() => {
    let isNewer = false;
    const end = listen('remote.shown', (now) => {
      isNewer = true;
      setShown(now);
    });
    // What was pushed while this page was loading.
    void call('remote.read', {}).then((now) => {
      if (!isFailed(now) && !isNewer) setShown(now.shown);
    });
    return end;
  }, []);
  const [failed, setFailed] = useState('');
  const press = useEffectEvent(async (button: RemoteButton) => {
    const answer = await call('remote.press', { button });
    setFailed(isFailed(answer) ? 'That didn’t work. Use the main window.' : '');
  });
  const [asks, setAsks] = useState(false);
  const startOver = () => {
    setAsks(false);
    void press('start-over');
  };
  async function copy(text: string) {
    const answer = await call('clipboard.write', { text });
    setFailed(isFailed(answer) ? 'The TID wasn’t copied.' : '');
  }
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const button = keys[event.key];
      if (button === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      // The focused button has Space for itself.
      if (event.key === ' ' && document.activeElement instanceof HTMLButtonElement) return;
      event.preventDefault();
      if (!event.repeat && event.type === 'keydown') void press(button);
    };
    window.addEventListener('keydown', listener);
    window.addEventListener('keyup', listener);
    return () => {
      window.removeEventListener('keydown', listener);
      window.removeEventListener('keyup', listener);
    };
  }, []);

  if (shown === null) return <p className={styles['nothing']}>Nothing is being presented.</p>;
  const { place, next, environment, outcome, refused, isSending, isMidway, isOver, tid } = shown;
  return (
    <main className={styles['remote']} aria-label="Remote">
      <RemoteBand environment={environment} />
      <p className={styles['top']}>
        <span>{place}</span>
        <span className={styles['place']}>
          <EnvironmentSquare colour={environment.colour} /> {environment.name}
        </span>
      </p>
      <h1 title={next}>{next}</h1>
      <div className={styles['came']} role="status">
        {failed !== '' ? (
          <span>{failed}</span>
        ) : isSending ? (
          <span className={styles['wait']}>
            <OutcomeMark outcome={null} />
          </span>
        ) : outcome !== null ? (
          <OutcomeMark outcome={outcome} />
        ) : (
          <span title={refused}>{refused === '' ? 'Nothing sent yet' : 'Nothing sent'}</span>
        )}
        {tid !== '' && (
          <span className={styles['tid']}>
            <span className="mono" title={tid}>
              {tid}
            </span>
            <ActionIcon size={24} aria-label="Copy tid" title="Copy tid" onClick={() => void copy(tid)}>
              <IconCopy size={14} stroke={1.5} />
            </ActionIcon>
          </span>
        )}
      </div>
      {asks && isMidway ? (
        <div className={styles['buttons']} role="group" aria-label="Start over?">
          <span>Start over?</span>
          <Button ref={focusFirst} onClick={() => setAsks(false)}>
            Cancel
          </Button>
          <Button variant="filled" onClick={startOver}>
            Start over
          </Button>
        </div>
      ) : (
        <div className={styles['buttons']}>
          <ActionIcon
            size={40}
            variant="default"
            aria-label="Start over"
            title="Start over with new customers"
            onClick={() => (isMidway ? setAsks(true) : startOver())}
          >
            <IconHistory size={18} stroke={1.5} />
          </ActionIcon>
          <ActionIcon size={40} variant="default" aria-label="Back" title="Back" onClick={() => void press('back')}>
            <IconArrowLeft size={18} stroke={1.5} />
          </ActionIcon>
          <Button
            variant="filled"
            className={styles['next'] ?? ''}
            disabled={isOver}
            aria-disabled={isSending || undefined}
            onClick={onFirstClick(() => void press('next'))}
          >
            Next
          </Button>
        </div>
      )}
    </main>
  );
}

/** The warnings of the environment, in one line; nothing where it has none. */
function RemoteBand({ environment }: Pick<RemoteShown, 'environment'>) {
  const { askBeforeSending, acceptSelfSigned } = environment;
  if (!askBeforeSending && !acceptSelfSigned) return null;
  return (
    <p
      className={askBeforeSending ? styles['band'] : styles['trust']}
      style={askBeforeSending ? { background: environmentFill(environment) } : undefined}
    >
      {askBeforeSending && <IconShield size={14} stroke={1.5} aria-hidden="true" />}
      {askBeforeSending && <span>Real customers</span>}
      {acceptSelfSigned && <span>Self-signed accepted</span>}
    </p>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconCopy, IconHistory, IconShield } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { isSame } from '#app/is-same.ts';
import type { RemoteButton, RemoteShown } from '#app/storyboards/calls.ts';
import { call, isFailed, listen } from '#renderer/bridge.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { environmentFill } from '#renderer/ui/environment-fill.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import { useShowKeys } from '#renderer/ui/use-show-keys.ts';
import styles from './remote.module.css';

function focusFirst(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** The remote: the next step, the last outcome, and three buttons, while another app is on the screen. */
export function Remote({ initially }: { readonly initially: RemoteShown | null }) {
  const [shown, setShown] = useState(initially);
  const [failed, setFailed] = useState('');
  const [asks, setAsks] = useState(false);
  /** What failed, and what is asked, is about what was shown until now. */
  const show = useEffectEvent((now: RemoteShown | null) => {
    if (isSame(now, shown)) return;
    setShown(now);
    setFailed('');
    if (now?.isMidway !== true) setAsks(false);
  });
  useEffect(() => {
    let isNewer = false;
    const end = listen('remote.shown', (now) => {
      isNewer = true;
      show(now);
    });
    // What was pushed while this page was loading.
    void call('remote.read', {}).then((now) => {
      if (!isFailed(now) && !isNewer) show(now.shown);
    });
    return end;
  }, []);
  const press = useEffectEvent(async (button: RemoteButton) => {
    const answer = await call('remote.press', { button });
    setFailed(isFailed(answer) ? 'That didn’t work. Use the main window.' : '');
  });
  const startOver = () => {
    setAsks(false);
    void press('start-over');
  };
  async function copy(text: string) {
    const answer = await call('clipboard.write', { text });
    setFailed(isFailed(answer) ? 'The TID wasn’t copied.' : '');
  }
  useShowKeys((button) => void press(button));

  if (shown === null) return <p className={styles['nothing']}>Nothing is being presented.</p>;
  const { place, next, environment, isMidway, note, failed: reason, practice } = shown;
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
      {reason !== '' ? (
        <p className={styles['reason']} title={reason}>
          {reason}
        </p>
      ) : (
        <p className={styles['note']} title={note}>
          {note}
        </p>
      )}
      <RemoteOutcome shown={shown} problem={failed} onCopy={(text) => void copy(text)} />
      {asks ? (
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
          <RemoteNext shown={shown} onPress={(button) => void press(button)} />
        </div>
      )}
      {practice === 'possible' && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          title="Sends the rest to Practice, without the real server"
          onClick={onFirstClick(() => void press('finish-on-practice'))}
        >
          Finish on Practice
        </Button>
      )}
    </main>
  );
}

type RemoteOutcomeProps = {
  readonly shown: RemoteShown;
  /** What did not work in the remote itself; empty when all did. */
  readonly problem: string;
  readonly onCopy: (text: string) => void;
};

/** What came of the event that was sent last, and the TID to copy. */
function RemoteOutcome({ shown: { isSending, outcome, refused, tid }, problem, onCopy }: RemoteOutcomeProps) {
  return (
    <div className={styles['came']} role="status">
      {problem !== '' ? (
        <span>{problem}</span>
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
          <ActionIcon size={24} aria-label="Copy tid" title="Copy tid" onClick={() => onCopy(tid)}>
            <IconCopy size={14} stroke={1.5} />
          </ActionIcon>
        </span>
      )}
    </div>
  );
}

type RemoteNextProps = { readonly shown: RemoteShown; readonly onPress: (button: RemoteButton) => void };

/** Next; after a failure, to leave the step or to try it again. Skip keeps the place of Next: a second press doesn’t send. */
function RemoteNext({ shown: { failed, isSending, isOver }, onPress }: RemoteNextProps) {
  const hasFailed = failed !== '';
  return (
    <>
      <Button
        variant={hasFailed ? 'default' : 'filled'}
        className={styles['next'] ?? ''}
        disabled={isOver}
        aria-disabled={isSending || undefined}
        onClick={onFirstClick(() => onPress(hasFailed ? 'skip' : 'next'))}
      >
        {hasFailed ? 'Skip' : 'Next'}
      </Button>
      {hasFailed && (
        <Button
          variant="filled"
          className={styles['next'] ?? ''}
          aria-disabled={isSending || undefined}
          onClick={onFirstClick(() => onPress('again'))}
        >
          Try again
        </Button>
      )}
    </>
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

import { useState } from 'react';
import { call, orThrow } from '#renderer/bridge.ts';
import styles from './remote-crash.module.css';

type RemoteCrashProps = {
  /** Renders the remote again, with the current state from main. */
  readonly onOpenAgain: () => Promise<void>;
};

/** Shown in place of a remote that crashed. Plain elements only, as the theme may be the cause. */
export function RemoteCrash({ onOpenAgain }: RemoteCrashProps) {
  const [says, setSays] = useState('');
  const orSay = (doing: Promise<unknown>, instead: string) => void doing.catch(() => setSays(instead));
  return (
    <main className={styles['crash']} aria-label="Crash">
      <div role="alert">
        <h1>The remote stopped working.</h1>
        <p>The presentation goes on in the large window.</p>
      </div>
      <p role="status">{says}</p>
      <div className={styles['buttons']}>
        <button
          type="button"
          data-first
          onClick={() => orSay(onOpenAgain(), 'That did not work. Close the remote and go on in the large window.')}
        >
          Open it again
        </button>
        <button
          type="button"
          onClick={() =>
            orSay(orThrow(call('remote.close', {})), 'That did not work. Close it by the cross of its window.')
          }
        >
          Close the remote
        </button>
      </div>
    </main>
  );
}

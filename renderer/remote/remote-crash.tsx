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
        <p>The presentation continues in the main window.</p>
      </div>
      <p role="status">{says}</p>
      <div className={styles['buttons']}>
        <button
          type="button"
          data-first
          onClick={() => orSay(onOpenAgain(), 'That didn’t work. Close the remote and continue in the main window.')}
        >
          Open it again
        </button>
        <button
          type="button"
          onClick={() => orSay(orThrow(call('remote.close', {})), 'That didn’t work. Use the window’s close button.')}
        >
          Close remote
        </button>
      </div>
    </main>
  );
}

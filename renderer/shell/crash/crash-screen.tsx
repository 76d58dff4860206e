import { useState } from 'react';
import { keptThroughCrash } from '#app/error.ts';
import { call, isFailed } from '#renderer/bridge.ts';
import { CrashBoundary } from '#renderer/ui/crash-boundary.tsx';
import styles from './crash.module.css';
import { OpenDrafts } from './open-drafts.tsx';

type CrashScreenProps = {
  /** How much is in the place of which it stands. */
  readonly of: 'part' | 'window';
  /** Draws it anew; says whether it could. */
  readonly onTryAgain: () => void | Promise<void>;
  /** The theme is gone too. */
  readonly isPlain?: boolean;
};

const words = {
  part: {
    what: 'This part of the window stopped working.',
    next: 'Try again, or use the rest of the window, which still works.',
  },
  window: { what: 'The window stopped working.', next: 'Try again. If that doesn’t help, reload the window.' },
} as const;

/** Stands in the place of what could not be drawn. It is made of plain elements: the theme itself may be what failed. */
export function CrashScreen({ of, onTryAgain, isPlain = false }: CrashScreenProps) {
  const [says, setSays] = useState('');
  const { what, next } = words[of];

  async function tryAgain() {
    try {
      await onTryAgain();
    } catch {
      setSays('That didn’t work. Reload the window.');
    }
  }

  async function reload() {
    if (isFailed(await call('window.reload', {}))) setSays('That didn’t work. Close Tidings and start it again.');
  }

  async function copyDiagnostics() {
    const answer = await call('diagnostics.copy', {});
    setSays(!isFailed(answer) ? 'Copied. The text contains no keys, customers or paths.' : 'That didn’t work.');
  }

  const screen = (
    <section className={styles['screen']} data-plain={isPlain || undefined} aria-label="Crash">
      <div role="alert">
        <h1>{what}</h1>
        <p>
          {keptThroughCrash} {next}
        </p>
      </div>
      <div className={styles['buttons']}>
        <button type="button" data-first onClick={() => void tryAgain()}>
          Try again
        </button>
        <button type="button" onClick={() => void reload()}>
          Reload the window
        </button>
        <button type="button" onClick={() => void copyDiagnostics()}>
          Copy diagnostics
        </button>
      </div>
      <p role="status">{says}</p>
      <CrashBoundary fallback={() => <p>The open events can’t be shown. They are still on the disk.</p>}>
        <OpenDrafts onSay={setSays} />
      </CrashBoundary>
    </section>
  );
  return of === 'window' ? <main className={styles['whole']}>{screen}</main> : screen;
}

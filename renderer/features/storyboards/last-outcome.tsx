import { ownValue } from '#app/own-value.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './presenter.module.css';

/** The outcome of the step that was fired last, in one word. */
export function LastOutcome({ presentation }: { readonly presentation: Presentation }) {
  const { lastFired, results, sending, storyboard } = presentation;
  const fired = sending ?? lastFired;
  const result = fired === null ? undefined : ownValue(results, fired);
  if (fired === null) return <p className={styles['last']} />;
  return (
    <p className={styles['last']} data-uncovered>
      <span>Step {storyboard.steps.findIndex(({ id }) => id === fired) + 1}</span>
      {sending !== null ? (
        <span className={styles['underWay']}>
          <OutcomeMark outcome={null} size="large" />
        </span>
      ) : result?.kind === 'sent' ? (
        <OutcomeMark outcome={result.outcome} size="large" />
      ) : (
        <strong>Nothing sent</strong>
      )}
    </p>
  );
}

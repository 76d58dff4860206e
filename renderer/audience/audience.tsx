import { useEffect, useState } from 'react';
import { ignoreResult } from '#app/ignore-result.ts';
import type { AudienceShown } from '#app/storyboards/calls.ts';
import { call, isFailed, listen } from '#renderer/bridge.ts';
import { OutcomeDisc } from '#renderer/ui/outcome-mark.tsx';
import { useShowKeys } from '#renderer/ui/use-show-keys.ts';
import styles from './audience.module.css';

/** With more steps, their titles don’t fit below the line. */
const mostTitles = 8;

/** What others see while a storyboard is presented: the story, and nothing of how it is made. */
export function Audience({ initially }: { readonly initially: AudienceShown | null }) {
  const [shown, setShown] = useState(initially);
  useEffect(() => {
    let isNewer = false;
    const end = listen('audience.shown', (now) => {
      isNewer = true;
      setShown(now);
    });
    // What was pushed while this page was loading.
    void call('audience.read', {}).then((now) => {
      if (!isFailed(now) && !isNewer) setShown(now.shown);
    });
    return end;
  }, []);
  useShowKeys((button) => ignoreResult(call('audience.press', { button }), 'The audience sees no error.'));

  if (shown === null) return <main aria-label="Audience" className={styles['audience']} />;
  const { storyboard, place, title, storyLine, outcome } = shown;
  return (
    <main aria-label="Audience" className={styles['audience']}>
      <p className={styles['top']}>
        <strong>{storyboard}</strong>
        <span>{place}</span>
      </p>
      <div className={styles['middle']}>
        <h1>{title}</h1>
        {storyLine !== '' && <p className={styles['line']}>{storyLine}</p>}
        <p className={styles['outcome']} role="status" data-outcome={outcome}>
          {outcome !== '' && (
            <>
              {outcome === 'Received' && <OutcomeDisc outcome="received" size={24} />}
              {outcome}
            </>
          )}
        </p>
      </div>
      <Story shown={shown} />
    </main>
  );
}

/** The steps of the story on a line, filled up to the one on the screen. */
function Story({ shown: { steps, at } }: { readonly shown: AudienceShown }) {
  const filled = steps.length === 0 ? 0 : Math.min(100, ((at + 0.5) / steps.length) * 100);
  return (
    <div className={styles['story']}>
      <span className={styles['track']} aria-hidden="true">
        <span style={{ width: `${at >= steps.length ? 100 : filled}%` }} />
      </span>
      <ol aria-label="Steps">
        {steps.map((step, index) => (
          <li key={step.id} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
            <span className={styles['dot']} data-received={step.isReceived || undefined} aria-hidden="true" />
            <span className={steps.length > mostTitles && index !== at ? styles['unseen'] : undefined}>
              {step.title}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

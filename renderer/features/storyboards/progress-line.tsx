import { use } from 'react';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { ownValue } from '#app/own-value.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import type { Step } from '#app/storyboards/storyboard.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { OutcomeDisc } from '#renderer/ui/outcome-mark.tsx';
import styles from './progress-line.module.css';

const height = 132;
const middleY = 44;
const amplitude = 7;
const points = 96;
/** More steps don’t fit side by side: the line gets wider than the window and scrolls with the presentation. */
const mostSideBySide = 10;

/** The progress of a presentation: a line that is filled up to the current step, with a mark for each step. */
export function ProgressLine({ presentation }: { readonly presentation: Presentation }) {
  const { text } = use(CustomersContext);
  const { storyboard, at, results } = presentation;
  const { steps } = storyboard;
  const middle = (index: number) => ((index + 0.5) / steps.length) * 100;
  const done = at >= steps.length ? 100 : middle(at);
  const reach = Math.max(1, steps.length / mostSideBySide);
  const inSight = 100 / reach;
  const from = Math.min(Math.max(0, done - inSight / 2), 100 - inSight);
  return (
    <div className={styles['progress']} data-uncovered style={{ height }}>
      <div className={styles['reach']} style={{ width: `${reach * 100}%`, translate: `${-from}%` }}>
        <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
          <defs>
            <linearGradient id="done">
              <stop offset="0" stopColor="#fff" />
              <stop offset={Math.max(0, done - 4) / 100} stopColor="#fff" />
              <stop
                offset={Math.min(1, (done + (done === 100 ? 0 : 6)) / 100)}
                stopColor={done === 100 ? '#fff' : '#000'}
              />
            </linearGradient>
            <mask id="done-mask">
              <rect width="100" height={height} fill="url(#done)" />
            </mask>
          </defs>
          <path className={styles['line']} d={linePath()} />
          <g mask="url(#done-mask)">
            <path className={styles['area']} d={`${linePath()}L100 ${height}L0 ${height}Z`} />
            <path className={styles['done']} d={linePath()} />
          </g>
        </svg>
        <ol aria-label="Steps" className={styles['marks']}>
          {steps.map((step, index) => (
            <li
              key={step.id}
              aria-current={index === at ? 'step' : undefined}
              data-kind={step.kind}
              data-done={index < at || undefined}
              style={{ left: `${middle(index)}%`, maxWidth: `${96 / steps.length}%` }}
            >
              <span className={styles['mark']} style={{ top: level(middle(index)) }}>
                <Mark step={step} number={index + 1} presentation={presentation} />
              </span>
              <span className={styles['label']} title={text(step.title)}>
                {text(step.title)}
                <span className={styles['spoken']}>{spoken(ownValue(results, step.id))}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Mark({
  step,
  number,
  presentation,
}: {
  readonly step: Step;
  readonly number: number;
  readonly presentation: Presentation;
}) {
  const result = ownValue(presentation.results, step.id);
  const isCurrent = presentation.storyboard.steps[presentation.at] === step;
  if (step.kind === 'event' && result?.kind === 'sent' && !isCurrent)
    return <OutcomeDisc outcome={result.outcome} size={24} />;
  return <span className={styles['number']}>{step.kind === 'event' ? number : ''}</span>;
}

function spoken(result: Presentation['results'][string] | undefined): string {
  if (result === undefined) return '';
  return result.kind === 'sent' ? `, ${outcomeWords[result.outcome]}` : ', nothing sent';
}

/** The height of the line, in pixels from the top, at a place in per cent of the width. */
function level(place: number): number {
  return middleY + Math.sin((place / 100) * Math.PI * 5) * amplitude;
}

function linePath(): string {
  return Array.from({ length: points + 1 }, (_, index) => {
    const place = (index / points) * 100;
    return `${index === 0 ? 'M' : 'L'}${place.toFixed(2)} ${level(place).toFixed(2)}`;
  }).join('');
}

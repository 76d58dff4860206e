import { outcomeWords } from '#app/exchange/outcome.ts';
import { ownValue } from '#app/own-value.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import type { Step } from '#app/storyboards/storyboard.ts';
import { OutcomeDisc } from '#renderer/ui/outcome-mark.tsx';
import styles from './progress-line.module.css';

const height = 132;
const surface = 44;
const swell = 7;
const points = 96;
/** More steps than these do not stand side by side: the water reaches beyond the room, and goes with the story. */
const mostSideBySide = 10;

/** How far the story has come: the water stands as far as it was told, each step a mark on its surface. */
export function ProgressLine({ presentation }: { readonly presentation: Presentation }) {
  const { storyboard, at, results } = presentation;
  const { steps } = storyboard;
  const middle = (index: number) => ((index + 0.5) / steps.length) * 100;
  const told = at >= steps.length ? 100 : middle(at);
  const reach = Math.max(1, steps.length / mostSideBySide);
  const inSight = 100 / reach;
  const from = Math.min(Math.max(0, told - inSight / 2), 100 - inSight);
  return (
    <div className={styles['water']} style={{ height }}>
      <div className={styles['reach']} style={{ width: `${reach * 100}%`, translate: `${-from}%` }}>
        <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
          <defs>
            <linearGradient id="told">
              <stop offset="0" stopColor="#fff" />
              <stop offset={Math.max(0, told - 4) / 100} stopColor="#fff" />
              <stop
                offset={Math.min(1, (told + (told === 100 ? 0 : 6)) / 100)}
                stopColor={told === 100 ? '#fff' : '#000'}
              />
            </linearGradient>
            <mask id="told-mask">
              <rect width="100" height={height} fill="url(#told)" />
            </mask>
          </defs>
          <path className={styles['surface']} d={line()} />
          <g mask="url(#told-mask)">
            <path className={styles['body']} d={`${line()}L100 ${height}L0 ${height}Z`} />
            <path className={styles['tide']} d={line()} />
          </g>
        </svg>
        <ol aria-label="Steps" className={styles['marks']}>
          {steps.map((step, index) => (
            <li
              key={step.id}
              aria-current={index === at ? 'step' : undefined}
              data-kind={step.kind}
              data-told={index < at || undefined}
              style={{ left: `${middle(index)}%`, maxWidth: `${96 / steps.length}%` }}
            >
              <span className={styles['mark']} style={{ top: level(middle(index)) }}>
                <Mark step={step} number={index + 1} presentation={presentation} />
              </span>
              <span className={styles['label']} title={step.title}>
                {step.title}
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

/** The height of the surface, in pixels from the top, at a place in per cent of the width. */
function level(place: number): number {
  return surface + Math.sin((place / 100) * Math.PI * 5) * swell;
}

function line(): string {
  return Array.from({ length: points + 1 }, (_, index) => {
    const place = (index / points) * 100;
    return `${index === 0 ? 'M' : 'L'}${place.toFixed(2)} ${level(place).toFixed(2)}`;
  }).join('');
}

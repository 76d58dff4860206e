import type { ReactElement } from 'react';
import { type Outcome, outcomeWords } from '#app/exchange/outcome.ts';
import styles from './outcome-mark.module.css';

type Shape = {
  /** How much of the event MXO has: all, perhaps, nothing. */
  readonly level: 'full' | 'half' | 'ring';
  readonly tone: 'good' | 'bad' | 'unsure' | 'none';
  readonly glyph: ReactElement;
};

const stroke = (d: string) => <path d={d} fill="none" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />;
const cross = stroke('M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6');
const smallCross = stroke('M6.4 3.6l3.2 3.2M9.6 3.6L6.4 6.8');

const shapes: Readonly<Record<Outcome, Shape>> = {
  received: { level: 'full', tone: 'good', glyph: stroke('M4.8 8.2l2.2 2.2 4.2-4.5') },
  'refused-in-the-body': { level: 'full', tone: 'bad', glyph: stroke('M8 4.4v4.2M8 11.4v.1') },
  'unreadable-answer': {
    level: 'full',
    tone: 'unsure',
    glyph: stroke('M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.1M8 11.6v.1'),
  },
  redirected: {
    level: 'full',
    tone: 'unsure',
    glyph: stroke('M5.4 10.8V8.4a1.4 1.4 0 0 1 1.4-1.4h3.6M8.7 5.1l1.9 1.9-1.9 1.9'),
  },
  refused: { level: 'full', tone: 'bad', glyph: cross },
  'server-error': { level: 'full', tone: 'bad', glyph: stroke('M8.7 4.2L6.2 8.3h3.4L7.2 12') },
  'not-reached': { level: 'ring', tone: 'bad', glyph: cross },
  'not-trusted': {
    level: 'ring',
    tone: 'bad',
    glyph: stroke('M5.6 7.6h4.8v3.4H5.6zM6.6 7.6V6.3a1.4 1.4 0 0 1 2.8 0v1.3'),
  },
  'cut-off': { level: 'half', tone: 'unsure', glyph: stroke('M4.4 6.6l1.8-1.8 1.8 1.6 1.8-1.6 1.8 1.8') },
  'timed-out': { level: 'half', tone: 'unsure', glyph: stroke('M8 3.6V8h2.8') },
  cancelled: { level: 'half', tone: 'none', glyph: smallCross },
  interrupted: { level: 'half', tone: 'none', glyph: stroke('M6.9 3.8v2.8M9.1 3.8v2.8') },
};

type OutcomeMarkProps = {
  /** null while the exchange is under way. */
  readonly outcome: Outcome | null;
  readonly size?: 'small' | 'large';
};

/** The disc of an outcome with its word. Fill says what MXO has, colour what it means, glyph and word which it is. */
export function OutcomeMark({ outcome, size = 'small' }: OutcomeMarkProps) {
  const tone = outcome === null ? 'none' : shapes[outcome].tone;
  return (
    <span className={styles['mark']} data-tone={tone} data-size={size}>
      <OutcomeDisc outcome={outcome} size={size === 'large' ? 24 : 16} />
      <span className={styles['word']}>{outcome === null ? 'Under way' : outcomeWords[outcome]}</span>
    </span>
  );
}

/** The disc alone, for where its word is the accessible name of what it stands in. */
export function OutcomeDisc({ outcome, size = 16 }: { readonly outcome: Outcome | null; readonly size?: number }) {
  const shape = outcome === null ? null : shapes[outcome];
  return (
    <svg
      className={styles['disc']}
      data-level={shape?.level ?? 'ring'}
      data-tone={shape?.tone ?? 'none'}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="7" strokeWidth="1.5" />
      {shape?.level === 'half' && (
        <path className={styles['water']} d="M1 8c1.8-1.2 3.2 1.2 5 0s3.2-1.2 5 0 2.6.8 4 0a7 7 0 0 1-14 0z" />
      )}
      {shape?.glyph}
    </svg>
  );
}

import { type Outcome, outcomeWords } from '#app/exchange/outcome.ts';
import { halfWater, outcomeShapes } from '#app/exchange/outcome-shapes.ts';
import styles from './outcome-mark.module.css';

type OutcomeMarkProps = {
  /** null while the exchange is under way. */
  readonly outcome: Outcome | null;
  readonly size?: 'small' | 'large';
};

/** The disc of an outcome with its word. The fill says whether MXO has the event, the colour how good that is. */
export function OutcomeMark({ outcome, size = 'small' }: OutcomeMarkProps) {
  const tone = outcome === null ? 'none' : outcomeShapes[outcome].tone;
  return (
    <span className={styles['mark']} data-tone={tone} data-size={size}>
      <OutcomeDisc outcome={outcome} size={size === 'large' ? 24 : 16} />
      <span className={styles['word']}>{outcome === null ? 'Sending' : outcomeWords[outcome]}</span>
    </span>
  );
}

/** Only the disc, for elements that have its word as their accessible name. */
export function OutcomeDisc({ outcome, size = 16 }: { readonly outcome: Outcome | null; readonly size?: number }) {
  const shape = outcome === null ? null : outcomeShapes[outcome];
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
      {shape?.level === 'half' && <path className={styles['water']} d={halfWater} />}
      {shape !== null && (
        <path d={shape.glyph} fill="none" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
      )}
    </svg>
  );
}

import styles from './token-field.module.css';

type MarkedToken = { readonly from: number; readonly to: number; readonly isKnown: boolean };

type TokenMarksProps = {
  readonly text: string;
  readonly tokens: readonly MarkedToken[];
  /** How far the text of the field is scrolled, in pixels. */
  readonly scrolled: number;
};

/** The marks behind the `{{…}}` of a field. */
export function TokenMarks({ text, tokens, scrolled }: TokenMarksProps) {
  return (
    <span className={styles['marks']} aria-hidden="true">
      <span style={{ transform: `translateX(${-scrolled}px)` }}>
        {tokens.map(({ from, to, isKnown }, index) => (
          <span key={index}>
            {text.slice(tokens[index - 1]?.to ?? 0, from)}
            <mark data-known={isKnown}>{text.slice(from, to)}</mark>
          </span>
        ))}
      </span>
    </span>
  );
}

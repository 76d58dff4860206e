import styles from './middle-cut.module.css';

type MiddleCutProps = {
  readonly text: string;
  /** How many characters at the end are always shown. */
  readonly tail?: number;
};

/** A text that is cut in its middle where it has no room: of a uri both the beginning and the query stay. */
export function MiddleCut({ text, tail = 14 }: MiddleCutProps) {
  const at = Math.max(0, text.length - tail);
  return (
    <span className={styles['text']} title={text}>
      <span className={styles['beginning']}>{text.slice(0, at)}</span>
      <span className={styles['end']}>{text.slice(at)}</span>
    </span>
  );
}

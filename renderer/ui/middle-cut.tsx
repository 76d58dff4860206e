import styles from './middle-cut.module.css';

type MiddleCutProps = {
  readonly text: string;
  /** How many of its last letters stay in sight as long as there is room for them; at most half of them do. */
  readonly end: number;
  readonly className?: string;
  readonly title?: string;
};

/** It takes a while to make, so all texts share it. Null until the first text that needs it. */
let segmenter: Intl.Segmenter | null = null;

/** A text with at most so many letters is short enough to be cut at its end. */
const mostWhole = 8;

/** A text that loses its middle where there is no room: those that begin alike often differ at their ends. */
export function MiddleCut({ text, end, className = '', title }: MiddleCutProps) {
  const letters = lettersOf(text);
  if (letters.length <= mostWhole)
    return (
      <span className={`${className} ${styles['whole']}`} title={title}>
        {text}
      </span>
    );
  const from = letters.length - Math.min(end, Math.floor(letters.length / 2));
  return (
    <span className={`${className} ${styles['cut']}`} title={title}>
      <span className={styles['start']}>{letters.slice(0, from).join('')}</span>
      <span className={styles['end']}>{letters.slice(from).join('')}</span>
    </span>
  );
}

/** The letters as a person sees them: several characters may make one. */
function lettersOf(text: string): readonly string[] {
  for (let at = 0; at < text.length; at++)
    if (text.charCodeAt(at) > 0x7e || text[at] === '\r') {
      segmenter ??= new Intl.Segmenter();
      return Array.from(segmenter.segment(text), ({ segment }) => segment);
    }
  return text.split('');
}

import styles from './middle-cut.module.css';

/** The most letters at the end of a text that stay in sight. */
const mostAtEnd = 10;

/** A text that loses its middle where there is no room: names often differ only at their ends. */
export function MiddleCut({ text }: { readonly text: string }) {
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  const from = letters.length - Math.min(mostAtEnd, Math.floor(letters.length / 2));
  return (
    <span className={styles['cut']}>
      <span className={styles['start']}>{letters.slice(0, from).join('')}</span>
      <span className={styles['end']}>{letters.slice(from).join('')}</span>
    </span>
  );
}

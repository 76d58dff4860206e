import { type ReactNode, useId } from 'react';
import styles from './new-run.module.css';

type SectionProps = { readonly title: string; readonly hint?: string; readonly children: ReactNode };

/** A part of the settings of a run. */
export function Section({ title, hint, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h2 id={id}>{title}</h2>
      {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      {children}
    </section>
  );
}

import type { ReactNode } from 'react';
import styles from './dialog-foot.module.css';

/** The buttons at the bottom of a dialog. They stay visible while the content above them scrolls. */
export function DialogFoot({ children }: { readonly children: ReactNode }) {
  return <div className={styles['foot']}>{children}</div>;
}

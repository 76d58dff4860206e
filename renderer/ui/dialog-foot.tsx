import type { ReactNode } from 'react';
import styles from './dialog-foot.module.css';

/** The buttons at the foot of a dialog. They stay in sight, however low the window, while what is above them scrolls. */
export function DialogFoot({ children }: { readonly children: ReactNode }) {
  return <div className={styles['foot']}>{children}</div>;
}

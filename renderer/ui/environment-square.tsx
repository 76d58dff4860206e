import type { EnvironmentColour } from '#app/environments/environment.ts';
import styles from './environment-square.module.css';

/** The square in an environment’s colour. The name is always next to it. */
export function EnvironmentSquare({ colour }: { readonly colour: EnvironmentColour }) {
  return <span className={styles['square']} style={{ background: `var(--t-square-${colour})` }} aria-hidden="true" />;
}

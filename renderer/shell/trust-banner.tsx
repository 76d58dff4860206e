import { Badge } from '@mantine/core';
import type { Environment } from '#app/environments/environment.ts';
import styles from './environment-banner.module.css';

/** Reminds, as long as the environment is in use, that it accepts certificates that nobody vouches for. */
export function TrustBand({ environment }: { readonly environment: Environment }) {
  return (
    <div className={styles['trust']}>
      <Badge className={styles['badge'] ?? ''}>Self-signed accepted</Badge>
      <span className={styles['why']}>
        {environment.name} takes certificates that nobody vouches for. Send no real customers there.
      </span>
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconShield } from '@tabler/icons-react';
import type { Environment } from '#app/environments/environment.ts';
import styles from './environment-banner.module.css';

const whyAsks = 'Ask before sending is on. Events sent from here reach real customers.';

/** The band of an environment that asks before sending. */
export function GuardBand({ environment }: { readonly environment: Environment }) {
  return (
    <div className={styles['band']} style={{ background: `var(--t-fill-${environment.colour})` }}>
      <IconShield size={16} stroke={1.5} aria-hidden="true" />
      <strong title={environment.name}>{environment.name}</strong>
      <span className={styles['why']} title={whyAsks}>
        {whyAsks}
      </span>
      <span className={styles['asks']}>
        {environment.asks === 'each-time' ? 'Asked each time' : 'Asked once per session'}
      </span>
    </div>
  );
}

type GoBackProps = { readonly name: string; readonly onGoBack: () => void };

/** After a start on Practice, the way back to the guarded environment that was in use before. */
export function GoBack({ name, onGoBack }: GoBackProps) {
  return (
    <div className={styles['back']}>
      <span className={styles['why']}>You start on Practice, because {name} asks before sending.</span>
      <Button size="compact-xs" onClick={onGoBack}>
        Go back to {name}
      </Button>
    </div>
  );
}

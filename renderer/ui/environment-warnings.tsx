import { Badge } from '@mantine/core';
import { IconShield } from '@tabler/icons-react';
import type { Environment } from '#app/environments/environment.ts';
import { environmentFill } from './environment-fill.ts';
import styles from './environment-warnings.module.css';

const whyAsks = 'Ask before sending is on. Events sent from here reach real customers.';

type EnvironmentWarningsProps = {
  readonly environment: Environment;
  /** How often it asks here, where that differs from its setting. */
  readonly asks?: string;
};

/** The warnings of an environment, which stay in sight wherever events are sent to it. */
export function EnvironmentWarnings({
  environment,
  asks = environment.asks === 'each-time' ? 'Asks each time' : 'Asks once per session',
}: EnvironmentWarningsProps) {
  return (
    <>
      {environment.askBeforeSending && <GuardBand environment={environment} asks={asks} />}
      {environment.network.acceptSelfSigned && <TrustBand environment={environment} />}
    </>
  );
}

/** The band of an environment that asks before sending. */
function GuardBand({ environment, asks }: Required<EnvironmentWarningsProps>) {
  return (
    <div className={styles['band']} style={{ background: environmentFill(environment) }}>
      <IconShield size={16} stroke={1.5} aria-hidden="true" />
      <strong title={environment.name}>{environment.name}</strong>
      <span className={styles['why']} title={whyAsks}>
        {whyAsks}
      </span>
      <span className={styles['asks']}>{asks}</span>
    </div>
  );
}

/** Reminds, as long as the environment is in use, that it accepts self-signed certificates. */
function TrustBand({ environment }: { readonly environment: Environment }) {
  return (
    <div className={styles['trust']}>
      <Badge className={styles['badge'] ?? ''}>Self-signed accepted</Badge>
      <span className={styles['why']}>
        {environment.name} accepts self-signed certificates, so Tidings can’t verify the server. Don’t send real
        customer data there.
      </span>
    </div>
  );
}

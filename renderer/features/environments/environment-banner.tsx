import { Badge, Button } from '@mantine/core';
import { IconShield } from '@tabler/icons-react';
import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import styles from './environment-banner.module.css';

const whyAsks = 'Ask before sending is on. Events sent from here reach real customers.';

type Banners = Pick<WorkbenchState, 'environments' | 'selection' | 'goBackTo'>;

/** How many banners the header has, as its height depends on it. */
export function countBanners(state: Banners): number {
  const { askBeforeSending, network } = environmentInUse(state);
  return [askBeforeSending, network.acceptSelfSigned, cameFrom(state) !== undefined].filter(Boolean).length;
}

type EnvironmentBannersProps = {
  readonly state: Banners;
  readonly onGoBack: (selection: Selection) => void;
};

/** What a person has to know of the environment in use. */
export function EnvironmentBanners({ state, onGoBack }: EnvironmentBannersProps) {
  const environment = environmentInUse(state);
  const before = cameFrom(state);
  return (
    <>
      {environment.askBeforeSending && <GuardBand environment={environment} />}
      {environment.network.acceptSelfSigned && <TrustBand environment={environment} />}
      {before !== undefined && (
        <GoBack name={before.name} onGoBack={() => state.goBackTo !== null && onGoBack(state.goBackTo)} />
      )}
    </>
  );
}

/** The guarded environment of the last start. */
function cameFrom({ environments, goBackTo }: Banners): Environment | undefined {
  return environments.find(({ id }) => id === goBackTo?.environmentId);
}

/** The band of an environment that asks before sending. */
function GuardBand({ environment }: { readonly environment: Environment }) {
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
function GoBack({ name, onGoBack }: GoBackProps) {
  return (
    <div className={styles['back']}>
      <span className={styles['why']}>You start on Practice, because {name} asks before sending.</span>
      <Button size="compact-xs" onClick={onGoBack}>
        Go back to {name}
      </Button>
    </div>
  );
}

/** Reminds, as long as the environment is in use, that it accepts certificates that nobody vouches for. */
function TrustBand({ environment }: { readonly environment: Environment }) {
  return (
    <div className={styles['trust']}>
      <Badge className={styles['badge'] ?? ''}>Self-signed accepted</Badge>
      <span className={styles['why']}>
        {environment.name} takes certificates that nobody vouches for. Send no real customers there.
      </span>
    </div>
  );
}

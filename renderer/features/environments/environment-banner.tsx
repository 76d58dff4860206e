import { Button } from '@mantine/core';
import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { EnvironmentWarnings } from '#renderer/ui/environment-warnings.tsx';
import styles from './environment-banner.module.css';

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
      <EnvironmentWarnings environment={environment} />
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

type GoBackProps = { readonly name: string; readonly onGoBack: () => void };

/** After a start on Practice, the way back to the guarded environment that was in use before. */
function GoBack({ name, onGoBack }: GoBackProps) {
  return (
    <div className={styles['back']}>
      <span className={styles['why']}>Tidings started on Practice because {name} asks before sending.</span>
      <Button size="compact-xs" onClick={onGoBack}>
        Go back to {name}
      </Button>
    </div>
  );
}

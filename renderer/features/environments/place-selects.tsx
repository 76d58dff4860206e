import { Group, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { shortSiteKey } from '#app/practice/practice-outcomes.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { MiddleCut } from '#renderer/ui/middle-cut.tsx';
import { siteKeyData, siteKeyOption } from '#renderer/ui/site-key-list.tsx';
import styles from './place-selects.module.css';

type EnvironmentSelectProps = {
  /** Given where there is another such list in the window. */
  readonly id?: string;
  readonly environments: readonly Environment[];
  readonly environment: Environment;
  readonly siteKey: string;
  readonly onSelect: (selection: Selection) => void;
  /** Offers one more, at the end of the list. */
  readonly onAdd?: () => void;
};

/** The line that adds one. It is no environment’s id. */
const add = '+';

/** Chooses the environment that events go to. */
export function EnvironmentSelect({
  id = 'environment',
  environments,
  environment,
  siteKey,
  onSelect,
  onAdd,
}: EnvironmentSelectProps) {
  return (
    <Select
      id={id}
      aria-label="Environment"
      title={environment.name}
      className={styles['environment'] ?? ''}
      classNames={{ input: styles['unseen'] ?? '', dropdown: styles['list'] ?? '', section: styles['name'] ?? '' }}
      style={{ '--t-letters': environment.name.length }}
      leftSection={
        <span className={styles['section']}>
          <span className={styles['quiet']}>Environment</span>
          <EnvironmentSquare colour={environment.colour} />
          <span className={styles['shown']} aria-hidden="true">
            <MiddleCut end={10} text={environment.name} />
          </span>
        </span>
      }
      leftSectionPointerEvents="none"
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      data={[
        ...environments.map(({ id, name }) => ({ value: id, label: name })),
        ...(onAdd === undefined ? [] : [{ value: add, label: 'Add environment…' }]),
      ]}
      value={environment.id}
      renderOption={({ option }) => {
        const found = environments.find(({ id }) => id === option.value);
        return (
          <Group gap={8} wrap="nowrap">
            {found ? <EnvironmentSquare colour={found.colour} /> : <IconPlus size={12} stroke={1.5} />}
            <span className={styles['whole']}>{option.label}</span>
          </Group>
        );
      }}
      onChange={(id) => {
        if (id === add) return onAdd?.();
        const chosen = environments.find((candidate) => candidate.id === id);
        if (chosen !== undefined) onSelect(selectEnvironment(chosen, siteKey));
      }}
    />
  );
}

type SiteKeySelectProps = Omit<EnvironmentSelectProps, 'environments' | 'onAdd'>;

/** Chooses the site key of the environment in use. */
export function SiteKeySelect({ id = 'site-key', environment, siteKey, onSelect }: SiteKeySelectProps) {
  const isOutcome = shortSiteKey(environment, siteKey) !== siteKey;
  return (
    <Select
      id={id}
      aria-label="Site key"
      title={nameSiteKey(environment, siteKey)}
      className={styles['siteKey'] ?? ''}
      classNames={{ input: isOutcome ? '' : 'mono' }}
      leftSection={<span className={`${styles['section']} ${styles['quiet']}`}>Site key</span>}
      leftSectionPointerEvents="none"
      comboboxProps={{ width: 380, position: 'bottom-start' }}
      maxDropdownHeight={400}
      data={siteKeyData(environment)}
      value={siteKey}
      renderOption={siteKeyOption(environment)}
      onChange={(chosen) => {
        if (chosen !== null) onSelect({ environmentId: environment.id, siteKey: chosen });
      }}
    />
  );
}

/** A site key with its label, where it has one. */
function nameSiteKey({ siteKeys }: Environment, siteKey: string): string {
  const label = siteKeys.find((one) => one.siteKey === siteKey)?.label ?? '';
  return label === '' ? siteKey : `${siteKey}, ${label}`;
}

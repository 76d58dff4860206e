import { ActionIcon, Button, Group, Kbd, Select, Text, Tooltip } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconDeviceDesktop,
  IconMenu2,
  IconMoon,
  IconPresentation,
  IconSearch,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import type { Continuation } from '#app/customers/customer-index.ts';
import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Settings } from '#app/settings/settings.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Logo } from '#renderer/ui/logo.tsx';
import { keyForPeople } from '#renderer/ui/use-keys.ts';
import { ContinueAs } from './continue-select.tsx';
import styles from './header.module.css';

type HeaderProps = {
  readonly environments: readonly Environment[];
  readonly environment: Environment;
  readonly selection: Selection;
  /** How the customer of the event in front can be continued; null when they can’t. */
  readonly continuation: Continuation | null;
  readonly tid: string;
  readonly settings: Settings;
  readonly isPresenting: boolean;
  readonly onTogglePresenting: () => void;
  readonly onToggleLibrary: () => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onContinueAs: (customer: Continuation | null) => void;
  readonly onManageEnvironments: () => void;
  readonly onSettings: (settings: Settings) => void;
  readonly onShowSettings: () => void;
  readonly onSearch: () => void;
};

const themes = {
  light: { next: 'dark', Icon: IconSun },
  dark: { next: 'system', Icon: IconMoon },
  system: { next: 'light', Icon: IconDeviceDesktop },
} as const;

/** A site key with its label, where it has one. */
function nameSiteKey({ siteKeys }: Environment, siteKey: string): string {
  const label = siteKeys.find((one) => one.siteKey === siteKey)?.label ?? '';
  return label === '' ? siteKey : `${siteKey}, ${label}`;
}

/** The head of the window: where events go, as whom, and the app's own buttons. */
export function Header(props: HeaderProps) {
  const { environments, environment, selection, continuation, tid, settings, isPresenting } = props;
  const { next, Icon } = themes[settings.theme];
  return (
    <div className={styles['header']}>
      <div className={styles['brand']}>
        <ActionIcon className={styles['menu']} aria-label="Side bar" onClick={props.onToggleLibrary}>
          <IconMenu2 size={16} stroke={1.5} />
        </ActionIcon>
        <span className={styles['logo']}>
          <Logo />
        </span>
        <Text fw={600} size="md" className={styles['name'] ?? ''}>
          Tidings
        </Text>
      </div>
      <div className={styles['places']}>
        <Select
          id="environment"
          aria-label="Environment"
          title={environment.name}
          className={styles['environment'] ?? ''}
          leftSection={
            <span className={styles['section']}>
              <span className={styles['quiet']}>Environment</span>
              <EnvironmentSquare colour={environment.colour} />
            </span>
          }
          leftSectionPointerEvents="none"
          data={environments.map(({ id, name }) => ({ value: id, label: name }))}
          value={environment.id}
          renderOption={({ option }) => {
            const found = environments.find(({ id }) => id === option.value);
            return (
              <Group gap={8} wrap="nowrap">
                {found && <EnvironmentSquare colour={found.colour} />}
                {option.label}
              </Group>
            );
          }}
          onChange={(id) => {
            const chosen = environments.find((candidate) => candidate.id === id);
            if (chosen !== undefined) props.onSelect(selectEnvironment(chosen, selection.siteKey));
          }}
        />
        <Tooltip label="Manage environments">
          <ActionIcon aria-label="Manage environments" onClick={props.onManageEnvironments}>
            <IconAdjustmentsHorizontal size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <Select
          aria-label="Site key"
          title={nameSiteKey(environment, selection.siteKey)}
          className={styles['siteKey'] ?? ''}
          classNames={{ input: 'mono' }}
          leftSection={<span className={`${styles['section']} ${styles['quiet']}`}>Site key</span>}
          leftSectionPointerEvents="none"
          comboboxProps={{ width: 340, position: 'bottom-start' }}
          data={environment.siteKeys.map(({ siteKey }) => ({ value: siteKey, label: siteKey }))}
          value={selection.siteKey}
          renderOption={({ option }) => (
            <Group gap={12} wrap="nowrap" justify="space-between" flex={1}>
              <span className="mono">{option.label}</span>
              <Text size="xs" c="dimmed" truncate>
                {environment.siteKeys.find(({ siteKey }) => siteKey === option.value)?.label}
              </Text>
            </Group>
          )}
          onChange={(siteKey) => {
            if (siteKey !== null) props.onSelect({ environmentId: environment.id, siteKey });
          }}
        />
        <ContinueAs
          selection={selection}
          current={continuation?.tid === tid ? continuation : null}
          onContinueAs={props.onContinueAs}
        />
      </div>
      <Button
        className={styles['search'] ?? ''}
        aria-label="Search"
        leftSection={<IconSearch size={16} stroke={1.5} />}
        rightSection={<Kbd size="xs">{keyForPeople('Mod+K')}</Kbd>}
        onClick={props.onSearch}
      >
        Search
      </Button>
      <Tooltip label={isPresenting ? 'Customer keys are masked' : 'Mask customer keys, while others look on'}>
        <ActionIcon
          role="switch"
          aria-checked={isPresenting}
          aria-label="Presenting"
          className={styles['presenting'] ?? ''}
          onClick={props.onTogglePresenting}
        >
          <IconPresentation size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`Theme: ${settings.theme}`}>
        <ActionIcon
          className={styles['theme'] ?? ''}
          aria-label={`Theme: ${settings.theme}. Change to ${next}`}
          onClick={() => props.onSettings({ ...settings, theme: next })}
        >
          <Icon size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Settings">
        <ActionIcon aria-label="Settings" onClick={props.onShowSettings}>
          <IconSettings size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

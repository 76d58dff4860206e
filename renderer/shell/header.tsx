import { ActionIcon, Button, Kbd, Text, Tooltip } from '@mantine/core';
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
import { type Dispatch, memo } from 'react';
import type { Continuation } from '#app/customers/customer-index.ts';
import { isSameTid } from '#app/event/customer-key.ts';
import { ContinueAs } from '#renderer/features/customers/continue-select.tsx';
import { EnvironmentSelect, SiteKeySelect } from '#renderer/features/environments/place-selects.tsx';
import { type Dialog, unknownEnvironment } from '#renderer/state/dialog.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { differsOnlyInTyping, type WorkbenchAction, type WorkbenchState } from '#renderer/state/workbench-state.ts';
import { KeyTooltip } from '#renderer/ui/key-tooltip.tsx';
import { Logo } from '#renderer/ui/logo.tsx';
import { keyForPeople, keyForReaders } from '#renderer/ui/use-keys.ts';
import styles from './header.module.css';
import type { Actions } from './use-actions.ts';

type HeaderProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  /** How the customer of the event in front can be continued; null when they can’t. */
  readonly continuation: Continuation | null;
};

/** The head of the window: where events go, as whom, and the app's own buttons. `actions` is the same in every render. */
export const Header = memo(function Header(props: HeaderProps) {
  return (
    <div className={styles['header']}>
      <div className={styles['brand']}>
        <KeyTooltip label="Side bar" keys="Mod+B">
          <ActionIcon
            className={styles['menu']}
            aria-label="Side bar"
            aria-controls="library"
            aria-expanded={props.state.drawerOpen}
            onClick={() => props.dispatch({ type: 'drawer-toggled' })}
          >
            <IconMenu2 size={16} stroke={1.5} />
          </ActionIcon>
        </KeyTooltip>
        <span className={styles['logo']}>
          <Logo />
        </span>
        <Text fw={600} size="md" className={styles['name'] ?? ''}>
          Tidings
        </Text>
      </div>
      <Places {...props} />
      <Buttons {...props} />
    </div>
  );
}, isSame);

function isSame(before: HeaderProps, after: HeaderProps): boolean {
  return (
    before.dispatch === after.dispatch &&
    before.actions === after.actions &&
    before.continuation === after.continuation &&
    differsOnlyInTyping(before.state, after.state)
  );
}

/** Where events go, and as whom. */
function Places({ state, dispatch, actions, continuation }: HeaderProps) {
  const { environments, selection } = state;
  const { tid } = tabInFront(state.tabs).draft;
  const place = { environment: environmentInUse(state), siteKey: selection.siteKey, onSelect: actions.select };
  return (
    <div className={styles['places']}>
      <EnvironmentSelect
        environments={environments}
        {...place}
        onAdd={() => show(dispatch, { kind: 'environments', fresh: unknownEnvironment })}
      />
      <Tooltip label="Manage environments">
        <ActionIcon aria-label="Manage environments" onClick={() => show(dispatch, { kind: 'environments' })}>
          <IconAdjustmentsHorizontal size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <SiteKeySelect {...place} />
      <ContinueAs
        selection={selection}
        tid={tid}
        current={continuation !== null && isSameTid(continuation.tid, tid) ? continuation : null}
        onContinueAs={actions.continueAs}
      />
    </div>
  );
}

const themes = {
  light: { next: 'dark', Icon: IconSun },
  dark: { next: 'system', Icon: IconMoon },
  system: { next: 'light', Icon: IconDeviceDesktop },
} as const;

/** The app's own buttons. */
function Buttons({ state, dispatch, actions }: HeaderProps) {
  const { settings, presentation } = state;
  const { next, Icon } = themes[settings.theme];
  return (
    <>
      <Button
        className={styles['search'] ?? ''}
        aria-label="Search"
        aria-keyshortcuts={keyForReaders('Mod+K')}
        leftSection={<IconSearch size={16} stroke={1.5} />}
        rightSection={<Kbd size="xs">{keyForPeople('Mod+K')}</Kbd>}
        onClick={() => show(dispatch, { kind: 'palette' })}
      >
        Search
      </Button>
      <Tooltip
        label={
          presentation.isPresenting ? 'Customer keys are masked' : 'Mask customer keys while others can see your screen'
        }
      >
        <ActionIcon
          role="switch"
          aria-checked={presentation.isPresenting}
          aria-label="Presenting"
          className={styles['presenting'] ?? ''}
          onClick={() => dispatch({ type: 'presenting-toggled' })}
        >
          <IconPresentation size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`Theme: ${settings.theme}`}>
        <ActionIcon
          className={styles['theme'] ?? ''}
          aria-label={`Theme: ${settings.theme}. Change to ${next}`}
          onClick={() => void actions.saveSettings({ theme: next })}
        >
          <Icon size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <KeyTooltip label="Settings" keys="Mod+,">
        <ActionIcon aria-label="Settings" onClick={() => show(dispatch, { kind: 'settings', tab: 'general' })}>
          <IconSettings size={16} stroke={1.5} />
        </ActionIcon>
      </KeyTooltip>
    </>
  );
}

function show(dispatch: Dispatch<WorkbenchAction>, dialog: Dialog) {
  dispatch({ type: 'dialog-shown', dialog });
}

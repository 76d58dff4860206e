import { largerZoom, type SettingsUpdate, smallerZoom, usualZoom } from '#app/settings/settings.ts';
import type { Command, WindowContext } from '#renderer/state/command.ts';
import { dialogOf, isInDialog, type SettingsTab } from '#renderer/state/dialog.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { isInModal } from '#renderer/ui/in-modal.ts';

type SettingsContext = WindowContext & {
  readonly actions: { readonly saveSettings: (update: SettingsUpdate) => unknown };
};

function open(tab: SettingsTab) {
  return ({ dispatch }: WindowContext) => dispatch({ type: 'dialog-shown', dialog: { kind: 'settings', tab } });
}

function change(update: SettingsUpdate) {
  return ({ actions }: SettingsContext) => actions.saveSettings(update);
}

/** In the settings it shows another tab; another dialog would lose what was typed there. */
function mayShowKeys(state: WorkbenchState): boolean {
  if (!isInDialog(state)) return !isInModal();
  return dialogOf(state, 'settings') !== null && state.presentation.setup === null;
}

/** The settings, the list of keys among them, and how the window looks. */
export const settingsCommands: readonly Command<SettingsContext>[] = [
  {
    id: 'settings',
    name: 'Settings',
    keywords: 'preferences options configuration',
    group: 'Settings',
    keys: ['Mod+,'],
    views: 'all',
    run: open('general'),
  },
  {
    id: 'light',
    name: 'Light theme',
    group: 'View',
    views: 'all',
    inDialogs: true,
    run: change({ theme: 'light' }),
  },
  {
    id: 'dark',
    name: 'Dark theme',
    group: 'View',
    views: 'all',
    inDialogs: true,
    run: change({ theme: 'dark' }),
  },
  {
    id: 'system-theme',
    name: 'System theme',
    group: 'View',
    views: 'all',
    inDialogs: true,
    run: change({ theme: 'system' }),
  },
  {
    id: 'larger',
    name: 'Larger',
    group: 'View',
    keys: ['Mod+='],
    variants: ['Mod++', 'Mod+Shift++'],
    views: 'all',
    inDialogs: true,
    repeats: true,
    run: change(({ zoom }) => ({ zoom: largerZoom(zoom) })),
  },
  {
    id: 'smaller',
    name: 'Smaller',
    group: 'View',
    keys: ['Mod+-'],
    views: 'all',
    inDialogs: true,
    repeats: true,
    run: change(({ zoom }) => ({ zoom: smallerZoom(zoom) })),
  },
  {
    id: 'usual-size',
    name: 'Reset zoom',
    group: 'View',
    keys: ['Mod+0'],
    views: 'all',
    inDialogs: true,
    run: change({ zoom: usualZoom }),
  },
  {
    id: 'keys',
    name: 'List of keys',
    group: 'Help',
    keys: ['Mod+/', 'F1'],
    help: 'This list of keys',
    keywords: 'shortcuts hotkeys keyboard',
    views: 'all',
    inDialogs: true,
    when: mayShowKeys,
    run: open('keys'),
  },
  {
    id: 'about',
    name: 'About Tidings',
    keywords: 'version licence license credits update upgrade',
    group: 'Help',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'dialog-shown', dialog: { kind: 'about' } }),
  },
];

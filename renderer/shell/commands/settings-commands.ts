import { largerZoom, type Settings, smallerZoom, usualZoom } from '#app/settings/settings.ts';
import { isInDialog } from '#renderer/state/in-dialog.ts';
import type { Dialog, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { isInModal } from '#renderer/ui/in-modal.ts';
import type { Command, CommandContext } from './command.ts';

const open =
  (dialog: Dialog): Command['run'] =>
  ({ dispatch }) =>
    dispatch({ type: 'dialog-shown', dialog });

function change(to: (now: Settings) => Partial<Settings>) {
  return ({ actions, state }: CommandContext) => actions.saveSettings({ ...state.settings, ...to(state.settings) });
}

const settingsDialogs: readonly (Dialog | null)[] = ['settings', 'storage', 'network', 'keys'];

/** In the settings it shows another tab; another dialog would lose what was typed there. */
function mayShowKeys(state: WorkbenchState): boolean {
  if (!isInDialog(state)) return !isInModal();
  return settingsDialogs.includes(state.dialog) && state.presentation.setup === null;
}

/** How the window looks, its settings and its help. */
export const settingsCommands: readonly Command[] = [
  {
    id: 'environments',
    name: 'Manage environments',
    group: 'Settings',
    views: 'all',
    run: open('environments'),
  },
  { id: 'settings', name: 'Settings', group: 'Settings', keys: ['Mod+,'], views: 'all', run: open('settings') },
  {
    id: 'light',
    name: 'Light theme',
    group: 'View',
    views: 'all',
    inDialogs: true,
    run: change(() => ({ theme: 'light' })),
  },
  {
    id: 'dark',
    name: 'Dark theme',
    group: 'View',
    views: 'all',
    inDialogs: true,
    run: change(() => ({ theme: 'dark' })),
  },
  {
    id: 'system-theme',
    name: 'Theme as the system',
    group: 'View',
    views: 'all',
    inDialogs: true,
    run: change(() => ({ theme: 'system' })),
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
    name: 'Usual size',
    group: 'View',
    keys: ['Mod+0'],
    views: 'all',
    inDialogs: true,
    run: change(() => ({ zoom: usualZoom })),
  },
  {
    id: 'keys',
    name: 'List of keys',
    group: 'Help',
    keys: ['Mod+/', 'F1'],
    help: 'This list of keys',
    views: 'all',
    inDialogs: true,
    when: mayShowKeys,
    run: open('keys'),
  },
  {
    id: 'guide',
    name: 'Guide',
    group: 'Help',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'view-shown', view: 'guide' }),
  },
  {
    id: 'tour',
    name: 'Show me around',
    group: 'Help',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'tour-shown', step: 0 }),
  },
];

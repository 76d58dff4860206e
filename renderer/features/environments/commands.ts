import type { Command } from '#renderer/state/command.ts';
import { unknownEnvironment } from '#renderer/state/dialog.ts';

/** About where events go. */
export const environmentCommands: readonly Command[] = [
  {
    id: 'choose-environment',
    name: 'Choose the environment',
    keywords: 'switch target',
    group: 'Event',
    keys: ['Mod+E'],
    views: 'all',
    run: () => document.getElementById('environment')?.click(),
  },
  {
    id: 'environments',
    name: 'Manage environments',
    keywords: 'sitekey site key api key token base url globals',
    group: 'Settings',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'dialog-shown', dialog: { kind: 'environments' } }),
  },
  {
    id: 'add-environment',
    name: 'Add environment',
    keywords: 'sitekey site key',
    group: 'Settings',
    views: 'all',
    run: ({ dispatch }) =>
      dispatch({ type: 'dialog-shown', dialog: { kind: 'environments', fresh: unknownEnvironment } }),
  },
];

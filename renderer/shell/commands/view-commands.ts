import type { Command } from '#renderer/state/command.ts';
import type { Dialog } from '#renderer/state/dialog.ts';
import type { View } from '#renderer/state/view-state.ts';

const show =
  (shown: View): Command['run'] =>
  ({ dispatch }) =>
    dispatch({ type: 'view-shown', view: shown });
const open =
  (dialog: Dialog): Command['run'] =>
  ({ dispatch }) =>
    dispatch({ type: 'dialog-shown', dialog });

/** What is shown in the window. */
export const viewCommands: readonly Command[] = [
  {
    id: 'search',
    name: 'Search and commands',
    group: 'View',
    keys: ['Mod+K'],
    views: 'all',
    run: open({ kind: 'palette' }),
  },
  { id: 'show-requests', name: 'Show requests', group: 'View', views: 'all', run: show('composer') },
  { id: 'show-templates', name: 'Show templates', group: 'View', views: 'all', run: show('templates') },
  { id: 'show-storyboards', name: 'Show storyboards', group: 'View', views: 'all', run: show('storyboards') },
  { id: 'show-runs', name: 'Show runs', group: 'View', views: 'all', run: show('runs') },
  {
    id: 'show-history',
    name: 'Show history',
    group: 'View',
    keys: ['Mod+Shift+H'],
    help: 'History',
    views: 'all',
    run: show('history'),
  },
  { id: 'show-customers', name: 'Show customers', group: 'View', views: 'all', run: show('customers') },
  {
    id: 'show-practice',
    name: 'Show what Practice received',
    group: 'View',
    views: 'all',
    run: open({ kind: 'practice' }),
  },
  { id: 'show-trash', name: 'Show the trash', group: 'View', views: 'all', run: open({ kind: 'trash' }) },
  {
    id: 'side-bar',
    name: 'Show or hide the side bar',
    group: 'View',
    keys: ['Mod+\\', 'Mod+B'],
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'library-toggled' }),
  },
];

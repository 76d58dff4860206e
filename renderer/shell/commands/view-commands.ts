import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { toggleSideBar } from '#renderer/shell/window-width.ts';
import type { Command } from '#renderer/state/command.ts';
import { type Dialog, practiceInUse } from '#renderer/state/dialog.ts';
import type { View } from '#renderer/state/view-state.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { moveToArea } from '#renderer/ui/areas.ts';

const show =
  (shown: View): Command['run'] =>
  ({ dispatch }) =>
    dispatch({ type: 'view-shown', view: shown });
const open =
  (dialog: Dialog): Command['run'] =>
  ({ dispatch }) =>
    dispatch({ type: 'dialog-shown', dialog });

/** The search of the view; of the requests, it is in the side bar. Where there is none, the palette finds everything. */
function findInView({ view }: WorkbenchState, dispatch: Dispatch<WorkbenchAction>): void {
  const within = view === 'composer' ? '#library' : 'main';
  const field = document.querySelector<HTMLInputElement>(`${within} input[type="search"]`);
  if (field === null) {
    dispatch({ type: 'dialog-shown', dialog: { kind: 'palette' } });
    return;
  }
  if (field.closest('[inert]') !== null) flushSync(() => dispatch(toggleSideBar()));
  field.focus();
  field.select();
}

/** Whether the focus is in the code editor, which has its own search. */
function isInEditor(): boolean {
  return document.activeElement?.closest('.cm-editor') != null;
}

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
  {
    id: 'show-requests',
    name: 'Show requests',
    keywords: 'workspace folder tree',
    group: 'View',
    views: 'all',
    run: show('composer'),
  },
  { id: 'show-templates', name: 'Show templates', group: 'View', views: 'all', run: show('templates') },
  { id: 'show-storyboards', name: 'Show storyboards', group: 'View', views: 'all', run: show('storyboards') },
  {
    id: 'show-runs',
    name: 'Show runs',
    keywords: 'runner report results',
    group: 'View',
    views: 'all',
    run: show('runs'),
  },
  {
    id: 'show-history',
    name: 'Show history',
    keywords: 'replay resend send again console logs traffic verdict triggered',
    group: 'View',
    keys: ['Mod+Shift+H'],
    help: 'History',
    views: 'all',
    run: show('history'),
  },
  {
    id: 'show-customers',
    name: 'Show customers',
    // A TID is to MXO what a cookie is to a web server.
    keywords: 'gdpr privacy personal data erase delete forget tid cookies identity',
    group: 'View',
    views: 'all',
    run: show('customers'),
  },
  {
    id: 'show-practice',
    name: 'Show what Practice received',
    keywords: 'mock echo server sandbox',
    group: 'View',
    views: 'all',
    run: ({ state, dispatch }) => dispatch({ type: 'dialog-shown', dialog: practiceInUse(state) }),
  },
  {
    id: 'show-trash',
    name: 'Show the trash',
    keywords: 'restore recover undelete removed',
    group: 'View',
    views: 'all',
    run: open({ kind: 'trash' }),
  },
  {
    id: 'find',
    name: 'Find in this view',
    group: 'View',
    keys: ['Mod+F'],
    views: 'all',
    isKeyTaken: isInEditor,
    run: ({ state, dispatch }) => findInView(state, dispatch),
  },
  {
    id: 'next-area',
    name: 'Next area of the window',
    group: 'View',
    keys: ['F6'],
    views: 'all',
    run: () => moveToArea(1),
  },
  {
    id: 'area-before',
    name: 'Previous area of the window',
    group: 'View',
    keys: ['Shift+F6'],
    views: 'all',
    run: () => moveToArea(-1),
  },
  {
    id: 'side-bar',
    name: 'Show or hide the side bar',
    group: 'View',
    keys: ['Mod+\\', 'Mod+B'],
    views: 'all',
    run: ({ dispatch }) => dispatch(toggleSideBar()),
  },
];

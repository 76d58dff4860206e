import type { Dispatch } from 'react';
import { largerZoom, smallerZoom, usualZoom } from '#app/ipc/state.ts';
import type { LibraryActions } from '#renderer/shell/library-actions.ts';
import { allStoryboards, storyboardActions } from '#renderer/shell/storyboard-actions.ts';
import type { Actions } from '#renderer/shell/use-actions.ts';
import { keyForPeople } from '#renderer/shell/use-keys.ts';
import type { Dialog, View, WorkbenchAction, WorkbenchState } from '#renderer/shell/workbench-state.ts';

/** Something that a person can have done by its name. */
export type Command = {
  /** Tells it from the others: two storyboards may have one title. */
  readonly id: string;
  readonly name: string;
  readonly key?: string;
  /** Does no harm to what stands in front of the window. */
  readonly isForDialogsToo?: boolean;
  readonly run: () => void;
};

/** Every command of the window. */
export function listCommands(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  actions: Actions,
  library: LibraryActions,
): readonly Command[] {
  const { settings } = state;
  const boards = storyboardActions(state, dispatch);
  const view = (shown: View) => () => dispatch({ type: 'view-shown', view: shown });
  const dialog = (shown: Dialog) => () => dispatch({ type: 'dialog-shown', dialog: shown });
  const zoom = (to: number) => () => actions.saveSettings({ ...settings, zoom: to });
  const theme = (to: typeof settings.theme) => () => actions.saveSettings({ ...settings, theme: to });
  const named: readonly Omit<Command, 'id'>[] = [
    { name: 'Send the event', key: keyForPeople('Mod+Enter'), run: actions.send },
    { name: 'New event', key: keyForPeople('Mod+N'), run: actions.newEvent },
    { name: 'Duplicate the event', key: keyForPeople('Mod+D'), run: actions.duplicate },
    { name: 'Save request', key: keyForPeople('Mod+S'), run: library.save },
    { name: 'Save as', key: keyForPeople('Mod+Shift+S'), run: library.saveAs },
    { name: 'Make a template from this event', run: actions.makeTemplate },
    { name: 'New template', run: actions.newTemplate },
    { name: 'New run', run: () => dispatch({ type: 'run-set-up', form: null, selection: state.selection }) },
    { name: 'New folder', run: () => library.addFolder(null) },
    { name: 'Import', run: () => dispatch({ type: 'importing', importing: '' }) },
    { name: 'Export everything', run: () => dispatch({ type: 'exporting', exporting: { kind: 'workspace' } }) },
    { name: 'Undo', key: keyForPeople('Mod+Z'), run: library.undo },
    { name: 'Redo', key: keyForPeople('Mod+Shift+Z'), run: library.redo },
    { name: 'Show requests', run: view('composer') },
    { name: 'Show templates', run: view('templates') },
    { name: 'Show storyboards', run: view('storyboards') },
    { name: 'New storyboard', run: boards.onNew },
    { name: 'Play a two-minute demo', run: boards.onDemo },
    {
      name: state.shows.isPresenting ? 'Stop presenting: show customer keys' : 'Presenting: mask customer keys',
      run: () => dispatch({ type: 'presenting-toggled' }),
    },
    { name: 'Show runs', run: view('runs') },
    { name: 'Show history', key: keyForPeople('Mod+Shift+H'), run: view('history') },
    { name: 'Show visitors', run: view('visitors') },
    { name: 'Show what Practice received', run: dialog('practice') },
    { name: 'Show the trash', run: dialog('trash') },
    { name: 'Manage environments', run: dialog('environments') },
    { name: 'Settings', key: keyForPeople('Mod+,'), run: dialog('settings') },
    { name: 'List of keys', key: keyForPeople('Mod+/'), run: dialog('keys') },
    { name: 'Guide', run: view('guide') },
    { name: 'Show me around', run: () => dispatch({ type: 'tour-shown', step: 0 }) },
    { name: 'Light theme', isForDialogsToo: true, run: theme('light') },
    { name: 'Dark theme', isForDialogsToo: true, run: theme('dark') },
    { name: 'Theme as the system', isForDialogsToo: true, run: theme('system') },
    { name: 'Larger', isForDialogsToo: true, key: keyForPeople('Mod+='), run: zoom(largerZoom(settings.zoom)) },
    { name: 'Smaller', isForDialogsToo: true, key: keyForPeople('Mod+-'), run: zoom(smallerZoom(settings.zoom)) },
    { name: 'Usual size', isForDialogsToo: true, key: keyForPeople('Mod+0'), run: zoom(usualZoom) },
  ];
  return [
    ...named.map((command) => ({ id: command.name, ...command })),
    ...allStoryboards(state).map((storyboard) => ({
      id: `present ${storyboard.id}`,
      name: `Present ${storyboard.title}`,
      run: () => boards.onShow(storyboard, 'present'),
    })),
  ];
}

import type { Command, KeyHelp, WindowContext } from '#renderer/state/command.ts';
import { isInTree, isTyping } from '#renderer/ui/use-keys.ts';
import type { LibraryActions } from './use-library-actions.ts';

type LibraryContext = WindowContext & { readonly library: LibraryActions };

/** About saving the event in front. */
export const savingCommands: readonly Command<LibraryContext>[] = [
  {
    id: 'rename',
    name: 'Rename the saved request',
    group: 'Event',
    keys: ['F2'],
    help: 'Rename a saved request, folder or storyboard',
    views: ['composer'],
    isKeyTaken: () => isInTree() || isTyping(),
    run: ({ library }) => library.renameOpen(),
  },
  {
    id: 'save',
    name: 'Save request',
    group: 'Library',
    keys: ['Mod+S'],
    views: ['composer'],
    run: ({ library }) => library.save(),
  },
  {
    id: 'save-as',
    name: 'Save as',
    group: 'Library',
    keys: ['Mod+Shift+S'],
    views: ['composer'],
    run: ({ library }) => library.saveAs(),
  },
];

/** About what is saved. */
export const libraryCommands: readonly Command<LibraryContext>[] = [
  {
    id: 'new-folder',
    name: 'New folder',
    group: 'Library',
    views: 'all',
    run: ({ library }) => library.addFolder(null),
  },
  {
    id: 'import',
    name: 'Import',
    keywords: 'workspace collection swagger bruno insomnia',
    group: 'Library',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'dialog-shown', dialog: { kind: 'import', start: '' } }),
  },
  {
    id: 'export',
    name: 'Export everything',
    keywords: 'workspace collection team sync',
    group: 'Library',
    views: 'all',
    run: ({ dispatch }) =>
      dispatch({ type: 'dialog-shown', dialog: { kind: 'export', exporting: { kind: 'workspace' } } }),
  },
  {
    id: 'undo',
    name: 'Undo',
    group: 'Library',
    keys: ['Mod+Z'],
    views: 'all',
    isKeyTaken: isTyping,
    repeats: true,
    run: ({ library }) => library.undo(),
  },
  {
    id: 'redo',
    name: 'Redo',
    group: 'Library',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    views: 'all',
    isKeyTaken: isTyping,
    repeats: true,
    run: ({ library }) => library.redo(),
  },
];

/** What is pasted outside of fields has no command: the system says when. */
export const pasteKeys: readonly KeyHelp[] = [
  { keys: ['Mod+V'], help: 'Outside a field: create an event from the clipboard' },
];

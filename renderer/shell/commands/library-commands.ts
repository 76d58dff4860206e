import { isTyping } from '#renderer/ui/use-keys.ts';
import type { Command } from './command.ts';

/** About what is saved. */
export const libraryCommands: readonly Command[] = [
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
  {
    id: 'make-template',
    name: 'Make a template from this event',
    group: 'Library',
    views: ['composer'],
    run: ({ actions }) => actions.makeTemplate(),
  },
  {
    id: 'new-template',
    name: 'New template',
    group: 'Library',
    views: 'all',
    run: ({ actions }) => actions.newTemplate(),
  },
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
    group: 'Library',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'importing', importing: '' }),
  },
  {
    id: 'export',
    name: 'Export everything',
    group: 'Library',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'exporting', exporting: { kind: 'workspace' } }),
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

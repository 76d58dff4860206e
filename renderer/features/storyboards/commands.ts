import type { Workspace } from '#app/library/workspace.ts';
import type { Command, WindowContext } from '#renderer/state/command.ts';
import { isTyping } from '#renderer/ui/use-keys.ts';
import { otherWays } from './ways.ts';
import { withStoryboards } from './with-storyboards.ts';

/** Changes the library, and says so once it is saved. */
type Library = { readonly saveAndSay: (says: string, edit: (now: Workspace) => Workspace) => void };

type StoryboardsContext = WindowContext & { readonly library: Library };

/** The title of the storyboard that is shown, where it can be changed. */
const titleField = () => document.getElementById('storyboard-title');

/** About storyboards and who looks on. What acts on one acts on the one that is shown. */
export const storyboardCommands: readonly Command<StoryboardsContext>[] = [
  {
    id: 'new-storyboard',
    name: 'New storyboard',
    group: 'Present',
    views: 'all',
    run: ({ state, dispatch }) => withStoryboards(state, dispatch, (on) => on.onNew()),
  },
  {
    id: 'demo',
    name: 'Play a two-minute demo',
    group: 'Present',
    views: 'all',
    run: ({ state, dispatch }) => withStoryboards(state, dispatch, (on) => on.onDemo()),
  },
  {
    id: 'duplicate-storyboard',
    name: 'Duplicate the storyboard',
    group: 'Present',
    keys: ['Mod+D'],
    help: 'In Storyboards: duplicate the storyboard',
    views: ['storyboards'],
    run: ({ state, dispatch }) => withStoryboards(state, dispatch, (on) => on.onShown(on.onDuplicate)),
  },
  ...otherWays.map(
    ({ mode, name }): Command<StoryboardsContext> => ({
      id: `present-${mode}`,
      name: `Present: ${name}`,
      group: 'Present',
      views: ['storyboards'],
      run: ({ state, dispatch }) =>
        withStoryboards(state, dispatch, (on) => on.onShown((storyboard) => on.onShow(storyboard, mode))),
    }),
  ),
  {
    id: 'check-show',
    name: 'Check before the show',
    group: 'Present',
    views: ['storyboards'],
    run: ({ state, dispatch }) => withStoryboards(state, dispatch, (on) => on.onShown(on.onCheck)),
  },
  {
    id: 'run-storyboard',
    name: 'Run the storyboard with its pauses',
    keywords: 'replay recorded gaps speed',
    group: 'Present',
    views: ['storyboards'],
    run: ({ state, dispatch }) => withStoryboards(state, dispatch, (on) => on.onShown(on.onRun)),
  },
  {
    id: 'rename-storyboard',
    name: 'Rename the storyboard',
    group: null,
    keys: ['F2'],
    help: 'In Storyboards: rename the storyboard',
    views: ['storyboards'],
    isKeyTaken: () => titleField() === null || isTyping(),
    run: () => {
      const field = titleField();
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
    },
  },
  {
    id: 'save-storyboard',
    name: 'Save the storyboard',
    group: null,
    keys: ['Mod+S'],
    help: 'In Storyboards: save your changes now',
    views: ['storyboards'],
    isKeyTaken: () => titleField() === null,
    run: ({ library }) => {
      // What was typed becomes part of the library when its field is left.
      const field = document.activeElement;
      if (isTyping() && field instanceof HTMLElement) {
        field.blur();
        field.focus({ preventScroll: true });
      }
      library.saveAndSay('Storyboard saved.', (now) => now);
    },
  },
  {
    id: 'presenting',
    name: ({ presentation }) =>
      presentation.isPresenting ? 'Stop presenting: show customer keys' : 'Presenting: mask customer keys',
    group: 'Present',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'presenting-toggled' }),
  },
];

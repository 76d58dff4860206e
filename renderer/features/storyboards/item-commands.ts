import { hasPausesBetween } from '#app/runs/run-input.ts';
import { isBuiltInStoryboard } from '#app/storyboards/built-in/built-in.ts';
import type { Step, Storyboard } from '#app/storyboards/storyboard.ts';
import type { ItemCommand } from '#renderer/state/item-command.ts';
import type { StoryboardActions } from './storyboards.tsx';
import { otherWays } from './ways.ts';

type StoryboardContext = { readonly storyboard: Storyboard; readonly on: StoryboardActions };

const isOwn = ({ storyboard }: StoryboardContext) => !isBuiltInStoryboard(storyboard.id);

/** What can be done with a storyboard as a whole. */
export const storyboardItemCommands: readonly ItemCommand<StoryboardContext>[] = [
  { id: 'present', name: 'Present', run: ({ storyboard, on }) => on.onShow(storyboard, 'present') },
  ...otherWays.map(
    ({ mode, name }): ItemCommand<StoryboardContext> => ({
      id: mode,
      name,
      run: ({ storyboard, on }) => on.onShow(storyboard, mode),
    }),
  ),
  { id: 'check', name: 'Check before the show', run: ({ storyboard, on }) => on.onCheck(storyboard) },
  {
    id: 'run',
    name: 'Run with its pauses…',
    when: ({ storyboard }) => hasPausesBetween(storyboard.steps),
    run: ({ storyboard, on }) => on.onRun(storyboard),
  },
  {
    id: 'duplicate',
    name: (context) => (isOwn(context) ? 'Duplicate' : 'Make a copy to edit'),
    run: ({ storyboard, on }) => on.onDuplicate(storyboard),
  },
  { id: 'share', name: 'Share', run: ({ storyboard, on }) => on.onShare(storyboard) },
  {
    id: 'delete',
    name: 'Delete',
    when: isOwn,
    isDanger: true,
    run: ({ storyboard, on }) => on.onDelete(storyboard),
  },
];

/** A step, and what its list can do with it. */
type StepContext = {
  readonly step: Step;
  readonly isOpen: boolean;
  readonly on: {
    readonly toggle: (step: Step) => void;
    readonly openInComposer: (step: Step) => void;
    readonly moveBy: (step: Step, by: 1 | -1) => void;
    readonly duplicate: (step: Step) => void;
    readonly remove: (step: Step) => void;
  };
};

/** What can be done with one step. */
export const stepCommands: readonly ItemCommand<StepContext>[] = [
  { id: 'edit', name: ({ isOpen }) => (isOpen ? 'Close' : 'Edit'), run: ({ step, on }) => on.toggle(step) },
  {
    id: 'open',
    name: 'Open in composer',
    when: ({ step }) => step.kind === 'event',
    run: ({ step, on }) => on.openInComposer(step),
  },
  { id: 'up', name: 'Move up', run: ({ step, on }) => on.moveBy(step, -1) },
  { id: 'down', name: 'Move down', run: ({ step, on }) => on.moveBy(step, 1) },
  { id: 'duplicate', name: 'Duplicate', run: ({ step, on }) => on.duplicate(step) },
  { id: 'delete', name: 'Delete', isDanger: true, run: ({ step, on }) => on.remove(step) },
];

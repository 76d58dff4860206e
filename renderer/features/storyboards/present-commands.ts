import { allStoryboards } from '#renderer/state/all-storyboards.ts';
import type { Command } from '#renderer/state/command.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { storyboardActions } from './actions.ts';

/** A command for each storyboard, to present it. */
export function presentCommands(state: WorkbenchState): readonly Command[] {
  return allStoryboards(state).map((storyboard) => ({
    id: `present ${storyboard.id}`,
    name: `Present ${storyboard.title}`,
    group: 'Present',
    views: 'all',
    run: ({ state: now, dispatch }) => storyboardActions(now, dispatch).onShow(storyboard, 'present'),
  }));
}

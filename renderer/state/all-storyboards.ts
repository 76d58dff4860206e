import { isKept } from '#app/library/alive.ts';
import { builtInStoryboards } from '#app/storyboards/built-in/built-in.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** Every storyboard that a person can show: their own, then those that come with Tidings. */
export function allStoryboards({ workspace }: WorkbenchState): readonly Storyboard[] {
  return [...workspace.storyboards.filter(isKept), ...builtInStoryboards];
}

import type { Dispatch } from 'react';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { loadPart } from '#renderer/ui/load-part.ts';

/** Does something with storyboards from elsewhere in the window, which opens without what that takes. */
export async function withStoryboards(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  act: (actions: ReturnType<typeof import('./actions.ts').storyboardActions>) => void,
): Promise<void> {
  const { storyboardActions } = await loadPart(() => import('./actions.ts'));
  act(storyboardActions(state, dispatch));
}

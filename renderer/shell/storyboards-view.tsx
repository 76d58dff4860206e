import type { Dispatch } from 'react';
import { Storyboards } from '#renderer/features/storyboards/storyboards.tsx';
import { allStoryboards, eventSources, storyboardActions } from './storyboard-actions.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

type StoryboardsViewProps = { readonly state: WorkbenchState; readonly dispatch: Dispatch<WorkbenchAction> };

/** The storyboards beside the side bar. */
export function StoryboardsView({ state, dispatch }: StoryboardsViewProps) {
  return (
    <Storyboards
      storyboards={allStoryboards(state)}
      chosenId={state.shows.storyboardId}
      onChoose={(id) => dispatch({ type: 'storyboard-chosen', id })}
      events={eventSources(state)}
      visitors={state.workspace.visitors}
      {...storyboardActions(state, dispatch)}
    />
  );
}

import { type Dispatch, useState } from 'react';
import { scopesOf } from '#app/exchange/prepare.ts';
import { allStoryboards } from '#renderer/state/all-storyboards.ts';
import { newSeed } from '#renderer/state/new-draw.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { variableLookup } from '#renderer/state/variable-lookup.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { VariableLookupContext } from '#renderer/ui/variable-lookup.ts';
import { eventSources, storyboardActions } from './actions.ts';
import { eventsOfShow } from './events-of-show.ts';
import type { ShowActions } from './last-shows.tsx';
import { type StoryboardActions, Storyboards } from './storyboards.tsx';

type StoryboardsViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly onOpenExchange: ShowActions['onOpenExchange'];
  readonly library: { readonly trashStoryboard: StoryboardActions['onDelete'] };
};

/** The storyboards beside the side bar. */
export function StoryboardsView({ state, dispatch, library, onOpenExchange }: StoryboardsViewProps) {
  const [draw] = useState(newSeed);
  const environment = environmentInUse(state);
  const scopes = scopesOf(environment, state.workspace.variables);
  const shows: ShowActions = {
    onOpenExchange,
    onShowEvents: (show) => {
      dispatch({ type: 'history-queried', query: eventsOfShow(show) });
      dispatch({ type: 'view-shown', view: 'history' });
    },
  };
  return (
    <VariableLookupContext value={variableLookup(scopes, draw)}>
      <Storyboards
        storyboards={allStoryboards(state)}
        chosenId={state.presentation.storyboardId}
        onChoose={(id) => dispatch({ type: 'storyboard-chosen', id })}
        events={eventSources(state)}
        profiles={state.workspace.visitors}
        place={{ environment, siteKey: state.selection.siteKey }}
        on={{ ...storyboardActions(state, dispatch), onDelete: library.trashStoryboard, shows }}
      />
    </VariableLookupContext>
  );
}

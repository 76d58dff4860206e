import { type Dispatch, Suspense, useEffect, useState } from 'react';
import { wholeHistory } from '#app/exchange/history-query.ts';
import { Later } from './later.tsx';
import { AppMenu, loadWhenIdle, Palette, StageDoor, Tour } from './lazy-parts.ts';
import type { LibraryActions } from './library-actions.ts';
import type { Actions } from './use-actions.ts';
import { withStoryboards } from './with-storyboards.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

type OverlaysProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
};

/** What comes over the window for a moment: the palette, a question, the tour. */
export function Overlays({ state, dispatch, actions, library }: OverlaysProps) {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => loadWhenIdle(() => setIdle(true)), []);
  return (
    <>
      <Later wanted={isIdle}>
        <AppMenu state={state} dispatch={dispatch} actions={actions} library={library} />
      </Later>
      {state.dialog === 'palette' && (
        <Suspense fallback={null}>
          <Palette
            state={state}
            actions={actions}
            dispatch={dispatch}
            library={library}
            onSearchHistory={(search) => {
              dispatch({ type: 'history-queried', query: { ...wholeHistory, search } });
              dispatch({ type: 'view-shown', view: 'history' });
            }}
            onClose={() => dispatch({ type: 'palette-closed' })}
          />
        </Suspense>
      )}
      {state.shows.staging !== null && (
        <Suspense fallback={null}>
          <StageDoor
            staging={state.shows.staging}
            state={state}
            onChange={(staging) => dispatch({ type: 'staging-changed', staging })}
            onEnter={(stage) => void withStoryboards(state, dispatch, (on) => void on.onEnter(stage))}
          />
        </Suspense>
      )}
      <Later wanted={state.tourStep !== null}>
        <Tour step={state.tourStep} onStep={(step) => dispatch({ type: 'tour-shown', step })} />
      </Later>
    </>
  );
}

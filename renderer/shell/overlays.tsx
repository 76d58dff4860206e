import { type Dispatch, Suspense, useEffect, useState } from 'react';
import { wholeHistory } from '#app/history/history-query.ts';
import { longestSearch } from '#app/limits.ts';
import { reportError } from '#renderer/report-error.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CrashBoundary } from '#renderer/ui/crash-boundary.tsx';
import { DialogBoundary } from './crash/dialog-boundary.tsx';
import { Lazy, LazyDialog } from './lazy.tsx';
import { AppMenu, loadWhenIdle, Palette, PresentationCheck, Tour } from './lazy-parts.ts';
import type { LibraryActions } from './library-actions.ts';
import type { Actions } from './use-actions.ts';
import { withStoryboards } from './with-storyboards.ts';

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
  const closePalette = () => dispatch({ type: 'palette-closed' });
  return (
    <>
      {/* Nothing of it stands in the window. */}
      <CrashBoundary fallback={() => null} onCrash={(error) => reportError('part', error)}>
        <Lazy wanted={isIdle}>
          <AppMenu state={state} dispatch={dispatch} actions={actions} library={library} />
        </Lazy>
      </CrashBoundary>
      {state.dialog === 'palette' && (
        <DialogBoundary opened onClose={closePalette}>
          <Suspense fallback={null}>
            <Palette
              state={state}
              actions={actions}
              dispatch={dispatch}
              library={library}
              onSearchHistory={(search) => {
                dispatch({
                  type: 'history-queried',
                  query: { ...wholeHistory, search: search.slice(0, longestSearch) },
                });
                dispatch({ type: 'view-shown', view: 'history' });
              }}
              onClose={closePalette}
            />
          </Suspense>
        </DialogBoundary>
      )}
      {state.presentation.toCheck !== null && (
        <DialogBoundary opened onClose={() => dispatch({ type: 'presentation-check-changed', toCheck: null })}>
          <Suspense fallback={null}>
            <PresentationCheck
              toCheck={state.presentation.toCheck}
              state={state}
              onChange={(toCheck) => dispatch({ type: 'presentation-check-changed', toCheck })}
              onEnter={(setup) => void withStoryboards(state, dispatch, (on) => void on.onEnter(setup))}
            />
          </Suspense>
        </DialogBoundary>
      )}
      <LazyDialog opened={state.tourStep !== null} onClose={() => dispatch({ type: 'tour-shown', step: null })}>
        <Tour step={state.tourStep} onStep={(step) => dispatch({ type: 'tour-shown', step })} />
      </LazyDialog>
    </>
  );
}

import { type Dispatch, lazy, Suspense } from 'react';
import { wholeHistory } from '#app/exchange/history-query.ts';
import type { LibraryActions } from './library-actions.ts';
import { listCommands } from './palette/commands.ts';
import { StageDoor } from './stage-door.tsx';
import { storyboardActions } from './storyboard-actions.ts';
import { Tour } from './tour.tsx';
import type { Actions } from './use-actions.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

// Loaded when first asked for.
const Palette = lazy(async () => ({ default: (await import('./palette/palette.tsx')).Palette }));

type OverlaysProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
};

/** What comes over the window for a moment: the palette, a question, the tour. */
export function Overlays({ state, dispatch, actions, library }: OverlaysProps) {
  return (
    <>
      {state.dialog === 'palette' && (
        <Suspense fallback={null}>
          <Palette
            state={state}
            actions={actions}
            commands={listCommands(state, dispatch, actions, library)}
            onOpenRequest={library.open}
            onSearchHistory={(search) => {
              dispatch({ type: 'history-queried', query: { ...wholeHistory, search } });
              dispatch({ type: 'view-shown', view: 'history' });
            }}
            onClose={() => dispatch({ type: 'palette-closed' })}
          />
        </Suspense>
      )}
      {state.staging !== null && (
        <StageDoor
          staging={state.staging}
          state={state}
          onChange={(staging) => dispatch({ type: 'staging-changed', staging })}
          onEnter={(stage) => void storyboardActions(state, dispatch).onEnter(stage)}
        />
      )}
      <Tour step={state.tourStep} onStep={(step) => dispatch({ type: 'tour-shown', step })} />
    </>
  );
}

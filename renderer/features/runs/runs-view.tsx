import { type Dispatch, useEffect, useEffectEvent, useMemo } from 'react';
import type { RunForm } from '#app/runs/run-form.ts';
import type { Settings } from '#app/settings/settings.ts';
import { builtInStoryboards } from '#app/storyboards/built-in/built-in.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';
import { runSources } from './run-inputs.ts';
import { Runs } from './runs.tsx';

type RunsViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly onOpenExchange: (id: string) => void;
  readonly onOtherPlace: (otherPlace: Settings['otherPlace']) => void;
};

/** The room of runs, with what it needs of the rest of the house. */
export function RunsView({ state, dispatch, onOpenExchange, onOtherPlace }: RunsViewProps) {
  const { workspace } = state;
  const sources = useMemo(() => runSources(workspace, [...builtInStoryboards, ...workspace.storyboards]), [workspace]);
  const { replaced, setUps } = state.runs;
  const offerBack = useEffectEvent((form: RunForm) =>
    sayWithUndo('The run you were setting up was replaced.', () =>
      dispatch({ type: 'run-set-up', form, selection: state.selection }),
    ),
  );
  useEffect(() => {
    if (replaced !== null) offerBack(replaced);
  }, [replaced]);
  return (
    <Runs
      key={setUps}
      place={state.runs.place}
      form={state.runs.form}
      environments={state.environments}
      selection={state.selection}
      variables={workspace.variables}
      sources={sources}
      otherPlace={{
        last: state.settings.otherPlace,
        onChange: onOtherPlace,
      }}
      on={{
        onPlace: (place) => dispatch({ type: 'runs-shown', place }),
        onSetUp: (form) => dispatch({ type: 'run-set-up', form, selection: state.selection }),
        onForm: (change) => dispatch({ type: 'run-form-changed', setUp: setUps, change }),
        onStarted: (runId) => dispatch({ type: 'run-started', setUp: setUps, runId }),
        onOpenExchange,
        onSay: say,
        onSayWithUndo: sayWithUndo,
      }}
    />
  );
}

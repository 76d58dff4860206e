import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Variable } from '#app/event/variables.ts';
import { type Run, takeRun } from '#app/runs/run.ts';
import { blankRunForm, formFromRun, type RunForm, type RunFormChange } from '#app/runs/run-form.ts';
import { ask } from '#renderer/ask.ts';
import type { OtherPlace, RunPorts, RunsPlace } from '#renderer/state/runs-place.ts';
import { NewRun } from './new-run.tsx';
import { RunList } from './run-list.tsx';
import type { SourceChoice } from './run-source.ts';
import { RunView } from './run-view.tsx';

type RunsProps = {
  readonly place: RunsPlace;
  /** The run that is being set up, or waits half set up. */
  readonly form: RunForm | null;
  readonly environments: readonly Environment[];
  /** The environment and site key in use. */
  readonly selection: Selection;
  /** Variables that every environment has. */
  readonly variables: readonly Variable[];
  readonly sources: readonly SourceChoice[];
  readonly otherPlace: OtherPlace;
  readonly on: RunsActions;
};

type RunsActions = RunPorts & {
  readonly onPlace: (place: RunsPlace) => void;
  /** Sets up a run: this one, or without one the run that waits half set up, or a new one. */
  readonly onSetUp: (form: RunForm | null) => void;
  readonly onForm: (change: RunFormChange) => void;
  readonly onStarted: (runId: string) => void;
};

/** The runs view: the list, a new run, or one run. */
export function Runs({ place, form, environments, selection, variables, sources, otherPlace, on }: RunsProps) {
  const showList = () => on.onPlace({ kind: 'list' });

  /** Sets a run up like an earlier one, on its own environment if that is still there. */
  function repeat(run: Run) {
    const isThere = environments.some(({ id }) => id === run.environment.id);
    if (!isThere)
      on.onSay(`The environment ${run.environment.name} was deleted. The current environment is used instead.`);
    const there = isThere ? { environmentId: run.environment.id, siteKey: run.siteKey } : selection;
    on.onSetUp(formFromRun(run, there));
  }

  const list = (
    <RunList
      on={on}
      isHalfSetUp={form !== null}
      onNew={() => on.onSetUp(null)}
      onOpen={(runId) => on.onPlace({ kind: 'run', runId })}
      onRunAgain={async (runId) => {
        const opened = await ask('run.open', { runId }, 'the run wasn’t set up again');
        if (opened?.run === null) on.onSay('That run no longer exists.', 'problem');
        else if (opened !== null) repeat(takeRun(opened.run));
      }}
    />
  );
  switch (place.kind) {
    case 'list':
      return list;
    case 'new':
      return form === null ? (
        list
      ) : (
        <NewRun
          form={form}
          environments={environments}
          onBack={showList}
          onStartOver={() => on.onSetUp(blankRunForm(selection, null))}
          variables={variables}
          sources={sources}
          otherPlace={otherPlace}
          onForm={on.onForm}
          onStarted={on.onStarted}
          on={on}
        />
      );
    case 'run':
      return (
        <RunView
          runId={place.runId}
          environments={environments}
          on={on}
          onBack={showList}
          onRunAgain={repeat}
          onOpenRun={(runId) => on.onPlace({ kind: 'run', runId })}
        />
      );
  }
}

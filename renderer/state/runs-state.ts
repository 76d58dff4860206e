import type { Selection } from '#app/environments/selection.ts';
import { blankRunForm, type RunForm, type RunFormChange } from '#app/runs/run-form.ts';
import type { RunsPlace } from './runs-place.ts';
import type { WorkbenchAction } from './workbench-state.ts';

export type RunsState = {
  readonly place: RunsPlace;
  /** The run that is being set up, or waits half set up; null when there is none. */
  readonly form: RunForm | null;
  /** The form as it began: another object once something was set in it. */
  readonly blank: RunForm | null;
  /** How many forms were set up: what belongs to the one before goes with it. */
  readonly setUps: number;
  /** A half set up run that another one took the place of, to be taken back. */
  readonly replaced: RunForm | null;
};

export type RunsAction =
  | { readonly type: 'runs-shown'; readonly place: RunsPlace }
  /** Sets up this one; without a form the one that waits half set up, or a new one. */
  | { readonly type: 'run-set-up'; readonly form: RunForm | null; readonly selection: Selection }
  /** `setUp` is the number of the form that it is for, as it may come when another one is set up; null is for any form. */
  | { readonly type: 'run-form-changed'; readonly setUp: number | null; readonly change: RunFormChange }
  | { readonly type: 'run-started'; readonly setUp: number; readonly runId: string };

export const noRuns: RunsState = { place: { kind: 'list' }, form: null, blank: null, setUps: 0, replaced: null };

export function reduceRuns(state: RunsState, action: WorkbenchAction): RunsState {
  switch (action.type) {
    case 'runs-shown':
      return { ...state, place: action.place, replaced: null };
    case 'run-set-up':
      return setUp(state, action.form, blankRunForm(action.selection, null));
    case 'run-form-changed':
      if (state.form === null || (action.setUp !== null && action.setUp !== state.setUps)) return state;
      return { ...state, form: action.change(state.form) };
    case 'run-started':
      if (action.setUp !== state.setUps) return state;
      return { ...noRuns, setUps: state.setUps, place: { kind: 'run', runId: action.runId } };
    case 'view-shown':
      return { ...state, place: { kind: 'list' }, replaced: null };
    case 'customer-erased':
      return { ...noRuns, setUps: state.setUps };
    default:
      return state;
  }
}

/** Sets up another run, or goes on with the one that waits. What was set up in a run that goes is kept. */
function setUp(state: RunsState, another: RunForm | null, blank: RunForm): RunsState {
  if (another === null && state.form !== null) return { ...state, place: { kind: 'new' } };
  const form = another ?? blank;
  const replaced = state.form === state.blank ? null : state.form;
  return { place: { kind: 'new' }, form, blank: form, setUps: state.setUps + 1, replaced };
}

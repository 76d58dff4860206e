import type { Selection } from '#app/environments/selection.ts';
import { blankRunForm, type RunForm, type RunFormChange } from '#app/runs/run-form.ts';
import type { RunsPlace } from './runs-place.ts';
import type { WorkbenchAction } from './workbench-state.ts';

/** What the runs view shows, and the run that is being set up, or waits half set up; null when there is none. */
export type RunsState = { readonly place: RunsPlace; readonly form: RunForm | null };

export type RunsAction =
  | { readonly type: 'runs-shown'; readonly place: RunsPlace }
  /** Sets up this one; without a form the one that waits half set up, or a new one. */
  | { readonly type: 'run-set-up'; readonly form: RunForm | null; readonly selection: Selection }
  | { readonly type: 'run-form-changed'; readonly change: RunFormChange }
  | { readonly type: 'run-started'; readonly runId: string };

export const noRuns: RunsState = { place: { kind: 'list' }, form: null };

export function reduceRuns(state: RunsState, action: WorkbenchAction): RunsState {
  switch (action.type) {
    case 'runs-shown':
      return { ...state, place: action.place };
    case 'run-set-up':
      return { place: { kind: 'new' }, form: action.form ?? state.form ?? blankRunForm(action.selection, null) };
    case 'run-form-changed':
      return { ...state, form: state.form === null ? null : action.change(state.form) };
    case 'run-started':
      return { place: { kind: 'run', runId: action.runId }, form: null };
    case 'view-shown':
      return { ...state, place: { kind: 'list' } };
    case 'customer-erased':
      return noRuns;
    default:
      return state;
  }
}

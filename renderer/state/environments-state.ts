import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { settle } from './selection.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** Where events can go, and where they go. */
export type EnvironmentsState = {
  readonly environments: readonly Environment[];
  readonly selection: Selection;
  /** The guarded environment of the last start, until the person chose one in this one. */
  readonly goBackTo: Selection | null;
  /** What was allowed in this session, where an environment asks once. */
  readonly allowed: readonly string[];
};

export type EnvironmentsAction =
  | { readonly type: 'selected'; readonly selection: Selection }
  | { readonly type: 'environments-changed'; readonly environments: readonly Environment[] }
  | { readonly type: 'environment-allowed'; readonly allowance: string };

export function reduceEnvironments(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'selected':
      return { ...state, selection: action.selection, goBackTo: null };
    case 'environments-changed': {
      const { environments } = action;
      const { goBackTo } = state;
      const isThere = goBackTo !== null && settle(goBackTo, environments) === goBackTo;
      return {
        ...state,
        environments,
        selection: settle(state.selection, environments),
        goBackTo: isThere ? goBackTo : null,
      };
    }
    case 'environment-allowed':
      return { ...state, allowed: [...state.allowed, action.allowance] };
    default:
      return state;
  }
}

import { type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import type { Retention } from '#app/history/retention.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** What the window knows of the history, and the settings: how long it is kept is one of them. */
export type HistoryState = {
  readonly settings: Settings;
  /** Null until main knows. */
  readonly historyTotal: number | null;
  /** What the person looks for in the history. */
  readonly historyQuery: HistoryQuery;
};

export type HistoryAction =
  /** All but the retention, which has its own. */
  | { readonly type: 'settings-changed'; readonly settings: Settings }
  | { readonly type: 'retention-changed'; readonly retention: Retention }
  | { readonly type: 'history-queried'; readonly query: HistoryQuery }
  | { readonly type: 'history-counted'; readonly total: number | null };

export function reduceHistory(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'settings-changed':
      return { ...state, settings: { ...action.settings, retention: state.settings.retention } };
    case 'retention-changed':
      return { ...state, settings: { ...state.settings, retention: action.retention } };
    case 'history-queried':
      return { ...state, historyQuery: action.query };
    case 'history-counted':
      return action.total === state.historyTotal ? state : { ...state, historyTotal: action.total };
    case 'customer-erased':
      return { ...state, historyQuery: wholeHistory };
    default:
      return state;
  }
}

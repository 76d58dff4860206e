import { reduceDialogs } from './dialog.ts';
import { reduceEnvironments } from './environments-state.ts';
import { reduceEvent } from './event-state.ts';
import { reduceExchange } from './exchange-state.ts';
import { reduceHistory } from './history-state.ts';
import { reduceLibrary } from './library-state.ts';
import { reducePresentation } from './presentation-state.ts';
import { reduceRuns } from './runs-state.ts';
import { reduceView } from './view-state.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** Each looks after the state of one noun, also where an action is first of all about another. */
const reducers: readonly ((state: WorkbenchState, action: WorkbenchAction) => WorkbenchState)[] = [
  reduceEvent,
  reduceEnvironments,
  reduceExchange,
  reduceHistory,
  reduceLibrary,
  reduceView,
  reduceDialogs,
  (state, action) => change(state, 'runs', reduceRuns(state.runs, action)),
  (state, action) => change(state, 'presentation', reducePresentation(state.presentation, action)),
];

/** The window after something happened in it. */
export function reduceWorkbench(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  return reducers.reduce((now, reduce) => reduce(now, action), state);
}

function change<K extends keyof WorkbenchState>(state: WorkbenchState, name: K, value: WorkbenchState[K]) {
  return state[name] === value ? state : { ...state, [name]: value };
}

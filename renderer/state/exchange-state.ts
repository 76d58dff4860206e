import type { PlacedTid, TidUse } from '#app/exchange/tid-rule.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** What sending needs to know besides the event. */
export type ExchangeState = {
  /** The events that were under way when the window opened: it was loaded again meanwhile. */
  readonly underWayAtOpening: Output<'session.open'>['underWay'];
  /** Where TIDs that were pasted are from, which no history knows yet, by TID. */
  readonly pastedTids: Readonly<Record<string, TidUse>>;
  /** What was answered in this session, by question, to be offered again. It is never saved. */
  readonly answered: Readonly<Record<string, string>>;
};

export type ExchangeAction =
  | { readonly type: 'tids-learnt'; readonly tids: readonly PlacedTid[] }
  | { readonly type: 'questions-answered'; readonly answers: Readonly<Record<string, string>> };

export function reduceExchange(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'tids-learnt': {
      const learnt = action.tids.map(({ tid, place }) => {
        const environmentName = place.serverName.replace(/^https?:\/\//, '');
        return [tid, { ...place, environmentName, customerKey: '' }] as const;
      });
      return { ...state, pastedTids: { ...state.pastedTids, ...Object.fromEntries(learnt) } };
    }
    case 'questions-answered':
      return { ...state, answered: { ...state.answered, ...action.answers } };
    case 'customer-erased':
      return { ...state, pastedTids: {}, answered: {} };
    default:
      return state;
  }
}

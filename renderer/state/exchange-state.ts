import { foldTid } from '#app/event/customer-key.ts';
import type { PlacedTid, TidUse } from '#app/exchange/tid-rule.ts';
import type { Output } from '#app/ipc/contract.ts';
import { ownValue } from '#app/own-value.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** What sending needs to know besides the event. */
export type ExchangeState = {
  /** The events that were under way when the window opened: it was loaded again meanwhile. */
  readonly underWayAtOpening: Output<'session.open'>['underWay'];
  /** Where TIDs that were pasted are from, which no history knows yet, by `foldTid`. */
  readonly pastedTids: Readonly<Record<string, TidUse>>;
  readonly tidOffer: TidOffer | null;
  /** What was answered in this session, by question, to be offered again. It is never saved. */
  readonly answered: Readonly<Record<string, string>>;
};

/** A TID that came with a pasted address, offered to an open event. It is used only if the person says so. */
export type TidOffer = {
  readonly tabId: string;
  readonly tid: string;
  /** The TID of the event before this one was used; null while it is not. */
  readonly before: string | null;
};

export type ExchangeAction =
  | { readonly type: 'tid-offered'; readonly offer: TidOffer | null }
  | { readonly type: 'tids-learnt'; readonly tids: readonly PlacedTid[] }
  | { readonly type: 'questions-answered'; readonly answers: Readonly<Record<string, string>> };

/** Where a TID is from that was pasted; undefined if it wasn't. */
export function pastedUse({ pastedTids }: Pick<ExchangeState, 'pastedTids'>, tid: string): TidUse | undefined {
  return ownValue(pastedTids, foldTid(tid));
}

export function reduceExchange(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'tids-learnt': {
      const learnt = action.tids.map(({ tid, place }) => {
        const environmentName = place.serverName.replace(/^https?:\/\//, '');
        return [foldTid(tid), { ...place, environmentName, customerKey: '' }] as const;
      });
      return { ...state, pastedTids: { ...state.pastedTids, ...Object.fromEntries(learnt) } };
    }
    case 'tid-offered':
      return { ...state, tidOffer: action.offer };
    case 'send-changed':
      return state.tidOffer?.tabId === action.tabId && action.send.kind === 'done'
        ? { ...state, tidOffer: null }
        : state;
    case 'questions-answered':
      return { ...state, answered: { ...state.answered, ...action.answers } };
    case 'customer-erased':
      return { ...state, pastedTids: {}, tidOffer: null, answered: {} };
    default:
      return state;
  }
}

import { useRef, useState } from 'react';
import type { Exchange } from '#app/exchange/exchange.ts';
import { fateOf } from '#app/exchange/fate.ts';
import { conflictMessage } from '#app/history/history-problems.ts';
import type { Input } from '#app/ipc/contract.ts';
import { perform } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';
import { type PerSide, type Side, sides } from './two-places.ts';
import { stateAfter } from './use-send.ts';

type Order = Input<'exchange.send'>;

const notSent: PerSide<SendState> = { A: { kind: 'idle' }, B: { kind: 'idle' } };

/** Sends one event to two places. Each send is one of its own: it is recorded, and ends by its own deadline. */
export function useTwoSends() {
  const [states, setStates] = useState(notSent);
  /** The sends that are under way, by what main knows them as. */
  const underWay = useRef(new Map<Side, string>());

  async function sendOne(side: Side, order: Order) {
    if (underWay.current.has(side)) return;
    underWay.current.set(side, order.tabId);
    const show = (state: SendState) => setStates((now) => ({ ...now, [side]: state }));
    show({ kind: 'sending', since: Date.now() });
    const ended = await call('exchange.send', order);
    underWay.current.delete(side);
    if (ended.kind === 'asks-about-tid') {
      const { says, why } = conflictMessage(ended.conflict, ended.draft.customerKey);
      return show({ kind: 'refused', says: [`Nothing was sent. ${says}. ${why}`] });
    }
    // Main has no send of this name: each has its own.
    return show(stateAfter(ended.kind === 'already-under-way' ? { kind: 'not-under-way' } : ended));
  }

  return {
    states,
    send: (orders: PerSide<Order>) => void Promise.all(sides.map((side) => sendOne(side, orders[side]))),
    again: (side: Side, order: Order) => void sendOne(side, order),
    /** Cancels what is still under way. */
    cancel: () => {
      for (const tabId of underWay.current.values())
        void perform('exchange.cancel', { tabId }, 'the event wasn’t cancelled');
    },
  };
}

/** The exchange of a send that ended; null before, and where nothing was sent. */
export function exchangeOf(state: SendState): Exchange | null {
  return state.kind === 'done' ? state.exchange : null;
}

/** Whether a failed send may be tried again: MXO doesn't have the event. Where it may, the outcome says what to check. */
export function mayTryAgain(state: SendState): boolean {
  if (state.kind === 'refused') return state.mayBeSent !== true;
  if (state.kind !== 'done') return false;
  const fate = fateOf(state.exchange);
  return fate !== 'taken' && fate !== 'may-be-taken';
}

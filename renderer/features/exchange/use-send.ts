import { useEffect, useEffectEvent, useRef } from 'react';
import type { Draft } from '#app/event/draft.ts';
import type { TidConflict } from '#app/exchange/tid-rule.ts';
import type { Input, Output } from '#app/ipc/contract.ts';
import { ask, perform } from '#renderer/ask.ts';
import { type CallFailed, call } from '#renderer/bridge.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';

/** Nothing was sent: the person must decide about its TID. */
type TidAnswer = { readonly draft: Draft; readonly conflict: TidConflict };

type Ended = Exclude<Output<'exchange.send'> | Output<'exchange.await'>, { kind: 'already-under-way' }>;

type Sending = {
  /** Sends for a tab. Does nothing while the tab is sending. Returns null unless its TID is in question. */
  readonly send: (input: Input<'exchange.send'>) => Promise<TidAnswer | null>;
  readonly cancel: (tabId: string) => void;
};

/** Sends events, one at a time for each tab, and reports the state of each. */
export function useSend(
  /** The tabs that were sending when the window opened. */
  fromBefore: Output<'session.open'>['underWay'],
  onTabChange: (tabId: string, send: SendState) => void,
): Sending {
  const underWay = useRef(new Set<string>());

  async function send(input: Input<'exchange.send'>) {
    const { tabId } = input;
    if (underWay.current.has(tabId)) return null;
    underWay.current.add(tabId);
    const onChange = (state: SendState) => onTabChange(tabId, state);
    onChange({ kind: 'sending', since: Date.now() });
    return settle(tabId, await call('exchange.send', input));
  }

  /** Reports the result. If main is sending for the tab already, from before a reload, waits for that. */
  async function settle(tabId: string, sent: Output<'exchange.send'> | CallFailed) {
    underWay.current.add(tabId);
    const ended = sent.kind === 'already-under-way' ? await call('exchange.await', { tabId }) : sent;
    underWay.current.delete(tabId);
    onTabChange(tabId, stateAfter(ended));
    return ended.kind === 'asks-about-tid' ? ended : null;
  }

  /** It may be done before main is asked. Then it is in the history. */
  async function follow({ tabId, exchangeId }: (typeof fromBefore)[number]) {
    underWay.current.add(tabId);
    const ended = await call('exchange.await', { tabId });
    underWay.current.delete(tabId);
    if (ended.kind !== 'not-under-way') return onTabChange(tabId, stateAfter(ended));
    const opened = await ask('exchange.open', { id: exchangeId }, 'the last response isn’t shown');
    const exchange = opened?.exchange ?? null;
    onTabChange(tabId, exchange === null ? { kind: 'idle' } : { kind: 'done', exchange, notRecorded: null });
  }

  const followAll = useEffectEvent(() => {
    for (const one of fromBefore) void follow(one);
  });
  useEffect(() => followAll(), []);

  return {
    send,
    cancel: (tabId) => void perform('exchange.cancel', { tabId }, 'the event wasn’t cancelled'),
  };
}

/** The state of a send after it ended. */
export function stateAfter(ended: Ended | CallFailed): SendState {
  switch (ended.kind) {
    case 'sent':
      return { kind: 'done', exchange: ended.exchange, notRecorded: ended.notRecorded };
    case 'refused':
      return { kind: 'refused', says: ended.says };
    // The response from before is shown again.
    case 'asks-about-tid':
      return { kind: 'idle' };
    case 'not-under-way':
      return { kind: 'refused', says: ['The previous event has already finished. Check History, then send again.'] };
    case 'call-failed':
      return {
        kind: 'refused',
        mayBeSent: true,
        says: ['Something went wrong in Tidings. Check History before you send the event again. Your draft is safe.'],
      };
  }
}

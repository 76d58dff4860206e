import { useRef } from 'react';
import type { Draft } from '#app/event/draft.ts';
import type { TidConflict } from '#app/exchange/tid-rule.ts';
import type { Input } from '#app/ipc/contract.ts';
import { call } from '#renderer/bridge.ts';
import type { SendState } from './tabs/tabs-state.ts';

/** Nothing was sent: the person has to say what becomes of its TID. */
type TidAnswer = { readonly draft: Draft; readonly conflict: TidConflict };

type Sending = {
  /** Sends once for a tab; a second call while one is under way there does nothing. Null unless its TID is in question. */
  readonly send: (input: Input<'exchange.send'>) => Promise<TidAnswer | null>;
  readonly cancel: (tabId: string) => void;
};

/** Sends for the tabs, each for itself, and tells how it stands. */
export function useSend(onTabChange: (tabId: string, send: SendState) => void): Sending {
  const underWay = useRef(new Set<string>());

  async function send(input: Input<'exchange.send'>) {
    const { tabId } = input;
    if (underWay.current.has(tabId)) return null;
    underWay.current.add(tabId);
    const onChange = (state: SendState) => onTabChange(tabId, state);
    onChange({ kind: 'sending', since: Date.now() });
    try {
      const sent = await call('exchange.send', input);
      if (sent.kind === 'sent') onChange({ kind: 'done', exchange: sent.exchange, notRecorded: sent.notRecorded });
      else if (sent.kind === 'refused') onChange({ kind: 'refused', says: sent.says });
      else if (sent.kind === 'asks-about-tid') {
        // What was shown before is shown again.
        onChange({ kind: 'idle' });
        return sent;
      }
    } catch {
      onChange({
        kind: 'refused',
        says: ['Tidings could not send because of a fault of its own. Nothing typed is lost.'],
      });
    } finally {
      underWay.current.delete(tabId);
    }
    return null;
  }

  return { send, cancel: (tabId) => void call('exchange.cancel', { tabId }) };
}

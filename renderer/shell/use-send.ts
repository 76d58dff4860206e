import { useRef } from 'react';
import type { Draft } from '#app/event/draft.ts';
import type { Selection } from '#app/ipc/state.ts';
import { call } from '#renderer/bridge.ts';
import type { SendState } from './workbench-state.ts';

type Sending = {
  /** Sends once; a second call while one is under way does nothing. */
  readonly send: (draft: Draft, selection: Selection, confirmed: boolean) => Promise<void>;
  readonly cancel: () => void;
};

/** Sends for one tab and tells how it stands. */
export function useSend(tabId: string, onChange: (send: SendState) => void): Sending {
  const underWay = useRef(false);

  async function send(draft: Draft, { environmentId, siteKey }: Selection, confirmed: boolean) {
    if (underWay.current) return;
    underWay.current = true;
    onChange({ kind: 'sending', since: Date.now() });
    try {
      const sent = await call('exchange.send', { tabId, draft, environmentId, siteKey, confirmed });
      if (sent.kind === 'sent') onChange({ kind: 'done', exchange: sent.exchange, notRecorded: sent.notRecorded });
      else if (sent.kind === 'refused') onChange({ kind: 'refused', says: sent.says });
    } catch {
      onChange({
        kind: 'refused',
        says: ['Tidings could not send because of a fault of its own. Nothing typed is lost.'],
      });
    } finally {
      underWay.current = false;
    }
  }

  return { send, cancel: () => void call('exchange.cancel', { tabId }) };
}

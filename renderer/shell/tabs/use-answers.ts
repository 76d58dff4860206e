import { type Dispatch, useEffect } from 'react';
import { call } from '#renderer/bridge.ts';
import { type Tabs, type TabsAction, tabInFront } from './tabs-state.ts';

/** After a restart, fetches the answer that the tab in front showed before. */
export function useAnswers(tabs: Tabs, dispatch: Dispatch<TabsAction>): void {
  const { id: tabId, exchangeId, send } = tabInFront(tabs);
  const wanted = send.kind === 'idle' ? exchangeId : null;
  useEffect(() => {
    if (wanted === null) return;
    let current = true;
    void call('exchange.open', { id: wanted }).then(({ exchange }) => {
      if (current && exchange !== null) dispatch({ type: 'answer-restored', tabId, exchange });
    });
    return () => {
      current = false;
    };
  }, [tabId, wanted, dispatch]);
}

import { type Dispatch, useEffect } from 'react';
import { ask } from '#renderer/ask.ts';
import { type Tabs, type TabsAction, tabInFront } from '#renderer/state/tabs-state.ts';

/** After a restart, reads the response that the current tab showed before. */
export function useAnswers(tabs: Tabs, dispatch: Dispatch<TabsAction>): void {
  const { id: tabId, exchangeId, send } = tabInFront(tabs);
  const wanted = send.kind === 'idle' ? exchangeId : null;
  useEffect(() => {
    if (wanted === null) return;
    let current = true;
    void ask('exchange.open', { id: wanted }, 'the last response isn’t shown').then((answer) => {
      if (!current || answer === null || answer.exchange === null) return;
      dispatch({ type: 'answer-restored', tabId, exchange: answer.exchange });
    });
    return () => {
      current = false;
    };
  }, [tabId, wanted, dispatch]);
}

import { useEffect, useState } from 'react';
import type { Continuation } from '#app/exchange/visitor-book.ts';
import type { Selection } from '#app/ipc/state.ts';
import { call, listen } from '#renderer/bridge.ts';

/** The visitors known to a server and site key, newest first, kept up to date as events are answered. */
export function useVisitors({ environmentId, siteKey }: Selection): readonly Continuation[] {
  const [visitors, setVisitors] = useState<readonly Continuation[]>([]);
  useEffect(() => {
    let current = true;
    const refresh = async () => {
      const answer = await call('visitor.continuations', { environmentId, siteKey });
      // Nobody is known at first: one empty list for another would draw the whole window again.
      if (current)
        setVisitors((before) => (before.length + answer.continuations.length === 0 ? before : answer.continuations));
    };
    void refresh();
    const end = listen('exchange.changed', ({ exchange }) => {
      if (exchange.outcome !== null) void refresh();
    });
    return () => {
      current = false;
      end();
    };
  }, [environmentId, siteKey]);
  return visitors;
}

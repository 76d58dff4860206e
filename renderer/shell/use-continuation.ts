import { useEffect, useState } from 'react';
import type { Continuation } from '#app/exchange/visitor-book.ts';
import type { Selection } from '#app/ipc/state.ts';
import { ask } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';

/** How long a customer key rests before main is asked, in milliseconds. */
const restMs = 100;

/** How the customer of the event in front can be continued there, kept up to date; null when they can’t, or until it is known. */
export function useContinuation({ environmentId, siteKey }: Selection, customerKey: string): Continuation | null {
  const [found, setFound] = useState<{ readonly of: string; readonly continuation: Continuation | null } | null>(null);
  const key = customerKey.trim();
  const of = JSON.stringify([environmentId, siteKey, key]);
  useEffect(() => {
    if (key === '') return;
    let isOver = false;
    let waiting: number | undefined;
    const look = async () => {
      waiting = undefined;
      const answer = await ask('visitor.continuation', { environmentId, siteKey, customerKey: key }, notKnown);
      if (!isOver && answer !== null) setFound({ of, continuation: answer.continuation });
    };
    const soon = () => {
      waiting ??= window.setTimeout(look, restMs);
    };
    soon();
    const ends = [
      listen('exchange.changed', ({ exchange }) => {
        if (exchange.outcome !== null && exchange.customerKey.trim() === key) soon();
      }),
      listen('history.changed', soon),
    ];
    return () => {
      isOver = true;
      window.clearTimeout(waiting);
      for (const end of ends) end();
    };
  }, [environmentId, siteKey, key, of]);
  return found?.of === of ? found.continuation : null;
}

const notKnown = 'it isn’t known whether the customer can be continued';

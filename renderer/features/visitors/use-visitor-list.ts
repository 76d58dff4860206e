import { useEffect, useEffectEvent, useState } from 'react';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/exchange/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import { call, listen } from '#renderer/bridge.ts';

const mostListed = 200;
const mostTold = 500;
const settleMs = 200;

/** The visitors that a search finds, kept up to date. */
export function useVisitorList(search: string): Output<'visitor.list'> | null {
  return useFresh(search, (wanted) => call('visitor.list', { search: wanted, limit: mostListed }));
}

/** The newest events of one visitor, newest first, kept up to date. */
export function useStory(customerKey: string): readonly ExchangeSummary[] {
  const story = useFresh(customerKey, async (key) => {
    const query = { ...wholeHistory, customerKey: key };
    return (await call('history.list', { query, limit: mostTold, offset: 0 })).exchanges;
  });
  return story ?? [];
}

/** What `read` gives for a key, read anew when the history changes; null until the first answer. */
function useFresh<T>(key: string, read: (key: string) => Promise<T>): T | null {
  const [answer, setAnswer] = useState<{ readonly value: T } | null>(null);
  const readNow = useEffectEvent(read);
  useEffect(() => {
    let current = true;
    let settling: number | undefined;
    const refresh = async () => {
      settling = undefined;
      const value = await readNow(key);
      if (current) setAnswer({ value });
    };
    void refresh();
    const again = () => {
      settling ??= window.setTimeout(refresh, settleMs);
    };
    const ends = [listen('exchange.changed', again), listen('history.changed', again)];
    return () => {
      current = false;
      window.clearTimeout(settling);
      for (const end of ends) end();
    };
  }, [key]);
  return answer?.value ?? null;
}

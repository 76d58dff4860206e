import { useEffect, useState } from 'react';
import { call, listen } from '#renderer/bridge.ts';

/** They are counted at most once in so long, in milliseconds: a run changes the history many times a second. */
const countEachMs = 200;

/** How many visitors the history knows, kept up to date; null until that is known. */
export function useVisitorCount(): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    let waiting: number | undefined;
    const refresh = async () => {
      waiting = undefined;
      const { all } = await call('visitor.count', {});
      if (current) setCount(all);
    };
    const again = () => {
      waiting ??= window.setTimeout(refresh, countEachMs);
    };
    void refresh();
    const ends = [listen('exchange.changed', again), listen('history.changed', again)];
    return () => {
      current = false;
      window.clearTimeout(waiting);
      for (const end of ends) end();
    };
  }, []);
  return count;
}

import { useEffect, useState } from 'react';
import { call, listen } from '#renderer/bridge.ts';

/** What a run changes several times a second is counted anew once it has settled so long, in milliseconds. */
const settleMs = 200;

/** How many visitors the history knows, kept up to date; null until that is known. */
export function useVisitorCount(): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    let settling: number | undefined;
    const refresh = async () => {
      settling = undefined;
      const { all } = await call('visitor.count', {});
      if (current) setCount(all);
    };
    const again = () => {
      settling ??= window.setTimeout(refresh, settleMs);
    };
    void refresh();
    const ends = [listen('exchange.changed', again), listen('history.changed', again)];
    return () => {
      current = false;
      window.clearTimeout(settling);
      for (const end of ends) end();
    };
  }, []);
  return count;
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { PushName } from '#app/ipc/contract.ts';
import { listen } from './bridge.ts';

/** An answer, and what it was asked for. */
export type Answer<T> = { readonly to: string; readonly value: T };

const settleMs = 200;

/**
 * Asks main for something and keeps the answer up to date. An answer is for the key that it was asked with: it is dropped
 * when the key moved on, when a later question was answered before it, and when nobody shows it any more.
 * @param key what is asked for
 * @param changes what main tells when the answer may be another one
 * @returns the newest answer, perhaps still that to the key before, which `to` says; null before the first
 */
export function useAnswer<T>(
  key: string,
  ask: (key: string) => Promise<T | null>,
  changes: readonly PushName[] = [],
): Answer<T> | null {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const askNow = useEffectEvent(ask);
  const names = changes.join();
  const listenNow = useEffectEvent((again: () => void) => changes.map((name) => listen(name, again)));
  useEffect(() => {
    let isCurrent = names !== null;
    let asked = 0;
    let answered = 0;
    let settling: number | undefined;
    const refresh = async () => {
      settling = undefined;
      const turn = ++asked;
      const value = await askNow(key);
      // One that failed was told: the answer before stays.
      if (!isCurrent || turn < answered || value === null) return;
      answered = turn;
      setAnswer({ to: key, value });
    };
    void refresh();
    const ends = listenNow(() => {
      settling ??= window.setTimeout(refresh, settleMs);
    });
    return () => {
      isCurrent = false;
      window.clearTimeout(settling);
      for (const end of ends) end();
    };
  }, [key, names]);
  return answer;
}

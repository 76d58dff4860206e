import { useEffect, useEffectEvent, useState } from 'react';
import type { PushName } from '#app/ipc/contract.ts';
import { listen } from './bridge.ts';

/** An answer, and what it was asked for. */
export type Answer<T> = { readonly to: string; readonly value: T };

export type Timing = {
  /** How long a key rests before it is asked for, in milliseconds. */
  readonly restMs?: number;
  /** How often it is asked for again without a change, in milliseconds. */
  readonly againMs?: number;
};

const settleMs = 200;

/**
 * Asks main for something and keeps the answer up to date. An answer is for the key that it was asked with: it is dropped
 * when the key moved on, when a later question was answered before it, and when nobody shows it any more.
 * @param key what is asked for; null asks for nothing
 * @param changes what main tells when the answer may be another one
 * @returns the newest answer, perhaps still that to the key before, which `to` says; null before the first
 */
export function useAnswer<T>(
  key: string | null,
  ask: (key: string) => Promise<T | null>,
  changes: readonly PushName[] = [],
  { restMs = 0, againMs }: Timing = {},
): Answer<T> | null {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const askNow = useEffectEvent(ask);
  const names = changes.join();
  const listenNow = useEffectEvent((again: () => void) => changes.map((name) => listen(name, again)));
  useEffect(() => {
    if (key === null) return;
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
    const soon = (afterMs: number) => {
      settling ??= window.setTimeout(refresh, afterMs);
    };
    if (restMs === 0) void refresh();
    else soon(restMs);
    const interval = againMs === undefined ? undefined : window.setInterval(refresh, againMs);
    const ends = listenNow(() => soon(settleMs));
    return () => {
      isCurrent = false;
      window.clearTimeout(settling);
      window.clearInterval(interval);
      for (const end of ends) end();
    };
  }, [key, names, restMs, againMs]);
  return answer;
}

/** The same, for who shows the answer to this key or none. */
export function useAnswerTo<T>(...asked: Parameters<typeof useAnswer<T>>): T | null {
  const answer = useAnswer(...asked);
  return answer !== null && answer.to === asked[0] ? answer.value : null;
}

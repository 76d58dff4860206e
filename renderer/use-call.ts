import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Push, PushName } from '#app/ipc/contract.ts';
import { listen } from './bridge.ts';

/** An answer, and the key that it was read for. */
export type Answer<T> = { readonly to: string; readonly value: T };

type CallOptions<T> = {
  /** Pushes that may change the answer. */
  readonly refreshOn?: readonly PushName[];
  /** How long to collect pushes before one more read, in milliseconds. 0 reads after each. */
  readonly settleMs?: number;
  /** How long a key must stay the same before it is read, in milliseconds. */
  readonly delayMs?: number;
  /** How often to read again without a push, in milliseconds. */
  readonly everyMs?: number;
  /** Called once for each answer that is shown, with the one before it for the same key. Returns what to show. */
  readonly accept?: (next: T, before: T | null) => T;
};

type Called<T> = {
  /** The newest answer, perhaps for the key before; null before the first. */
  readonly answer: Answer<T> | null;
  /** The newest answer for this key; null until it arrives. */
  readonly value: T | null;
  /** The last read for this key failed. The answer before it stays. */
  readonly hasFailed: boolean;
  /** Reads again now. Answers to earlier reads are dropped. */
  readonly refresh: () => void;
  /** Changes the answer for this key by what a push says, without a read. */
  readonly update: (change: (now: T) => T) => void;
};

/**
 * Calls main and keeps the answer up to date. An answer is dropped when the key has changed, when a later read was answered
 * first, or when the component is gone.
 * @param key what is read; null reads nothing
 * @param read null when it failed and the person knows
 */
export function useCall<T>(
  key: string | null,
  read: (key: string) => Promise<T | null>,
  options: CallOptions<T> = {},
): Called<T> {
  const { refreshOn = [], settleMs = 200, delayMs = 0, everyMs } = options;
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [failedKey, setFailedKey] = useState<string | null>(null);
  const newest = useRef(answer);
  const reads = useRef<Reads | null>(null);
  const show = (next: Answer<T>) => {
    newest.current = next;
    setAnswer(next);
  };
  const take = useEffectEvent((to: string, next: T | null) => {
    setFailedKey(next === null ? to : null);
    if (next === null) return;
    const before = newest.current?.to === to ? newest.current.value : null;
    show({ to, value: options.accept?.(next, before) ?? next });
  });
  const readNow = useEffectEvent(read);
  const pushes = refreshOn.join();
  const listenNow = useEffectEvent((onPush: () => void) => refreshOn.map((name) => listen(name, onPush)));
  useEffect(() => {
    if (key === null) return;
    const own = createReads(
      () => readNow(key),
      (value) => take(key, value),
    );
    reads.current = own;
    if (delayMs === 0) own.start();
    else own.startAfter(delayMs);
    const interval = everyMs === undefined ? undefined : window.setInterval(own.start, everyMs);
    const stops = pushes === '' ? [] : listenNow(() => (settleMs === 0 ? own.start() : own.startAfter(settleMs)));
    return () => {
      own.end();
      reads.current = null;
      window.clearInterval(interval);
      for (const stop of stops) stop();
    };
  }, [key, pushes, settleMs, delayMs, everyMs]);
  return {
    answer,
    value: answer !== null && answer.to === key ? answer.value : null,
    hasFailed: failedKey !== null && failedKey === key,
    refresh: () => {
      reads.current?.dropEarlier();
      reads.current?.start();
    },
    update: (change) => {
      reads.current?.dropEarlier();
      const before = newest.current;
      if (before?.to === key) show({ to: before.to, value: change(before.value) });
    },
  };
}

type Reads = {
  readonly start: () => void;
  /** Starts one read after this time; a second one in this time starts none. */
  readonly startAfter: (ms: number) => void;
  /** Drops the answers that are on their way once a later read has begun. */
  readonly dropEarlier: () => void;
  readonly end: () => void;
};

/** Reads that may overlap. `take` gets what each found, and null of one that failed, in the order they began. */
function createReads<T>(read: () => Promise<T | null>, take: (value: T | null) => void): Reads {
  let hasEnded = false;
  let started = 0;
  let answered = 0;
  let outdated = 0;
  let timer: number | undefined;
  const start = async () => {
    const turn = ++started;
    const value = await read();
    if (hasEnded || turn < answered || (turn <= outdated && turn < started)) return;
    if (value !== null) answered = turn;
    take(value);
  };
  return {
    start: () => void start(),
    startAfter: (ms) => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        void start();
      }, ms);
    },
    dropEarlier: () => {
      outdated = started;
    },
    end: () => {
      hasEnded = true;
      window.clearTimeout(timer);
    },
  };
}

/** Listens to a push for as long as the component is shown. */
export function usePush<N extends PushName>(name: N, listener: (value: Push<N>) => void): void {
  const onPush = useEffectEvent(listener);
  useEffect(() => listen(name, (value) => onPush(value)), [name]);
}

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal is aborted; returns what takes that back. All events of a run share one signal, and a listener of
 * its own for each costs more than the rest of its deadline.
 */
export function onAbort(signal: AbortSignal, call: () => void): () => void {
  const calls = waiting.get(signal) ?? watch(signal);
  calls.add(call);
  return () => void calls.delete(call);
}

function watch(signal: AbortSignal): Set<() => void> {
  const calls = new Set<() => void>();
  waiting.set(signal, calls);
  const callAll = () => {
    // One that is taken back meanwhile isn't called.
    for (const call of calls) call();
    calls.clear();
  };
  signal.addEventListener('abort', callAll, { once: true });
  return calls;
}

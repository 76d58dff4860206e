import { NetworkError } from './network-error.ts';

/** Waits for something, but no longer than until a signal ends it. */
export function untilAborted<T>(waited: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new NetworkError('ENDED'));
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    waited.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

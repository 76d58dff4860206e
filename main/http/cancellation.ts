import { NetworkError } from './network-error.ts';

/**
 * The end of something under way before its time. Each event of a run has one and hardly any is ever ended, so an
 * `AbortController`, which costs more than all the rest of it, is made only where a signal is asked for.
 */
export type Cancellation = {
  readonly isOver: () => boolean;
  /** Ends it: everything that waits rejects, and the signal aborts. */
  readonly end: () => void;
  /** Waits for something, but no longer than until the end; then it rejects with the code `ENDED`. */
  readonly until: <T>(waited: Promise<T>) => Promise<T>;
  /** A signal that is aborted at the end. */
  readonly signal: () => AbortSignal;
};

export function createCancellation(): Cancellation {
  let isOver = false;
  let controller: AbortController | null = null;
  /** What to reject at the end; once it is settled, that does nothing. */
  const waiting: ((error: Error) => void)[] = [];
  return {
    isOver: () => isOver,
    end: () => {
      isOver = true;
      for (const reject of waiting.splice(0)) reject(new NetworkError('ENDED'));
      controller?.abort();
    },
    until: (waited) =>
      new Promise((resolve, reject) => {
        waited.then(resolve, reject);
        if (isOver) reject(new NetworkError('ENDED'));
        else waiting.push(reject);
      }),
    signal: () => {
      controller ??= new AbortController();
      if (isOver) controller.abort();
      return controller.signal;
    },
  };
}

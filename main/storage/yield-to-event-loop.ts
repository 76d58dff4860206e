import { setImmediate } from 'node:timers/promises';

/** The longest that long work keeps main from everything else, in milliseconds. */
export const sliceMs = 8;

/** For long work in the main process: awaited in its loop, so that the event loop gets its turn. */
export function createYield(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await setImmediate();
    since = performance.now();
  };
}

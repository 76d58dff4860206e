import { setImmediate } from 'node:timers/promises';

/** The longest that long work keeps main from everything else, in milliseconds. */
export const sliceMs = 8;

/** For long work in main: to be awaited in its loop, so that everything else gets its turn. */
export function createYield(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await setImmediate();
    since = performance.now();
  };
}

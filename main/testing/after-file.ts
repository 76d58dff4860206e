import { afterAll, vi } from 'vitest';

// The next file has the same process: a clock or a function that this one replaced would be its clock and function, too.
afterAll(() => {
  // What waits for a replaced clock would wait for ever, as the timer that all files share for their flushes.
  if (vi.isFakeTimers()) vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

import { afterAll, vi } from 'vitest';

// The next file has the same process: a clock or a function that this one replaced would be its clock and function, too.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

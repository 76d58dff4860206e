import { vi } from 'vitest';

const waitFor = vi.waitFor.bind(vi);

/** Waits up to half a minute where a test says nothing else: the usual second is too short for a busy machine. */
vi.waitFor = (callback, options = {}) => {
  const given = typeof options === 'number' ? { timeout: options } : options;
  return waitFor(callback, { timeout: 30_000, interval: 10, ...given });
};

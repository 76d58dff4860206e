import { vi } from 'vitest';

const waitFor = vi.waitFor.bind(vi);

/** Waits up to half a minute where a test says nothing else: the usual second is too short for a busy machine. */
function waitPatiently(...[callback, options = {}]: Parameters<typeof waitFor>): ReturnType<typeof waitFor> {
  const given = typeof options === 'number' ? { timeout: options } : options;
  return waitFor(callback, { timeout: 30_000, interval: 10, ...given });
}

// Files that share a process share `vi`: it becomes patient once.
if (waitFor.name !== `bound ${waitPatiently.name}`) vi.waitFor = waitPatiently as typeof vi.waitFor;

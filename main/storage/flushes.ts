/** A flush waits this long for more to come, so that many writes share one. */
const flushWithinMs = 100;

const waiting = new Set<() => void>();
let timer: NodeJS.Timeout | null = null;

/**
 * Flushes within a tenth of a second, together with all other files that are written by then: the disk commits them at once. A run
 * writes to two, and each commit holds up the next write.
 */
export function flushLater(flush: () => void): void {
  waiting.add(flush);
  timer ??= setTimeout(flushAll, flushWithinMs);
}

/** It was flushed, or need not be any more. */
export function dropFlush(flush: () => void): void {
  waiting.delete(flush);
  if (timer === null || waiting.size > 0) return;
  clearTimeout(timer);
  timer = null;
}

function flushAll() {
  timer = null;
  const flushes = [...waiting];
  waiting.clear();
  for (const flush of flushes) flush();
}

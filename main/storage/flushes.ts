/** A flush waits this long for more to come, so that many writes share one. */
const flushWithinMs = 100;

export type Flushes = {
  /**
   * Flushes within a tenth of a second, together with all other files that are written by then: the disk commits them at
   * once. A run writes to two, and each commit holds up the next write.
   */
  readonly flushLater: (flush: () => void) => void;
  /** It was flushed, or need not be any more. */
  readonly dropFlush: (flush: () => void) => void;
};

export function createFlushes(): Flushes {
  const waiting = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;

  function flushAll() {
    timer = null;
    const flushes = [...waiting];
    waiting.clear();
    for (const flush of flushes) flush();
  }

  return {
    flushLater: (flush) => {
      waiting.add(flush);
      timer ??= setTimeout(flushAll, flushWithinMs);
    },
    dropFlush: (flush) => {
      waiting.delete(flush);
      if (timer === null || waiting.size > 0) return;
      clearTimeout(timer);
      timer = null;
    },
  };
}

/** Those of all files of this process. */
export const flushes = createFlushes();

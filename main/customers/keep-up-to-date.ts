import type { DatedLine } from '#app/exchange/exchange.ts';
import type { History } from '#main/history/history.ts';
import { keepYoungGenerationSmall } from '#main/storage/v8-heap.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';

export type Past = Pick<History, 'ready' | 'summaries' | 'revision'>;

/** Something that is made of all lines of the history. */
export type UpToDate<T> = {
  readonly read: () => Promise<T>;
  /** Whether it was read and still holds, or is being read. */
  readonly isRead: () => boolean;
  /** Adds a new line to what was read. */
  readonly add: (line: DatedLine) => void;
  readonly drop: () => void;
};

/** Reads all lines of the history when first asked, then takes each new one. */
export function keepUpToDate<T extends { readonly add: (line: DatedLine) => void }>(
  history: Past,
  create: () => T,
): UpToDate<T> {
  let kept: Promise<T> | null = null;
  let built: T | null = null;
  let builtAt = 0;

  async function build(): Promise<T> {
    await history.ready();
    const fresh = create();
    const yieldNow = createYield();
    // New exchanges come through `add` from here on, so nothing is missed or added twice.
    const tables = history.summaries();
    built = fresh;
    builtAt = history.revision();
    for (const { datedLines } of tables) {
      for (const line of datedLines()) fresh.add(line);
      await yieldNow();
    }
    return fresh;
  }

  /** Whether the history lost or regained events since. What is only being read isn't outdated. */
  const isOutdated = () => built !== null && builtAt !== history.revision();

  /** A failure isn't kept: the next call tries again. */
  function start(): Promise<T> {
    const reading = keepYoungGenerationSmall(build);
    reading.catch(() => {
      if (kept === reading) kept = null;
    });
    return reading;
  }

  return {
    read: async () => {
      const seen = kept;
      if (seen !== null) {
        await seen;
        // Another one who waited may have begun to read again.
        if (kept === seen && isOutdated()) {
          kept = null;
          built = null;
        }
      }
      kept ??= start();
      return kept;
    },
    isRead: () => kept !== null && !isOutdated(),
    add: (line) => built?.add(line),
    drop: () => {
      kept = null;
      built = null;
    },
  };
}

import type { Exchange } from '#app/exchange/exchange.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { ClosedSegments } from './closed-segments.ts';
import { createIdSet } from './packed-ids.ts';

/** How many chosen exchanges are missing, and why, in words. `isUnread`: some are there, but can't be read now. */
export type LeftOut = { readonly count: number; readonly isUnread: boolean; readonly says: string };

export type ReadAll = (ids: readonly string[], onLeftOut: (left: LeftOut) => void) => AsyncGenerator<Exchange>;

type ReadAllParts = {
  readonly ready: () => Promise<void>;
  readonly recent: () => readonly Exchange[];
  readonly closed: ClosedSegments;
};

/** Reads chosen exchanges whole, oldest first. Missing ones are reported after the last. */
export function createReadAll({ ready, recent, closed }: ReadAllParts): ReadAll {
  return async function* (ids, onLeftOut) {
    await ready();
    const meant = new Set(ids);
    const wanted = createIdSet(meant);
    // Where each of them is now: a segment that is closed meanwhile is in neither list twice, nor in none.
    const inOpen = recent().filter(({ id }) => meant.has(id));
    const numbers = [...closed.indexes.keys()].sort((a, b) => a - b);
    const yieldNow = createYield();
    let given = 0;
    let says: string | null = null;
    for (const number of numbers) {
      if ((closed.indexes.get(number)?.table.rowsOf(wanted).length ?? 0) > 0) {
        const segment = await closed.read(number);
        if (segment.kind === 'unread') says ??= segment.says;
        for (const exchange of segment.kind === 'read' ? segment.exchanges.filter(({ id }) => meant.has(id)) : []) {
          given += 1;
          yield exchange;
        }
      }
      await yieldNow();
    }
    yield* inOpen;
    const count = meant.size - given - inOpen.length;
    if (count > 0) onLeftOut({ count, isUnread: says !== null, says: says ?? removedWords });
  };
}

const removedWords = 'They are no longer in the history.';

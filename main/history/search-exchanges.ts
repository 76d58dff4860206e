import type { Exchange } from '#app/exchange/exchange.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { Segments } from './segments.ts';

/**
 * Returns the ids of matching exchanges, and how many parts of the history couldn't be read.
 * @param mayMatch a quick first look at the raw text
 */
export type ExchangeSearch = (
  matches: (exchange: Exchange) => boolean,
  mayMatch: (text: string) => boolean,
  signal?: AbortSignal | null,
) => Promise<{ readonly ids: readonly string[]; readonly unreadParts: number }>;

type SearchParts = {
  readonly segments: Segments;
  readonly ready: () => Promise<void>;
  readonly recent: () => readonly Exchange[];
};

/** Searches whole exchanges, in open segments and closed ones. */
export function createExchangeSearch({ segments, ready, recent }: SearchParts): ExchangeSearch {
  const { closed } = segments;
  const idsOf = (exchanges: readonly Exchange[]) => exchanges.map(({ id }) => id);
  return async (matches, mayMatch, signal = null) => {
    await ready();
    const yieldNow = createYield();
    const ids = idsOf(recent().filter(matches));
    let unreadParts = closed.unreadCount();
    for (const number of [...closed.indexes.keys()].sort((a, b) => a - b)) {
      signal?.throwIfAborted();
      const text = await closed.readText(number);
      const segment = text === null || mayMatch(text) ? await closed.read(number) : null;
      if (segment?.kind === 'unread') unreadParts += 1;
      if (segment?.kind === 'read') ids.push(...idsOf(segment.exchanges.filter(matches)));
      await yieldNow();
    }
    return { ids, unreadParts: unreadParts + segments.unreadCount() };
  };
}

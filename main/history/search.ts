import type { HistoryQuery } from '#app/history/history-query.ts';
import { searchWords } from '#app/text/search.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { createLineCollector, type FoundLines } from './found-lines.ts';
import { wholeTexts } from './searched-texts.ts';
import { findRows, longRowsIn, type SegmentIndex } from './segment-index.ts';
import type { Segments } from './segments.ts';
import { createWordMatcher } from './string-pool.ts';

/** Finds lines of the history. */
export type HistorySearch = {
  /** The lines that match a query, newest first; of a grouping, group after group. The last answer is cached until something changes. */
  readonly find: (query: HistoryQuery) => Promise<FoundLines>;
  /** Forgets the last answer, which may contain removed events. */
  readonly clear: () => void;
};

export function createSearch(segments: Segments, ready: () => Promise<void>): HistorySearch {
  let found: { readonly key: string; readonly lines: FoundLines } | null = null;

  async function find(query: HistoryQuery): Promise<FoundLines> {
    await ready();
    const key = `${segments.revision()} ${JSON.stringify(query)}`;
    if (found?.key === key) return found.lines;
    const wanted = searchWords(query.search);
    const words = wanted.map(createWordMatcher);
    const yieldNow = createYield();
    const indexes = [...segments.indexes()].reverse();
    const collector = createLineCollector(indexes.map(([, index]) => index));
    for (const [position, [number, index]] of indexes.entries()) {
      const own = findRows(index, query, words);
      const more = wanted.length === 0 ? [] : await findMore({ number, index, own }, query, wanted);
      collector.addReversed(position, more.length === 0 ? own : [...own, ...more].sort((a, b) => a - b));
      await yieldNow();
    }
    const lines = collector.finish(query.groupBy);
    found = { key, lines };
    return lines;
  }

  /** What only the saved answers of a segment contain, besides its own rows. */
  async function findMore(
    { number, index, own }: { number: number; index: SegmentIndex; own: readonly number[] },
    query: HistoryQuery,
    wanted: readonly string[],
  ): Promise<readonly number[]> {
    const known = new Set(own);
    const more = longRowsIn(index, query).filter((row) => !known.has(row));
    return findInLong(number, index, more, wanted);
  }

  /** Of exchanges with long answers, those whose whole saved answer contains the words. */
  async function findInLong(
    number: number,
    index: SegmentIndex,
    rows: readonly number[],
    words: readonly string[],
  ): Promise<readonly number[]> {
    if (rows.length === 0) return [];
    const exchanges = new Map((await segments.exchangesOf(number)).map((exchange) => [exchange.id, exchange]));
    return rows.filter((row) => {
      const exchange = exchanges.get(index.table.idAt(row));
      if (exchange === undefined) return false;
      const texts = wholeTexts(exchange);
      return words.every((word) => texts.some((text) => text.includes(word)));
    });
  }

  return {
    find,
    clear: () => {
      found = null;
    },
  };
}

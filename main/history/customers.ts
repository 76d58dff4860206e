import { createVisitorBook, type VisitorBook } from '#app/customers/customer-index.ts';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { keepYoungSmall } from '#main/storage/v8-heap.ts';
import { createBreather } from '#main/storage/yield-to-event-loop.ts';
import type { History } from './history.ts';

export type Visitors = {
  readonly book: () => Promise<VisitorBook>;
  /** Hears of an exchange that ended. */
  readonly add: (line: ExchangeSummary) => void;
  /** The history lost or regained lines: the book is written anew when it is next asked for. */
  readonly forgetBook: () => void;
};

/** Keeps the book of visitors in step with the history. */
export function createVisitors(history: Pick<History, 'ready' | 'summaries' | 'lateness'>): Visitors {
  let book: Promise<VisitorBook> | null = null;
  let written: VisitorBook | null = null;
  let writtenAt = 0;

  async function write(): Promise<VisitorBook> {
    await history.ready();
    const fresh = createVisitorBook();
    const breathe = createBreather();
    // From here on new lines come through `add`: those listed now are all there are.
    const runs = history.summaries();
    written = fresh;
    writtenAt = history.lateness();
    for (const run of runs) {
      for (const line of run) fresh.add(line);
      await breathe();
    }
    return fresh;
  }

  return {
    book: async () => {
      if (book !== null) {
        await book;
        // A part that could not be read before is in it now.
        if (writtenAt !== history.lateness()) book = null;
      }
      book ??= keepYoungSmall(write);
      return book;
    },
    add: (line) => written?.add(line),
    forgetBook: () => {
      book = null;
      written = null;
    },
  };
}

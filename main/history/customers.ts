import { type CustomerIndex, createCustomerIndex } from '#app/customers/customer-index.ts';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { keepYoungGenerationSmall } from '#main/storage/v8-heap.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { History } from './history.ts';

export type Customers = {
  readonly book: () => Promise<CustomerIndex>;
  /** Hears of an exchange that ended. */
  readonly add: (line: ExchangeSummary) => void;
  /** The history lost or regained lines: the book is written anew when it is next asked for. */
  readonly dropIndex: () => void;
};

/** Keeps the book of customers in step with the history. */
export function createCustomers(history: Pick<History, 'ready' | 'summaries' | 'lateness'>): Customers {
  let book: Promise<CustomerIndex> | null = null;
  let written: CustomerIndex | null = null;
  let writtenAt = 0;

  async function write(): Promise<CustomerIndex> {
    await history.ready();
    const fresh = createCustomerIndex();
    const yieldNow = createYield();
    // From here on new lines come through `add`: those listed now are all there are.
    const runs = history.summaries();
    written = fresh;
    writtenAt = history.lateness();
    for (const run of runs) {
      for (const line of run) fresh.add(line);
      await yieldNow();
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
      book ??= keepYoungGenerationSmall(write);
      return book;
    },
    add: (line) => written?.add(line),
    dropIndex: () => {
      book = null;
      written = null;
    },
  };
}

import { type CustomerIndex, createCustomerIndex } from '#app/customers/customer-index.ts';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import type { History } from '#main/history/history.ts';
import { keepYoungGenerationSmall } from '#main/storage/v8-heap.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';

export type Customers = {
  readonly index: () => Promise<CustomerIndex>;
  /** Adds an exchange that began or ended. */
  readonly add: (line: ExchangeSummary) => void;
  /** Call when the history lost or regained exchanges; the index is built again when it is next read. */
  readonly dropIndex: () => void;
};

/** Keeps the index of customers up to date with the history. */
export function createCustomers(history: Pick<History, 'ready' | 'summaries' | 'lateness'>): Customers {
  let index: Promise<CustomerIndex> | null = null;
  let built: CustomerIndex | null = null;
  let builtAt = 0;

  async function build(): Promise<CustomerIndex> {
    await history.ready();
    const fresh = createCustomerIndex();
    const yieldNow = createYield();
    // New exchanges come through `add` from here on, so nothing is missed or added twice.
    const segments = history.summaries();
    built = fresh;
    builtAt = history.lateness();
    for (const segment of segments) {
      for (const line of segment) fresh.add(line);
      await yieldNow();
    }
    return fresh;
  }

  return {
    index: async () => {
      if (index !== null) {
        await index;
        // A part of the history that couldn't be read before can be read now.
        if (builtAt !== history.lateness()) index = null;
      }
      index ??= keepYoungGenerationSmall(build);
      return index;
    },
    add: (line) => built?.add(line),
    dropIndex: () => {
      index = null;
      built = null;
    },
  };
}

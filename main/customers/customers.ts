import { type CustomerBook, createCustomerBook } from '#app/customers/customer-book.ts';
import { type CustomerIndex, createCustomerCounter, createCustomerIndex } from '#app/customers/customer-index.ts';
import { foldKey, foldTid } from '#app/event/customer-key.ts';
import type { DatedLine } from '#app/exchange/exchange.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { keepUpToDate, type Past, type UpToDate } from './keep-up-to-date.ts';

export type Customers = {
  readonly index: () => Promise<CustomerBook>;
  /** How many there are. Unlike the index, it's known with little memory. */
  readonly count: () => Promise<number>;
  /** How one customer can be continued; null when they can’t. */
  readonly find: (...place: Parameters<CustomerIndex['find']>) => Promise<ReturnType<CustomerIndex['find']>>;
  /** What is known of a TID, the newest use first. Of a blank one, nothing is. */
  readonly usesOf: (tid: string) => Promise<readonly TidUse[]>;
  /** Adds an exchange that began or ended. */
  readonly add: (line: DatedLine) => void;
  /** Forgets all at once, as for an erasure. The history is read again when that is next needed. */
  readonly dropIndex: () => void;
};

/**
 * How many customers and TIDs are looked for one by one. Each takes a fifth of the time of the index, which takes 13 MB with
 * 50,000 customers: most windows ask for one or two.
 */
const mostSought = 10;

/** What the history says about customers, kept up to date with it. */
export function createCustomers(history: Past): Customers {
  const index = keepUpToDate(history, createCustomerBook);
  const counter = keepUpToDate(history, createCustomerCounter);
  const sought = new Map<string, UpToDate<CustomerIndex>>();

  async function readIndex(): Promise<CustomerBook> {
    const built = await index.read();
    counter.drop();
    sought.clear();
    return built;
  }

  /** An index that knows at least the lines that are meant. */
  async function indexOf(meant: string, isMeant: (line: DatedLine) => boolean): Promise<CustomerIndex> {
    if (index.isRead()) return readIndex();
    const known = sought.get(meant);
    if (known !== undefined) return known.read();
    if (sought.size === mostSought) return readIndex();
    const own = keepUpToDate(history, () => createPartOfIndex(isMeant));
    sought.set(meant, own);
    return own.read();
  }

  return {
    index: readIndex,
    count: async () => (await (index.isRead() ? index : counter).read()).count(),
    find: async (customerKey, serverName, siteKey) => {
      const key = foldKey(customerKey);
      const part = await indexOf(`customer ${key}`, (line) => foldKey(line.customerKey) === key);
      return part.find(customerKey, serverName, siteKey);
    },
    usesOf: async (typed) => {
      const tid = foldTid(typed);
      if (tid === '') return [];
      return (await indexOf(`TID ${tid}`, (line) => foldTid(line.tid) === tid)).usesOf(tid);
    },
    add: (line) => {
      for (const kept of [index, counter, ...sought.values()]) kept.add(line);
    },
    dropIndex: () => {
      index.drop();
      counter.drop();
      sought.clear();
    },
  };
}

function createPartOfIndex(isMeant: (line: DatedLine) => boolean): CustomerIndex {
  const part = createCustomerIndex();
  return {
    ...part,
    add: (line) => {
      if (isMeant(line)) part.add(line);
    },
  };
}

import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { formatCount } from '#app/quantity.ts';
import type { History } from '#main/history/history.ts';
import { runLines } from '#main/runs/erase-in-runs.ts';
import { isOwnExchange, mentionsCustomer } from './erasure/exchanges.ts';
import type { FileLeft, FilesOrder } from './erasure/files.ts';
import type { ErasureParts } from './erasure-parts.ts';

/** How an erasure is stopped and watched. */
export type ErasureWatch = { readonly signal: AbortSignal | null; readonly onProgress: FilesOrder['onProgress'] };

export type HistorySearch = {
  readonly own: ReadonlySet<string>;
  /** Other customers' events that mention the customer. */
  readonly mentions: ReadonlySet<string>;
  /** Why the search may be incomplete, in words. */
  readonly unread: readonly string[];
};

/** Finds a customer's events, and other events that mention them. */
export async function searchHistory(
  history: Pick<History, 'search'>,
  matcher: CustomerMatcher,
  signal: AbortSignal | null,
): Promise<HistorySearch> {
  const own = new Set<string>();
  const { ids, unreadParts } = await history.search(
    (exchange) => {
      if (isOwnExchange(exchange, matcher)) own.add(exchange.id);
      return own.has(exchange.id) || mentionsCustomer(exchange, matcher);
    },
    matcher.mayBeIn,
    signal,
  );
  const unread = unreadParts === 0 ? [] : [`${formatCount(unreadParts, 'part')} of the history couldn’t be read.`];
  return { own, mentions: new Set(ids.filter((id) => !own.has(id))), unread };
}

/** How many events of a customer, or that mention them, are under way. */
export function countUnderWay(history: Pick<History, 'recent'>, matcher: CustomerMatcher): number {
  return history
    .recent()
    .filter((one) => one.result.kind === 'under-way' && (isOwnExchange(one, matcher) || mentionsCustomer(one, matcher)))
    .length;
}

/** What is needed to search the files that belong to no open store. */
export function filesOrder(
  { folder, runStore }: Pick<ErasureParts, 'folder' | 'runStore'>,
  matcher: CustomerMatcher,
  { signal, onProgress }: ErasureWatch,
): FilesOrder {
  return {
    folder,
    matcher,
    runLines: (file) => runLines(file, matcher),
    isKnownRun: (id) => runStore.read(id) !== null,
    signal,
    onProgress,
  };
}

/** Formats the files that still contain the customer, one line each. */
export function formatLeft(left: readonly FileLeft[]): readonly string[] {
  const byPath = new Map(left.map(({ path, says }) => [path, says]));
  return [...byPath].map(([path, says]) => `${path}: ${says}`);
}

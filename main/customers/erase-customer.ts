import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { formatCount } from '#app/quantity.ts';
import { eraseInRuns } from '#main/runs/erase-in-runs.ts';
import { eraseInStores } from './erase-in-stores.ts';
import { eraseInExchange } from './erasure/exchanges.ts';
import { eraseInFiles, whatIsLeft } from './erasure/files.ts';
import type { ErasureParts } from './erasure-parts.ts';
import { createErasureReport, type ErasureReport } from './erasure-report.ts';
import { countUnderWay, type ErasureWatch, filesOrder, formatLeft, searchHistory } from './search-customer.ts';

export type Erased = {
  readonly exchanges: number;
  readonly otherFiles: number;
  /** What couldn't be erased, in words. */
  readonly problems: readonly string[];
};

/** Erases a customer from everything that is saved. A step that fails doesn't stop the others. */
export async function eraseCustomer(
  parts: ErasureParts,
  matcher: CustomerMatcher,
  watch: ErasureWatch,
): Promise<Erased> {
  const { past, runStore, eraseInMemory } = parts;
  const report = createErasureReport(watch.signal);
  const inHistory = () =>
    report.attempt('The history', () => eraseInHistory(past.history, matcher, { ...watch, report }), 0);

  await eraseInStores(parts.stores, matcher, report);
  const first = await inHistory();
  eraseInMemory(matcher);
  const runs = await report.attempt('Runs', () => eraseInRuns(runStore, matcher, true), { runs: 0, problems: [] });
  report.add(...runs.problems.map((problem) => `Runs: ${problem}`));
  const order = filesOrder(parts, matcher, watch);
  const inFiles = () => parts.backupQueue(() => eraseInFiles(order));
  const { files, left } = await report.attempt('Backups', inFiles, { files: 0, left: [] });
  eraseInMemory(matcher);
  await report.attempt('The window’s cache', parts.emptyCaches, undefined);
  past.customers.dropIndex();
  // Erases what was recorded while the rest was being erased.
  const second = await inHistory();
  // The history skips those until they have ended.
  const underWay = countUnderWay(past.history, matcher);
  if (underWay > 0)
    report.add(
      `${formatCount(underWay, 'event')} to this customer started in the meantime. Erase again when they are done.`,
    );
  // A backup that is renamed meanwhile would be missed.
  const search = () => parts.backupQueue(() => whatIsLeft(order));
  const stillLeft = await report.attempt('The final search', search, []);
  report.add(...formatLeft([...left, ...stillLeft]));
  return { exchanges: first + second, otherFiles: files, problems: report.problems() };
}

/** Returns how many exchanges were removed. */
async function eraseInHistory(
  history: ErasureParts['past']['history'],
  matcher: CustomerMatcher,
  { signal, report }: ErasureWatch & { readonly report: ErasureReport },
): Promise<number> {
  const { own, mentions, unread } = await searchHistory(history, matcher, signal);
  report.add(...unread);
  if (own.size + mentions.size === 0) return 0;
  const { removed, problem } = await history.rewrite(new Set([...own, ...mentions]), (one) =>
    eraseInExchange(one, matcher),
  );
  if (problem !== null) report.add(`The history: ${problem}`);
  return removed;
}

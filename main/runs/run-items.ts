import { isDispatched } from '#app/exchange/exchange.ts';
import { mayBeReceived } from '#app/exchange/outcome.ts';
import { notSelectedWords, type RunResult, skippedResult } from '#app/runs/result.ts';
import { placeOf, type Run } from '#app/runs/run.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { ResultFilter } from './item-table.ts';
import type { Chosen } from './live-run.ts';
import type { RunLog } from './run-log.ts';

/** The unsent items in order, and how many they are. */
export function allUnsent(log: RunLog): ReturnType<Chosen> {
  return { items: unsent(log), count: log.ledger().unsent };
}

/** The unsent items in order. */
function unsent(log: RunLog): Iterable<number> {
  const { planned } = log.ledger();
  return (function* () {
    for (let item = 0; item < planned; item++) if (log.standing(item) === 'unsent') yield item;
  })();
}

/** The items of a filter, in order. Those that a run left when its first failure ended it are skipped, as in its ledger. */
export function itemsOf({ state }: Run, log: RunLog, only: ResultFilter): readonly number[] {
  const found = log.items(only);
  if (state !== 'ended-by-failure' || (only !== 'all' && only !== 'skipped')) return found;
  return [...found, ...allUnsent(log).items].toSorted((a, b) => a - b);
}

/** Reads the result of an item; null while it is unsent. One that a run left is skipped for the reason that it was left for. */
export function resultReader(run: Run, log: RunLog): (item: number) => RunResult | null {
  const isLeftOut = leftOutIn(run);
  return (item) => {
    const isLeft = run.state === 'ended-by-failure' && log.standing(item) === 'unsent';
    if (!isLeft) return log.read(item);
    return skippedResult(item, '', isLeftOut(item) ? notSelectedWords : 'The run stopped at the first failure.');
  };
}

/** Whether MXO may have received a failed item. One whose details can't be read may have been. */
export function isUnclear(log: RunLog, item: number): boolean {
  const result = log.read(item);
  if (result === null || !isDispatched(result)) return false;
  return result.outcome === null || mayBeReceived(result.outcome, result.status);
}

/** How many items were not sent yet, without the rows that the person left out. */
export function countUnsentIn(run: Run, log: RunLog): number {
  const isLeftOut = leftOutIn(run);
  let count = 0;
  for (const item of unsent(log)) count += Number(!isLeftOut(item));
  return count;
}

/** Whether the person left out the row of an item. */
function leftOutIn({ leftOutRows, requests, data }: Run): (item: number) => boolean {
  const leftOut = new Set(leftOutRows);
  return (item) => leftOut.has(placeOf(item, requests.length, data?.rowCount ?? 1).row + 1);
}

/** How many failed items MXO may have received. */
export async function countUnclearIn(log: RunLog): Promise<number> {
  const yieldNow = createYield();
  let unclear = 0;
  for (const item of log.items('failed')) {
    unclear += Number(isUnclear(log, item));
    await yieldNow();
  }
  return unclear;
}

import type { Output } from '#app/ipc/contract.ts';
import { compareResults } from '#app/runs/compare-results.ts';
import { type Run, summaryOf } from '#app/runs/run.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { lastRunOf } from './last-run.ts';
import { pairItems } from './pair-items.ts';
import type { Runs } from './runs.ts';

type Comparison = Output<'run.compare'>;

/** How many differing items are listed. */
const mostListed = 1_000;

const nothing: Comparison = { other: null, compared: 0, different: 0, onlyHere: 0, onlyThere: 0, items: [] };

/**
 * Compares a run with another one of the same source, item by item; items are paired by event and customer.
 * @param otherId null for the one before it that went to the same server and site key
 */
export async function compareRuns(runs: Runs, runId: string, otherId: string | null): Promise<Comparison> {
  const run = runs.read(runId);
  const other = findOther(runs, run, otherId);
  if (run === null || other === null) return nothing;
  const yieldNow = createYield();
  const items: Comparison['items'][number][] = [];
  const counts = { compared: 0, different: 0, onlyHere: 0 };
  const { log: before } = await runs.archive.prepare(other);
  const { log: now } = await runs.archive.prepare(run);
  const { earlierOf, onlyEarlier } = await pairItems({ run: other, log: before }, { run, log: now });
  for (const item of now.items('all')) {
    const later = now.read(item);
    if (later === null || later.state === 'skipped') continue;
    const pair = earlierOf(item);
    const earlier = pair === null ? null : before.read(pair);
    if (earlier === null) {
      counts.onlyHere += 1;
      continue;
    }
    counts.compared += 1;
    const fields = compareResults(earlier, later);
    if (fields.length > 0) counts.different += 1;
    if (fields.length > 0 && items.length < mostListed) items.push({ item, fields });
    await yieldNow();
  }
  return { other: summaryOf(other), ...counts, onlyThere: onlyEarlier, items };
}

function findOther(runs: Runs, run: Run | null, otherId: string | null): Run | null {
  if (run === null) return null;
  if (otherId !== null) return runs.read(otherId);
  const { source, startedAt, environment, siteKey } = run;
  const isSamePlace = (other: Run) =>
    other.environment.serverName === environment.serverName && other.siteKey === siteKey;
  return lastRunOf(runs, source, { before: startedAt, isMeant: isSamePlace });
}

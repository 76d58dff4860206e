import type { Output } from '#app/ipc/contract.ts';
import { compareResults } from '#app/run/compare-results.ts';
import { type Run, summaryOf } from '#app/run/run.ts';
import { createBreather } from '#main/storage/breather.ts';
import { lastRunOf } from './last-run.ts';
import type { Runs } from './runs.ts';

type Comparison = Output<'run.compare'>;

/** How many of the items that differ are told one by one. */
const mostTold = 1_000;

/** Compares a run with another one of the same source, item by item. @param otherId null for the one before it */
export async function compareRuns(runs: Runs, runId: string, otherId: string | null): Promise<Comparison> {
  const run = runs.read(runId);
  const other = findOther(runs, run, otherId);
  if (run === null || other === null) return { other: null, compared: 0, different: 0, items: [] };
  const breathe = createBreather();
  const items: Comparison['items'][number][] = [];
  let compared = 0;
  let different = 0;
  const [before, now] = [runs.archive.log(other), runs.archive.log(run)];
  for (const item of now.items('all')) {
    const [earlier, later] = [before.read(item), now.read(item)];
    if (earlier === null || later === null || later.state === 'skipped' || earlier.state === 'skipped') continue;
    compared += 1;
    const fields = compareResults(earlier, later);
    if (fields.length > 0) different += 1;
    if (fields.length > 0 && items.length < mostTold) items.push({ item, fields });
    await breathe();
  }
  return { other: summaryOf(other), compared, different, items };
}

function findOther(runs: Runs, run: Run | null, otherId: string | null): Run | null {
  if (run === null) return null;
  return otherId === null ? lastRunOf(runs, run.source, run.startedAt) : runs.read(otherId);
}

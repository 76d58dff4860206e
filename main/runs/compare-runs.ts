import { isIdenticalPlace, type Place } from '#app/exchange/tid-rule.ts';
import type { Output } from '#app/ipc/contract.ts';
import { compareResults, type ResultDifference } from '#app/runs/compare-results.ts';
import type { RunResult } from '#app/runs/result.ts';
import { type Run, summaryOf } from '#app/runs/run.ts';
import { hasPassed } from '#app/runs/verdict.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { lastRunOf } from './last-run.ts';
import { pairItems } from './pair-items.ts';
import type { Runs } from './runs.ts';

type Comparison = Output<'run.compare'>;

/** How many differing items are listed. */
const mostListed = 1_000;

const noCounts = { compared: 0, different: 0, nowFail: 0, nowPass: 0, onlyHere: 0 };

const nothing: Comparison = { other: null, ...noCounts, onlyThere: 0, items: [] };

/**
 * Compares a run with another one of the same source, item by item; items are paired by event and customer.
 * @param otherId null for the one before it that went to the same server and site key
 */
export async function compareRuns(runs: Runs, runId: string, otherId: string | null): Promise<Comparison> {
  const run = runs.read(runId);
  const other = findOther(runs, run, otherId);
  if (run === null || other === null) return nothing;
  const yieldNow = createYield();
  const items: Readonly<Record<Turn, Comparison['items'][number][]>> = { 'now-fails': [], 'now-passes': [], other: [] };
  const counts = { ...noCounts };
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
    await yieldNow();
    if (fields.length === 0) continue;
    const turn = turnOf(earlier, later);
    counts.different += 1;
    if (turn === 'now-fails') counts.nowFail += 1;
    if (turn === 'now-passes') counts.nowPass += 1;
    if (items[turn].length < mostListed) items[turn].push(differenceOf(earlier, later, fields));
  }
  const listed = [...items['now-fails'], ...items['now-passes'], ...items.other].slice(0, mostListed);
  return { other: summaryOf(other), ...counts, onlyThere: onlyEarlier, items: listed };
}

type Turn = Comparison['items'][number]['turn'];

function turnOf(earlier: RunResult, later: RunResult): Turn {
  if (hasPassed(earlier) === hasPassed(later)) return 'other';
  return hasPassed(later) ? 'now-passes' : 'now-fails';
}

function differenceOf(earlier: RunResult, later: RunResult, fields: readonly ResultDifference[]) {
  const { item, customerKey, state, outcome } = later;
  // A key with a dynamic value was another one then.
  const before = { state: earlier.state, outcome: earlier.outcome, customerKey: earlier.customerKey };
  return { item, customerKey, turn: turnOf(earlier, later), before, now: { state, outcome }, fields };
}

function findOther(runs: Runs, run: Run | null, otherId: string | null): Run | null {
  if (run === null) return null;
  if (otherId !== null) return runs.read(otherId);
  const { source, startedAt } = run;
  const isMeant = (earlier: Run) => isIdenticalPlace(placeOfRun(earlier), placeOfRun(run));
  return lastRunOf(runs, source, { before: startedAt, isMeant });
}

function placeOfRun({ environment, siteKey }: Run): Place {
  return { serverName: environment.serverName, siteKey };
}

import { isDispatched } from '#app/exchange/exchange.ts';
import type { Output } from '#app/ipc/contract.ts';
import { compareTwins, type TwinKind, twinKinds } from '#app/runs/compare-twins.ts';
import type { RunResult } from '#app/runs/result.ts';
import { type Run, summaryOf } from '#app/runs/run.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { RunLog } from './run-log.ts';
import type { Runs } from './runs.ts';

type Comparison = Output<'run.compareTwins'>;
type Side = { readonly run: Run; readonly log: RunLog };

/** How many items are listed. */
const mostListed = 1_000;

const nothing: Comparison = { twins: null, counts: [], items: [] };

/**
 * Compares two runs that were started together, item by item: both have the same items, sent or not.
 * @param only lists items of this kind; null lists all
 */
export async function compareTwinRuns(runs: Runs, runId: string, only: TwinKind | null): Promise<Comparison> {
  const run = runs.read(runId);
  const other = run?.twin === undefined ? null : runs.read(run.twin.runId);
  if (run === null || other === null) return nothing;
  const [inA, inB] = run.twin?.place === 'B' ? [other, run] : [run, other];
  const a = { run: inA, log: (await runs.archive.prepare(inA)).log };
  const b = { run: inB, log: (await runs.archive.prepare(inB)).log };
  const counts = new Map<TwinKind, number>();
  const items: Comparison['items'][number][] = [];
  const sent = { A: 0, B: 0 };
  const yieldNow = createYield();
  for (let item = 0; item < inA.ledger.planned; item++) {
    const [resultA, resultB] = [a.log.read(item), b.log.read(item)];
    if (resultA !== null && isDispatched(resultA)) sent.A += 1;
    if (resultB !== null && isDispatched(resultB)) sent.B += 1;
    const { kind, fields } = compareTwins(resultA, resultB);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if ((only === null || only === kind) && items.length < mostListed)
      items.push({ item, kind, fields, customerKey: keyOf(resultA, resultB), A: given(resultA), B: given(resultB) });
    await yieldNow();
  }
  const twin = (side: Side, count: number) => ({
    run: summaryOf(side.run),
    siteKey: side.run.siteKey,
    whyNothing: count > 0 ? null : firstReason(side),
  });
  return {
    twins: { A: twin(a, sent.A), B: twin(b, sent.B) },
    counts: twinKinds.flatMap((kind) => {
      const count = counts.get(kind) ?? 0;
      return count === 0 ? [] : [{ kind, count }];
    }),
    items,
  };
}

function keyOf(a: RunResult | null, b: RunResult | null): string {
  return a?.customerKey || b?.customerKey || '';
}

function given(result: RunResult | null) {
  if (result === null) return null;
  const { state, outcome, exchangeId, customerKey } = result;
  return { state, outcome, exchangeId, customerKey };
}

/** Why the first event of a run wasn't sent, and whose it is; null where nothing says so. */
function firstReason({ log }: Side): { readonly says: string; readonly customerKey: string } | null {
  const [first] = log.items('all');
  const { says = '', customerKey = '' } = (first === undefined ? null : log.read(first)) ?? {};
  return says === '' || says === null ? null : { says, customerKey };
}

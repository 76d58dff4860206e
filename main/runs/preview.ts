import type { Variable } from '#app/event/variables.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { firstError } from '#app/exchange/send-problems.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { ItemMaker } from '#app/runs/item.ts';
import { hasRecordedTimes, plannedMs, recordedMs } from '#app/runs/recorded-gaps.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { makerOfPlan, type RunPlan } from './run-plan.ts';

/** What random values are drawn from; the next run draws the same as its preview. */
export type PreviewDraw = { readonly seed: string; readonly at: string };

/** What fills in the variables of a plan's events. */
export type ValueSources = { readonly workspace: readonly Variable[]; readonly draw: PreviewDraw };

type Preview = Output<'run.preview'>;
type Check = Extract<Output<'run.check'>, { kind: 'checked' }>;

/** How many invalid items are listed. */
const mostListed = 50;

/** Some items of a plan, as they would be sent. */
export async function previewItems(
  plan: RunPlan,
  values: ValueSources,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<Preview> {
  const maker = makerOfPlan(plan, values);
  const last = Math.min(from + count, plan.planned);
  const items: Preview['items'][number][] = [];
  let page: { readonly from: number; readonly rows: readonly (readonly string[])[] } = { from: 0, rows: [] };
  for (let item = from; item < last; item++) {
    const { row } = maker.placeOf(item);
    if (plan.data !== null && page.rows[row - page.from] === undefined) {
      const answer = await plan.data.page(row, Math.min(count, 1_000));
      if (!answer.ok) return { planned: plan.planned, items, says: [answer.says] };
      page = { from: row, rows: answer.rows };
    }
    const cells = plan.data === null ? [] : page.rows[row - page.from];
    if (cells === undefined) return { planned: plan.planned, items, says: [changedWords] };
    items.push({ ...previewOf(maker, item, cells), row: plan.data === null ? null : row + 1 });
  }
  return { planned: plan.planned, items, says: [] };
}

/** Why rows are missing that were there when the data was opened. */
export const changedWords = 'The data changed after it was opened. Open it again.';

function previewOf(maker: ItemMaker, item: number, cells: readonly string[]) {
  const made = maker.make(item, cells);
  const { draft, reading, problems, hasTimes } = maker.finish(made, null);
  return {
    item,
    name: made.request.name,
    customerKey: draft.customerKey,
    request: reading.ok ? reading.request : null,
    hasTimes,
    problems: problems.map(({ level, says, why }) => ({ level, says, why })),
  };
}

/** Checks all items of a plan; null when it was aborted. */
export async function checkItems(plan: RunPlan, values: ValueSources, signal: AbortSignal): Promise<Check | null> {
  const maker = makerOfPlan(plan, values);
  const leftOut = new Set(plan.setup.leftOutRows);
  const questions = new Set<string>();
  const first: Check['first'][number][] = [];
  const yieldNow = createYield();
  const says: string[] = [];
  let faulty = 0;
  let warned = 0;
  const perRow = plan.requests.length;
  const rowCount = plan.data?.description.rowCount ?? 1;
  let row = 0;
  for await (const cells of rowsOf(plan, (why) => says.push(why))) {
    for (let iteration = 0; iteration < plan.setup.pace.iterations && !leftOut.has(row + 1); iteration++)
      for (let request = 0; request < perRow; request++) {
        const item = (iteration * rowCount + row) * perRow + request;
        const { draft, problems, unanswered } = maker.finish(maker.make(item, cells), null);
        for (const question of unanswered) questions.add(question);
        const error = firstError(problems);
        if (error !== null) {
          faulty += 1;
          const { customerKey } = draft;
          if (first.length < mostListed) first.push({ item, customerKey, says: `${error.says}. ${error.why}` });
        } else if (problems.length > 0) warned += 1;
        await yieldNow();
        if (signal.aborted) return null;
      }
    row += 1;
  }
  if (plan.data !== null && row !== rowCount && says.length === 0) says.push(changedWords);
  const warnings = new Set(plan.tidWarnings.flatMap((one) => (one === null ? [] : [`${one.says}. ${one.why}`])));
  const recorded = timesOf(plan);
  const found = { first, questions: [...questions], warnings: [...warnings], recorded, says };
  return { kind: 'checked', planned: plan.planned, faulty, warned, ...found };
}

/** How long a plan takes as it was recorded, and by its gaps. */
function timesOf({ requests, setup, data }: RunPlan): Check['recorded'] {
  if (!hasRecordedTimes(requests)) return null;
  const { iterations, recorded } = setup.pace;
  const rows = ((data?.description.rowCount ?? 1) - (data === null ? 0 : setup.leftOutRows.length)) * iterations;
  return {
    recordedMs: recordedMs(requests) * rows,
    plannedMs: recorded === null ? null : plannedMs(requests, recorded, rows),
  };
}

/** The rows of a plan's data; without data, one row without cells. */
export async function* rowsOf({ data }: RunPlan, onStop: (says: string) => void): AsyncGenerator<readonly string[]> {
  if (data === null) yield [];
  else yield* data.rows({ onStop });
}

/**
 * The requests of a plan, in the order of its items, without those that can't be sent.
 * @param onStop called with the reason when the data ends before its last row
 */
export async function* requestsOf(
  plan: RunPlan,
  values: ValueSources,
  onStop: (says: string) => void,
): AsyncGenerator<HttpRequest> {
  const maker = makerOfPlan(plan, values);
  const leftOut = new Set(plan.setup.leftOutRows);
  let item = 0;
  for (let iteration = 0; iteration < plan.setup.pace.iterations; iteration++) {
    let row = 0;
    for await (const cells of rowsOf(plan, onStop)) {
      row += 1;
      for (let request = 0; request < plan.requests.length; request++, item++) {
        const { reading, problems } = maker.finish(maker.make(item, cells), null);
        if (reading.ok && firstError(problems) === null && !leftOut.has(row)) yield reading.request;
      }
    }
  }
}

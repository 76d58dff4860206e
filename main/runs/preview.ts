import type { Variable } from '#app/event/variables.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { ItemMaker } from '#app/runs/item.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { makerOfPlan, type RunPlan } from './run-plan.ts';

/** What the dynamic values of a preview are drawn from; the run that is started next draws the same. */
export type PreviewDraw = { readonly seed: string; readonly at: string };

type Preview = Output<'run.preview'>;
type Check = Extract<Output<'run.check'>, { kind: 'checked' }>;

/** How many of the faulty items are told one by one. */
const mostTold = 50;

/** Some items of a plan, as they would be sent. */
export async function previewItems(
  plan: RunPlan,
  workspace: readonly Variable[],
  draw: PreviewDraw,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<Preview> {
  const maker = makerOfPlan(plan, workspace, draw);
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
    // A row that is missing is not an empty one.
    if (cells === undefined) return { planned: plan.planned, items, says: [changedWords] };
    items.push(previewOf(maker, item, plan.data === null ? null : row, cells));
  }
  return { planned: plan.planned, items, says: [] };
}

/** What to say of data that has not the rows that it had. */
export const changedWords = 'The data changed after it was opened. Open it again.';

function previewOf(maker: ItemMaker, item: number, row: number | null, cells: readonly string[]) {
  const made = maker.make(item, cells);
  const { draft, reading, problems, hasTimes } = maker.finish(made, null);
  return {
    item,
    row: row === null ? null : row + 1,
    name: made.request.name,
    customerKey: draft.customerKey,
    request: reading.ok ? reading.request : null,
    hasTimes,
    problems: problems.map(({ level, says, why }) => ({ level, says, why })),
  };
}

/** Goes through all items of a plan; null when it was told to end before. */
export async function checkItems(
  plan: RunPlan,
  workspace: readonly Variable[],
  draw: PreviewDraw,
  signal: AbortSignal,
): Promise<Check | null> {
  const maker = makerOfPlan(plan, workspace, draw);
  const leftOut = new Set(plan.setup.leftOutRows);
  const questions = new Set<string>();
  const first: { item: number; says: string }[] = [];
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
        const { problems, unanswered } = maker.finish(maker.make(item, cells), null);
        for (const question of unanswered) questions.add(question);
        const [worst] = problems;
        if (worst?.level === 'error') {
          faulty += 1;
          if (first.length < mostTold) first.push({ item, says: `${worst.says}. ${worst.why}` });
        } else if (worst !== undefined) warned += 1;
        await yieldNow();
        if (signal.aborted) return null;
      }
    row += 1;
  }
  if (plan.data !== null && row !== rowCount && says.length === 0) says.push(changedWords);
  const warnings = new Set(plan.tidWarnings.flatMap((one) => (one === null ? [] : [`${one.says}. ${one.why}`])));
  const found = { first, questions: [...questions], warnings: [...warnings], says };
  return { kind: 'checked', planned: plan.planned, faulty, warned, ...found };
}

/** The rows of a plan's data; one without cells where it has none. */
export async function* rowsOf({ data }: RunPlan, onStop: (says: string) => void): AsyncGenerator<readonly string[]> {
  if (data === null) yield [];
  else yield* data.rows({ onStop });
}

/**
 * The requests of a plan, in the order of its items; those that cannot be sent are left out.
 * @param onStop hears why the data ended before its last row
 */
export async function* requestsOf(
  plan: RunPlan,
  workspace: readonly Variable[],
  draw: PreviewDraw,
  onStop: (says: string) => void,
): AsyncGenerator<HttpRequest> {
  const maker = makerOfPlan(plan, workspace, draw);
  const leftOut = new Set(plan.setup.leftOutRows);
  let item = 0;
  for (let iteration = 0; iteration < plan.setup.pace.iterations; iteration++) {
    let row = 0;
    for await (const cells of rowsOf(plan, onStop)) {
      row += 1;
      for (let request = 0; request < plan.requests.length; request++, item++) {
        const { reading, problems } = maker.finish(maker.make(item, cells), null);
        const isFaulty = problems.some(({ level }) => level === 'error');
        if (reading.ok && !isFaulty && !leftOut.has(row)) yield reading.request;
      }
    }
  }
}

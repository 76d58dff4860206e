import type { Environment } from '#app/environments/environment.ts';
import type { Problem } from '#app/event/problems.ts';
import type { Variable } from '#app/event/variables.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { carryDraft, isSamePlace, type Place, placeOf, type TidUse, tidUseOf } from '#app/exchange/tid-rule.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { createItemMaker, type ItemMaker } from '#app/runs/item.ts';
import { sayMissingColumns } from '#app/runs/mapping.ts';
import { hasRecordedTimes } from '#app/runs/recorded-gaps.ts';
import { plannedItems, type Run, type RunRequest, type RunSetup } from '#app/runs/run.ts';
import { readRunInput } from '#app/runs/run-input.ts';
import { fixedTidOf, tidWarning } from '#app/runs/tid-warnings.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { DataFile } from './data/data-file.ts';

/** What a plan needs. */
export type PlanParts = {
  readonly findEnvironment: (id: string) => Environment | null;
  readonly workspace: () => Workspace;
  /** The built-in ones and the person's own. */
  readonly storyboards: () => readonly Storyboard[];
  /** @param onLeftOut called with how many couldn't be read, and why, in words */
  readonly readExchanges: (
    ids: readonly string[],
    onLeftOut: (left: { readonly count: number; readonly says: string }) => void,
  ) => AsyncIterable<Exchange>;
  readonly findData: (dataId: string) => DataFile | null;
  /** Where a TID was used, the newest first. */
  readonly tidUses: (tid: string) => Promise<readonly TidUse[]>;
};

/** A run that could be started. */
export type RunPlan = {
  readonly kind: 'planned';
  readonly setup: RunSetup;
  readonly environment: Environment;
  readonly sourceName: string;
  readonly requests: readonly RunRequest[];
  /** The TID warning of each request; null for none. */
  readonly tidWarnings: readonly (Problem | null)[];
  readonly data: DataFile | null;
  readonly planned: number;
};

/** Why there is no plan, in words. */
type NoPlan = { readonly kind: 'refused'; readonly says: readonly string[] };

/** Plans a run: finds its environment, requests and data. */
export async function planRun(setup: RunSetup, parts: PlanParts): Promise<RunPlan | NoPlan> {
  const environment = parts.findEnvironment(setup.environmentId);
  const exchanges: Exchange[] = [];
  const says: string[] = [];
  const removedTids = new Map<string, Problem>();
  /** A recorded event as it goes to a place: without a TID that isn't for there. */
  function carry(exchange: Exchange, to: Place): Exchange {
    const { draft, says: why } = carryDraft(exchange.draft, to, [tidUseOf(exchange)]);
    if (why !== null) removedTids.set(exchange.id, removedTid(why));
    return { ...exchange, draft };
  }
  if (setup.source.kind === 'history')
    for await (const exchange of parts.readExchanges(setup.source.exchangeIds, (left) => says.push(sayMissing(left))))
      exchanges.push(environment === null ? exchange : carry(exchange, placeOf(environment, setup.siteKey)));
  const { name, requests } = readRunInput(setup.source, parts.workspace(), parts.storyboards(), exchanges);
  const data = setup.dataId === null ? null : parts.findData(setup.dataId);
  if (requests.length === 0) says.push('There is nothing to send. Choose a saved request, or a folder with requests.');
  else if (setup.pace.recorded !== null && !hasRecordedTimes(requests))
    says.push(noTimesWords[setup.source.kind === 'storyboard' ? 'storyboard' : 'other']);
  if (setup.dataId !== null && data === null) says.push('The data is no longer open. Choose the file again.');
  if (data !== null) {
    const { columns, rowCount } = data.description;
    if (rowCount === 0) says.push('The data has no rows. Choose another file, or run without data.');
    says.push(...sayMissingColumns(setup.mapping, columns));
  }
  if (environment === null) says.push('This environment was deleted. Choose another one.');
  if (environment === null || says.length > 0) return { kind: 'refused', says };
  const planned = plannedItems(requests.length, data?.description.rowCount ?? 1, setup.pace.iterations);
  if (planned > mostItems)
    return {
      kind: 'refused',
      says: [`That’s ${formatNumber(planned)} events. A run can send at most 5,000,000.`],
    };
  const ofHistory = await warnOfTids(requests, { setup, environment, data, parts });
  const tidWarnings = requests.map(({ id }, at) => removedTids.get(id) ?? ofHistory[at] ?? null);
  return { kind: 'planned', setup, environment, sourceName: name, requests, tidWarnings, data, planned };
}

/**
 * A plan without the TIDs of its events that aren't known where it sends to, or are another customer's there: its events were
 * chosen for the place of another run. A TID that comes from a row or a variable stays.
 */
export async function withOwnTids(plan: RunPlan, { tidUses }: Pick<PlanParts, 'tidUses'>): Promise<RunPlan> {
  const { environment, setup } = plan;
  const to = placeOf(environment, setup.siteKey);
  const requests: RunRequest[] = [];
  for (const request of plan.requests) {
    const tid = fixedTidOf(request, setup.mapping);
    const uses = tid === '' ? [] : await tidUses(tid);
    const isKnown = uses.some((use) => isSamePlace(use, to));
    const isKept = tid === '' || (isKnown && tidWarning(request, { environment, ...setup }, uses) === null);
    requests.push(isKept ? request : { ...request, draft: { ...request.draft, tid: '' } });
  }
  return { ...plan, requests };
}

type Sending = {
  readonly setup: RunSetup;
  readonly environment: Environment;
  readonly data: DataFile | null;
  readonly parts: PlanParts;
};

/** Asks the history about each TID once, however many requests have it. */
async function warnOfTids(
  requests: readonly RunRequest[],
  { setup, environment, data, parts }: Sending,
): Promise<readonly (Problem | null)[]> {
  const columns = data?.description.columns ?? [];
  const mapping = setup.mapping.filter(({ column }) => columns.includes(column));
  const known = new Map<string, readonly TidUse[]>();
  for (const tid of new Set(requests.map((request) => fixedTidOf(request, mapping))))
    if (tid !== '') known.set(tid, await parts.tidUses(tid));
  return requests.map((request) =>
    tidWarning(
      request,
      { environment, siteKey: setup.siteKey, mapping },
      known.get(fixedTidOf(request, mapping)) ?? [],
    ),
  );
}

function sayMissing({ count, says }: { readonly count: number; readonly says: string }): string {
  return `${formatCount(count, 'selected event')} can’t be sent again. ${says} Select the events again.`;
}

function removedTid(says: string): Problem {
  const why = 'The event is sent as a new customer’s. To keep the TID, choose the environment that it was sent to.';
  return { level: 'warning', field: { kind: 'tid' }, says: says.replace(/\.$/, ''), why };
}

const noTimesWords = {
  storyboard: 'The storyboard has no pauses between its events. Add one, or choose another pace.',
  other: 'When these events happened isn’t recorded. Choose another pace.',
} as const;

/** More would not fit into memory: a run holds a few bytes for each. */
const mostItems = 5_000_000;

/** What random values and times are made from. */
type Draw = { readonly seed: string; readonly at: string };

/** What makes the items of a plan, before it is a run. */
export function makerOfPlan(
  { setup, environment, requests, tidWarnings, data }: RunPlan,
  { workspace, draw }: { readonly workspace: readonly Variable[]; readonly draw: Draw },
): ItemMaker {
  const { mapping, siteKey, answers, expectations } = setup;
  const { columns = [], rowCount = 1, erasedFrom } = data?.description ?? {};
  return createItemMaker({
    requests,
    tidWarnings,
    columns,
    isErasedFrom: erasedFrom,
    rowCount,
    mapping,
    expectations,
    environment,
    siteKey,
    workspace,
    answers,
    ...draw,
  });
}

/** What makes the items of a run that began. @param environment as it is now */
export function makerOfRun(run: Run, environment: Environment, workspace: readonly Variable[]): ItemMaker {
  const { requests, data, mapping, expectations, siteKey, answers, seed, startedAt } = run;
  return createItemMaker({
    requests,
    columns: data?.columns ?? [],
    isErasedFrom: run.erasedFrom,
    rowCount: data?.rowCount ?? 1,
    mapping,
    expectations,
    environment,
    siteKey,
    workspace,
    answers,
    seed,
    at: startedAt,
  });
}

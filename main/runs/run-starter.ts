import type { Environment } from '#app/environments/environment.ts';
import { serverNameFor } from '#app/exchange/request.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { formatNumber } from '#app/quantity.ts';
import type { DataDescription } from '#app/runs/data.ts';
import { blankLedger } from '#app/runs/ledger.ts';
import type { Run, RunSetup } from '#app/runs/run.ts';
import { writeRows } from './data/row-file.ts';
import { makeRunLog } from './open-log.ts';
import { changedWords, checkItems, type PreviewDraw, rowsOf } from './preview.ts';
import { type PlanParts, planRun, type RunPlan, withOwnTids } from './run-plan.ts';
import type { RunStore } from './run-store.ts';

export type StarterParts = PlanParts & {
  readonly store: RunStore;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** A saved run that may be sent, or why there is none, in words. */
export type Starting = { readonly kind: 'ready'; readonly run: Run; readonly environment: Environment } | Refusal;

type Refusal = {
  readonly kind: 'refused';
  readonly says: readonly string[];
  /** The problem as data, for the command line, which words it differently. */
  readonly problem?: StartProblem;
};

/** A question without an answer, or events that can't be sent. */
export type StartProblem =
  | { readonly kind: 'unanswered'; readonly question: string }
  | { readonly kind: 'faulty'; readonly count: number; readonly first: string };

/** What a run is made of. */
export type StartOrder = {
  readonly setup: RunSetup;
  /** The person said yes, where the environment asks before sending. */
  readonly confirmed: boolean;
  readonly seed: string;
  /** The id of the run, and its twin, where two are started together. */
  readonly twin?: { readonly id: string; readonly twin: NonNullable<Run['twin']> };
};

/** Makes a run: everything is checked and its rows are saved before anything is sent. */
export async function makeRun({ setup, confirmed, seed, twin }: StartOrder, parts: StarterParts): Promise<Starting> {
  const { store, newId, now } = parts;
  const planned = await planRun(setup, parts);
  if (planned.kind === 'refused') return planned;
  const plan = twin?.twin.place === 'B' ? await withOwnTids(planned, parts) : planned;
  const draw = { seed, at: now().toISOString() };
  const guard = guardProblem(plan.environment, confirmed);
  if (guard !== null) return refused(guard);
  const invalid = await startProblemOf(plan, parts, draw);
  if (invalid !== null) return invalid;
  const id = twin?.id ?? newId();
  const notMade = store.make(id) ?? (await copyRows(plan, store.rowsFile(id))) ?? (await makeRunLog(store.logFile(id)));
  const run = { ...toRun(plan, id, draw), ...(twin !== undefined && { twin: twin.twin }) };
  const notKept = notMade ?? (await store.add(run));
  if (notKept === null) return { kind: 'ready', run, environment: plan.environment };
  ignoreResult(await store.remove(id), 'Without its run.json, the rest isn’t a run.');
  return refused(`The run couldn’t be saved, so nothing was sent. ${notKept}`);
}

/** Why an environment that asks before sending keeps a run from being started; null when it doesn't. */
export function guardProblem({ askBeforeSending, name }: Environment, confirmed: boolean): string | null {
  return askBeforeSending && !confirmed ? `${name} asks before sending. Confirm first.` : null;
}

/** What prevents a plan from being started: questions without an answer, events that can't be sent. */
export async function startProblemOf(
  plan: RunPlan,
  { workspace }: Pick<PlanParts, 'workspace'>,
  draw: PreviewDraw,
): Promise<Refusal | null> {
  const check = await checkItems(plan, { workspace: workspace().variables, draw }, new AbortController().signal);
  if (check === null) return null;
  const [question] = check.questions;
  const unanswered = `“${question}” has no answer yet.`;
  if (question !== undefined) return { kind: 'refused', says: [unanswered], problem: { kind: 'unanswered', question } };
  const [first] = check.first;
  if (first !== undefined && !plan.setup.leaveOutFaulty) {
    const says =
      check.faulty === 1
        ? `1 event can’t be sent. ${first.says} Fix it, or skip it.`
        : `${formatNumber(check.faulty)} events can’t be sent. The first: ${first.says} Fix them, or skip them.`;
    return { kind: 'refused', says: [says], problem: { kind: 'faulty', count: check.faulty, first: first.says } };
  }
  const [other] = check.says;
  return other === undefined ? null : refused(other);
}

/** Saves the rows as they are now. Returns why it couldn't, in words. */
async function copyRows(plan: RunPlan, file: string): Promise<string | null> {
  if (plan.data === null) return null;
  const stops: string[] = [];
  const written = await writeRows(
    file,
    rowsOf(plan, (says) => stops.push(says)),
  );
  if ('problem' in written) return written.problem;
  const isWhole = written.count === plan.data.description.rowCount;
  return stops[0] ?? (isWhole ? null : changedWords);
}

function toRun(plan: RunPlan, id: string, { seed, at }: PreviewDraw): Run {
  const { setup, environment, requests, data, planned, sourceName } = plan;
  const { source, siteKey, mapping, pace, expectations, answers, leftOutRows } = setup;
  const { name, colour, timeoutMs } = environment;
  const serverName = serverNameFor(environment, siteKey);
  return {
    version: 1,
    id,
    name: setup.name.trim() === '' ? sourceName : setup.name.trim(),
    startedAt: at,
    endedAt: null,
    state: 'running',
    says: null,
    source,
    sourceName,
    environment: { id: environment.id, name, colour, serverName, timeoutMs },
    siteKey,
    requests,
    data: data === null ? null : toRunData(data.description),
    mapping,
    pace,
    expectations,
    answers,
    seed,
    leftOutRows,
    ...(data?.description.erasedFrom === true && { erasedFrom: true }),
    resent: false,
    ledger: blankLedger(planned),
    unmet: 0,
    deletedAt: null,
  };
}

function toRunData({ name, columns, rowCount }: DataDescription): Run['data'] {
  return { name, columns, rowCount };
}

function refused(says: string): Refusal {
  return { kind: 'refused', says: [says] };
}

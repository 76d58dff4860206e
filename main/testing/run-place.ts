import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import type { Push } from '#app/ipc/contract.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { type Pace, usualPace } from '#app/runs/pace.ts';
import type { RunSetup } from '#app/runs/run.ts';
import { builtInStoryboards } from '#app/storyboards/built-in/built-in.ts';
import { openHistory } from '#main/history/history.ts';
import { createConnections } from '#main/http/connections.ts';
import { createDataSets } from '#main/runs/data/data-sets.ts';
import { openRunData } from '#main/runs/data/run-data.ts';
import type { PlanParts } from '#main/runs/run-plan.ts';
import { createRunRecorder } from '#main/runs/run-recorder.ts';
import { openRunStore } from '#main/runs/run-store.ts';
import { openRuns, type Runs } from '#main/runs/runs.ts';
import { type Place, place } from './place.ts';

export const runEnvironment: Environment = {
  ...blankEnvironment('e'),
  name: 'UAT',
  // Nothing that a test waits for in vain, also where both processors are busy.
  timeoutMs: 10_000,
  siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }],
};

/** One event of each row: the columns `n` and `ck` of its data. */
export const rowDraft: Draft = { ...blankDraft, uri: 'assist://desk/run/{{n}}', customerKey: '{{ck}}' };

/** A workspace with one saved request per draft, in one folder. */
export function workspaceOf(...drafts: readonly Draft[]): Workspace {
  const folder = { id: 'f', name: 'Spring', folderId: null, deletedAt: null };
  const requests = drafts.map((draft, index) => ({
    id: `r${index + 1}`,
    name: `Request ${index + 1}`,
    folderId: 'f',
    draft,
    usedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
  }));
  return { ...blankWorkspace, folders: [folder], requests };
}

/** Runs on real stores in a folder, with every push and notice. */
export async function openRunPlace(
  serverName: string,
  options: {
    readonly workspace?: Workspace;
    readonly at?: Place;
    readonly environment?: Partial<Environment>;
    /** How far its clocks are ahead of the computer's, in milliseconds. */
    readonly aheadMs?: () => number;
    readonly tidUses?: PlanParts['tidUses'];
    /** Environments besides the first one. */
    readonly others?: readonly Environment[];
  } = {},
) {
  const {
    workspace = workspaceOf(rowDraft),
    at = place(),
    aheadMs = () => 0,
    tidUses = async () => [],
    others = [],
  } = options;
  const now = () => new Date(Date.now() + aheadMs());
  const environment = { ...runEnvironment, serverName, ...options.environment };
  const history = await openHistory(at);
  const store = await openRunStore(at);
  const told: Push<'run.progressed'>[] = [];
  const newId = () => crypto.randomUUID();
  const desk = createDataSets({
    onProgress: () => {},
    pathOf: () => null,
    newId,
    openRunData: (runId, signal) => openRunData(store, runId, signal, at),
  });
  const runs = await openRuns({
    place: at,
    store,
    connect: () => createConnections(),
    findEnvironment: (id) => [environment, ...others].find((one) => one.id === id) ?? null,
    workspace: () => workspace,
    storyboards: () => builtInStoryboards,
    readExchanges: history.readAll,
    findData: desk.find,
    tidUses,
    recorder: createRunRecorder(history, { onChange: () => {}, now, newId }),
    push: (name, value) => {
      if (name === 'run.progressed') told.push(value as Push<'run.progressed'>);
    },
    onHistoryChanged: () => {},
    onEnded: () => {},
    now,
    clock: () => performance.now() + aheadMs(),
    random: Math.random,
    newId,
  });
  return { at, history, store, desk, runs, told };
}

export type RunPlace = Awaited<ReturnType<typeof openRunPlace>>;

/** A setup of the first saved request, with what a test changes. */
export function setupOf(change: Partial<Omit<RunSetup, 'pace'>> & { readonly pace?: Partial<Pace> } = {}): RunSetup {
  return {
    name: '',
    source: { kind: 'request', requestId: 'r1' },
    environmentId: 'e',
    siteKey: 'ONE-5BTO1FBU1O-1109',
    dataId: null,
    mapping: [],
    expectations: [],
    answers: {},
    leaveOutFaulty: false,
    leftOutRows: [],
    ...change,
    pace: { ...usualPace, ...change.pace },
  };
}

/** A setup with data in which each line is a number and a customer, its columns mapped to variables. */
export async function setupWithRows(
  { desk }: RunPlace,
  rows: readonly (readonly [number, string])[],
  change: Parameters<typeof setupOf>[0] = {},
): Promise<RunSetup> {
  const text = ['n,ck', ...rows.map((cells) => cells.join(','))].join('\n');
  const opened = await desk.open({ from: { kind: 'text', text }, format: null });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  const mapping = opened.data.columns.map((name) => ({ column: name, target: { kind: 'variable' as const, name } }));
  return setupOf({ dataId: opened.dataId, mapping, ...change });
}

/** Starts a run and waits for its end. Returns its id. */
export async function runToEnd(runs: Runs, setup: RunSetup): Promise<string> {
  const runId = await started(runs, setup);
  await runs.live(runId)?.ended;
  return runId;
}

/** Starts a run. Returns its id. */
export async function started(runs: Runs, setup: RunSetup): Promise<string> {
  const answer = await runs.start({ setup, confirmed: false });
  if (answer.kind === 'refused') throw new Error(answer.says.join(' '));
  return answer.runId;
}

/** Rows with a number and a customer key each, of so many customers in turn. */
export function people(count: number, of = count): readonly (readonly [number, string])[] {
  return Array.from({ length: count }, (_, index) => [index + 1, `c${index % of}@example.com`] as const);
}

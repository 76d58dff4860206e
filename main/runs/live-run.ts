import type { Environment } from '#app/environments/environment.ts';
import { foldKey } from '#app/event/customer-key.ts';
import type { Variable } from '#app/event/variables.ts';
import { formatCount } from '#app/quantity.ts';
import type { Ledger } from '#app/runs/ledger.ts';
import { createRecordedPlan } from '#app/runs/recorded-gaps.ts';
import { type Run, type RunProgress, type RunState, type RunSummary, summaryOf, tookMs } from '#app/runs/run.ts';
import type { Connections } from '#main/http/connections.ts';
import { openRows, type RowFile } from './data/row-file.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import { makerOfRun } from './run-plan.ts';
import type { RunRecorder } from './run-recorder.ts';
import type { RunStore } from './run-store.ts';
import { type Runner, type RunnerPlan, startRunner } from './runner.ts';

export type LiveRunParts = {
  /** Opens connections as an environment says; a run has no more of them than events in flight. */
  readonly connect: (environment: Environment) => Connections;
  readonly store: RunStore;
  readonly recorder: RunRecorder;
  readonly variables: () => readonly Variable[];
  /** Called for every change while it goes. */
  readonly onChange: () => void;
  /** Called at its end, with the last known progress. */
  readonly onEnd: (ended: Run, last: RunProgress) => void;
  readonly now: () => Date;
  readonly clock: () => number;
  readonly random: () => number;
};

/** A run that is under way. */
export type LiveRun = {
  readonly id: string;
  readonly log: RunLog;
  readonly runner: Runner;
  readonly run: () => Run;
  /** Its line in the list, with how far it is. */
  readonly summary: () => RunSummary;
  readonly progress: () => RunProgress;
  /** Resolves when it came to rest and is saved. */
  readonly ended: Promise<void>;
};

/** Chooses the items of a run to send, in order, and their number. */
export type Chosen = (log: RunLog) => { readonly items: Iterable<number>; readonly count: number };

/** The files of a run, open. */
export type RunFiles = { readonly log: RunLog; readonly rows: RowFile | null };

/** Opens the files of a run that was just made. */
export function openFreshFiles(run: Run, store: Pick<RunStore, 'logFile' | 'rowsFile'>): RunFiles {
  return {
    log: openRunLog(store.logFile(run.id), run.ledger.planned),
    rows: run.data === null ? null : openRows(store.rowsFile(run.id)),
  };
}

/** One pass over items of a run; a run that is sent again has several. */
export type RunPass = {
  readonly begun: Run;
  readonly environment: Environment;
  readonly chosen: Chosen;
  readonly files: RunFiles;
};

/** Starts a pass. The run is already saved as running. */
export function goThrough(pass: RunPass, parts: LiveRunParts): LiveRun {
  const { begun } = pass;
  const { log } = pass.files;
  const connections = parts.connect(pass.environment);
  const { items, count } = pass.chosen(log);
  const runner = startRunner(runnerPlan(pass, parts, { items, count }), { ...parts, log, connections });
  const saved = asRunning(begun);

  const run = (): Run => ({
    ...saved,
    state: runner.state(),
    says: runner.says(),
    ledger: log.ledger(),
    unmet: log.unmet(),
  });
  const summary = (): RunSummary => ({ ...summaryOf(run()), pass: { total: count, left: runner.left() } });
  const progress = (): RunProgress => ({ summary: summary(), ...runner.progress() });

  async function finish(): Promise<void> {
    const rest = await restAfter(pass, runner, parts);
    const last = withFigures(progress(), log);
    const ended = await saveEnd({ ...rest, wentMs: last.elapsedMs }, saved, parts.store);
    closeFiles(pass.files);
    connections.close();
    parts.onEnd(ended, last);
  }

  return { id: begun.id, log, runner, run, summary, progress, ended: finish() };
}

/** At its end a run shows the figures of its reports: while it goes they are estimates, of each attempt. */
function withFigures(progress: RunProgress, log: RunLog): RunProgress {
  return { ...progress, latency: { ...progress.latency, ...log.latency() } };
}

function runnerPlan(
  { begun, environment, files }: RunPass,
  { variables }: LiveRunParts,
  { items, count }: ReturnType<Chosen>,
): RunnerPlan {
  return {
    runId: begun.id,
    items: items[Symbol.iterator](),
    count,
    maker: makerOfRun(begun, environment, variables()),
    rows: files.rows,
    leftOutRows: new Set(begun.leftOutRows),
    pace: begun.pace,
    recorded: recordedPlanOf(begun),
    environment,
    siteKey: begun.siteKey,
    wentBeforeMs: tookMs(begun) ?? 0,
    tids: begun.pace.continueTid ? tidsSoFar(files.log) : new Map(),
  };
}

function recordedPlanOf({ requests, pace, ledger }: Run): RunnerPlan['recorded'] {
  return pace.recorded === null ? null : createRecordedPlan(requests, pace.recorded, ledger.planned);
}

type Rest = Pick<Run, 'state' | 'says' | 'ledger' | 'unmet' | 'endedAt'>;

/** Waits for the end of a pass. Results that couldn't be written count as unknown. */
async function restAfter({ begun, files: { log } }: RunPass, runner: Runner, { now }: LiveRunParts): Promise<Rest> {
  const ending = await runner.ended;
  const notWritten = await log.write();
  const lost = notWritten === null ? 0 : log.giveUpUnwritten();
  const state = restState(ending, begun.state, log.ledger());
  const why = runner.says() ?? (state === begun.state ? begun.says : null);
  const says =
    lost === 0
      ? why
      : `The results of ${formatCount(lost, 'event')} couldn’t be saved, so they count as unknown. ${notWritten}`;
  return { state, says, ledger: restLedger(log.ledger(), state), unmet: log.unmet(), endedAt: now().toISOString() };
}

/** Saves how a run ended. Where that fails, the run is shown as it ended until Tidings closes. */
async function saveEnd(rest: Partial<Run>, saved: Run, store: RunStore): Promise<Run> {
  const problem = await store.update(saved.id, (latest) => ({ ...latest, ...rest }));
  const ended = { ...(store.saved(saved.id) ?? saved), ...rest };
  if (problem === null) return ended;
  const notSaved = `How it ended wasn’t saved, so it will be shown as interrupted. ${problem}`;
  const shown = { ...ended, says: [ended.says, notSaved].filter((one) => one !== null).join(' ') };
  store.hold(shown);
  return shown;
}

/** A run as it is saved while it is under way. */
export function asRunning(run: Run): Run {
  return { ...run, state: 'running', says: null, endedAt: null };
}

/** A run that was sent in part again is only done when nothing of it is unsent: it rests as it did before. */
function restState(ended: RunState, before: RunState, { unsent }: Ledger): RunState {
  return ended === 'done' && unsent > 0 && before !== 'running' && before !== 'done' ? before : ended;
}

/** When the first failure ended a run, its unsent items count as skipped. */
export function restLedger(ledger: Ledger, state: RunState): Ledger {
  if (state !== 'ended-by-failure') return ledger;
  return { ...ledger, skipped: ledger.skipped + ledger.unsent, unsent: 0 };
}

/** The last tid of each customer in the log. */
function tidsSoFar(log: RunLog): ReadonlyMap<string, string> {
  const tids = new Map<string, string>();
  for (const item of log.items('all')) {
    const { customerKey = '', tid = '' } = log.read(item) ?? {};
    if (foldKey(customerKey) !== '' && tid !== '') tids.set(foldKey(customerKey), tid);
  }
  return tids;
}

function closeFiles({ log, rows }: RunFiles) {
  log.flush();
  log.close();
  rows?.close();
}

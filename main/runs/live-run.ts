import type { Environment } from '#app/environments/environment.ts';
import { foldKey } from '#app/event/customer-key.ts';
import type { Variable } from '#app/event/variables.ts';
import { formatCount } from '#app/quantity.ts';
import type { Ledger } from '#app/runs/ledger.ts';
import { type Run, type RunProgress, type RunState, type RunSummary, summaryOf, tookMs } from '#app/runs/run.ts';
import type { Connections } from '#main/http/connections.ts';
import { openRows, type RowFile } from './data/row-file.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import { makerOfRun } from './run-plan.ts';
import type { RunRecorder } from './run-recorder.ts';
import type { RunStore } from './run-store.ts';
import { type Runner, startRunner } from './runner.ts';

export type LiveRunParts = {
  /** Opens connections as an environment says; a run has no more of them than events in flight. */
  readonly connect: (environment: Environment) => Connections;
  readonly store: RunStore;
  readonly recorder: RunRecorder;
  readonly variables: () => readonly Variable[];
  /** Hears of everything that changes while it goes, and of its end, with what was last known of its pace. */
  readonly onChange: () => void;
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

/** Which items of a run are to be sent, in order, and how many they are. */
export type Chosen = (log: RunLog) => { readonly items: Iterable<number>; readonly count: number };

/** The files of a run, open. */
export type RunFiles = { readonly log: RunLog; readonly rows: RowFile | null };

/** Opens the files of a run that was just made. */
function openFresh(run: Run, store: RunStore): RunFiles {
  return {
    log: openRunLog(store.logFile(run.id), run.ledger.planned),
    rows: run.data === null ? null : openRows(store.rowsFile(run.id)),
  };
}

/** Sets a run going, or going again, on the items that are chosen. It is saved as running already. */
export function goThrough(
  begun: Run,
  environment: Environment,
  chosen: Chosen,
  parts: LiveRunParts,
  files: RunFiles = openFresh(begun, parts.store),
): LiveRun {
  const { store, now, clock, random, onChange } = parts;
  const { log, rows } = files;
  const connections = parts.connect(environment);
  const { items, count } = chosen(log);
  const runner = startRunner(
    {
      items: items[Symbol.iterator](),
      count,
      maker: makerOfRun(begun, environment, parts.variables()),
      rows,
      leftOutRows: new Set(begun.leftOutRows),
      pace: begun.pace,
      environment,
      siteKey: begun.siteKey,
      wentBeforeMs: tookMs(begun) ?? 0,
      tids: begun.pace.continueTid ? tidsSoFar(log) : new Map(),
    },
    { log, connections, recorder: parts.recorder, onChange, clock, random },
  );
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
    const ending = await runner.ended;
    const notWritten = await log.write();
    const lost = notWritten === null ? 0 : log.giveUpUnwritten();
    const state = restState(ending, begun.state, log.ledger());
    const why = runner.says() ?? (state === begun.state ? begun.says : null);
    const says =
      lost === 0
        ? why
        : `The results of ${formatCount(lost, 'event')} couldn’t be saved, so they count as unknown. ${notWritten}`;
    const ledger = restLedger(log.ledger(), state);
    const rest = { state, says, ledger, unmet: log.unmet(), endedAt: now().toISOString() };
    const last = progress();
    const pass = { ...rest, wentMs: last.elapsedMs };
    const fault = await store.update(begun.id, (latest) => ({ ...latest, ...pass }));
    const ended = { ...(store.saved(begun.id) ?? saved), ...pass };
    close(log, rows);
    connections.close();
    const notKept = `Its end wasn’t saved, so it will be shown as interrupted. ${fault}`;
    const told = fault === null ? ended : { ...ended, says: [says, notKept].filter((one) => one !== null).join(' ') };
    if (fault !== null) store.hold(told);
    parts.onEnd(told, last);
  }

  return {
    id: begun.id,
    log,
    runner,
    run,
    summary,
    progress,
    ended: finish(),
  };
}

/** A run as it is saved while it is under way. */
export function asRunning(run: Run): Run {
  return { ...run, state: 'running', says: null, endedAt: null };
}

/** A run that was sent in part again is only done when nothing of it is unsent: it rests as it did before. */
function restState(ended: RunState, before: RunState, { unsent }: Ledger): RunState {
  return ended === 'done' && unsent > 0 && before !== 'running' && before !== 'done' ? before : ended;
}

/** Where the first failure ended a run, what was left of it is skipped. */
export function restLedger(ledger: Ledger, state: RunState): Ledger {
  if (state !== 'ended-by-failure') return ledger;
  return { ...ledger, skipped: ledger.skipped + ledger.unsent, unsent: 0 };
}

/** The tid that each customer had last, by what is in the log. */
function tidsSoFar(log: RunLog): ReadonlyMap<string, string> {
  const tids = new Map<string, string>();
  for (const item of log.items('all')) {
    const { customerKey = '', tid = '' } = log.read(item) ?? {};
    if (foldKey(customerKey) !== '' && tid !== '') tids.set(foldKey(customerKey), tid);
  }
  return tids;
}

function close(log: RunLog, rows: RowFile | null) {
  log.flush();
  log.close();
  rows?.close();
}

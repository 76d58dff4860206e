import { type ConfirmedTime, trashLimit } from '#app/confirmed-time.ts';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import { serverNameFor } from '#app/exchange/request.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Output, Parsed, Push } from '#app/ipc/contract.ts';
import { type Run, type RunProgress, type RunSummary, summaryOf } from '#app/runs/run.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { asRunning, type Chosen, goThrough, type LiveRun, type LiveRunParts, type RunFiles } from './live-run.ts';
import { openFiles } from './open-files.ts';
import { checkItems, type PreviewDraw, previewItems } from './preview.ts';
import { createRunArchive, type RunArchive } from './run-archive.ts';
import { allUnsent, countAnsweredIn, countUnsentIn, wasAnswered } from './run-items.ts';
import type { RunLog } from './run-log.ts';
import { planRun } from './run-plan.ts';
import { guardProblem, makeRun, type StarterParts, type Starting } from './run-starter.ts';
import { restOf } from './run-store.ts';
import { settleRuns, withLog, withRowsWords } from './settle-runs.ts';

export type RunsParts = StarterParts & { readonly place: StorePlace } & Omit<
    LiveRunParts,
    'onChange' | 'onEnd' | 'variables'
  > & {
    readonly push: <N extends 'run.progressed' | 'run.listed'>(name: N, value: Push<N>) => void;
    /** Hears, while a run goes, that it put exchanges into the history. */
    readonly onHistoryChanged: () => void;
    /** Hears of a run that came to rest. */
    readonly onEnded: (last: RunProgress) => void;
  };

type Started = Output<'run.start'>;
type Ready = Extract<Starting, { kind: 'ready' }>;

export type Runs = {
  readonly preview: (input: Parsed<'run.preview'>) => Promise<Output<'run.preview'>>;
  readonly check: (input: Parsed<'run.check'>) => Promise<Output<'run.check'>>;
  readonly start: (input: Parsed<'run.start'>) => Promise<Started>;
  readonly sendFailed: (input: Parsed<'run.sendFailed'>) => Promise<Started>;
  /** How many failed items were answered with a 2xx. */
  readonly countAnswered: (runId: string) => Promise<number>;
  readonly sendUnsent: (input: Parsed<'run.sendUnsent'>) => Promise<Started>;
  /** How many items `sendUnsent` takes up, without the rows that the person left out; 0 while the run is under way.
   * ErasedCounts rows and those that cannot be sent are seen in their turn: until then they count. */
  readonly countUnsent: (runId: string) => number;
  /** The run that is under way; null when it is none or another one. */
  readonly live: (runId: string) => LiveRun | null;
  /** Whether a run is being started or is under way, paused included: an erasure waits for its end. */
  readonly isBusy: () => boolean;
  /** Stops the run that is under way, and resolves when it is saved; null while there is none. */
  readonly underWay: () => (() => Promise<void>) | null;
  /** Newest first. */
  readonly list: () => readonly RunSummary[];
  readonly read: (runId: string) => Run | null;
  readonly progress: (runId: string) => RunProgress | null;
  /** A run with all that there is to say of its files. */
  readonly open: (runId: string) => Promise<Output<'run.open'>>;
  readonly archive: RunArchive;
  /** Moves a run to the trash or takes it out. Returns why it could not, in words. */
  readonly trash: (runId: string, inTrash: boolean) => Promise<string | null>;
  /** Removes for good what lay in the trash for 30 days. Returns why it could not, in words. */
  readonly removeOldTrash: (now: ConfirmedTime) => Promise<string | null>;
  /** Begins nothing more; what was under way reads as interrupted at the next start. */
  readonly close: () => void;
};

/** A progress is told at most so often, in milliseconds. */
const tellEachMs = 200;

/** Plans, starts, watches and keeps runs; one is under way at a time. */
export async function openRuns(parts: RunsParts): Promise<Runs> {
  const { place, store, findEnvironment, workspace, newId, now, push } = parts;
  const variables = () => workspace().variables;
  let live: LiveRun | null = null;
  let isStarting = false;
  const isBusy = () => live !== null || isStarting;
  let checking = new AbortController();
  /** What the preview draws from, and the next run. */
  let nextSeed = newId();
  const archive = createRunArchive(store, (runId) => (live?.id === runId ? live.log : null), place);
  const read = (runId: string) => (live?.id === runId ? live.run() : store.read(runId));

  await settleRuns(store, place);

  function progress(runId: string): RunProgress | null {
    if (live?.id === runId) return live.progress();
    const run = store.read(runId);
    return run === null ? null : archive.progress(run);
  }

  function countUnsent(runId: string): number {
    const run = live?.id === runId ? null : store.read(runId);
    if (run === null) return 0;
    return countUnsentIn(run, archive.log(run));
  }

  function tellSoon(runId: string): () => void {
    let isWaiting = false;
    return () => {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(() => {
        isWaiting = false;
        if (live?.id === runId) push('run.progressed', live.progress());
        parts.onHistoryChanged();
      }, tellEachMs);
    };
  }

  function go({ run, environment }: Ready, chosen: Chosen, files?: RunFiles): Started {
    const { id } = run;
    archive.release();
    const ports: LiveRunParts = {
      ...parts,
      variables,
      onChange: tellSoon(id),
      onEnd: (ended, last) => {
        live = null;
        const progress = { ...last, summary: summaryOf(ended), underWay: 0, perSecond: 0, leftMs: null };
        push('run.progressed', progress);
        parts.onEnded(progress);
        push('run.listed', {});
        parts.onHistoryChanged();
      },
    };
    live = goThrough(run, environment, chosen, ports, files);
    push('run.listed', {});
    return { kind: 'started', runId: id };
  }

  /** Nothing else starts meanwhile. */
  async function alone(work: () => Promise<Started>): Promise<Started> {
    if (isBusy()) return busy;
    isStarting = true;
    try {
      return await work();
    } finally {
      isStarting = false;
    }
  }

  /** @param isResent whether failed items are sent once more */
  const again = (runId: string, confirmed: boolean, isResent: boolean, chosen: Chosen) =>
    alone(async () => {
      const known = store.saved(runId);
      if (known === null) return refused('That run is not there any more.');
      const asSentAgain = (saved: Run): Run => (isResent ? { ...saved, resent: true } : saved);
      const run = asSentAgain(known);
      const { name } = run.environment;
      const environment = findEnvironment(run.environment.id);
      if (environment === null) return refused(`The environment ${name} was deleted. Begin a new run on another one.`);
      const fault = movedFault(run, environment) ?? guardProblem(environment, confirmed);
      if (fault !== null) return refused(fault);
      archive.release();
      const files = await openFiles(known, store, place, chosen);
      if ('fault' in files) return refused(files.fault);
      const notSaved = await store.update(runId, (saved) => asRunning(asSentAgain(saved)));
      if (notSaved === null) return go({ kind: 'ready', run, environment }, chosen, files);
      files.log.close();
      files.rows?.close();
      return refused(`The run couldn’t be saved. ${notSaved}`);
    });

  /** What is known of a run by its log now. One that was started meanwhile says it when it ends. */
  const sayOf = (log: RunLog) => (saved: Run) =>
    live?.id === saved.id ? saved : withLog({ ...saved, ...restOf(read(saved.id) ?? saved) }, log);

  const draw = (): PreviewDraw => ({ seed: nextSeed, at: now().toISOString() });

  return {
    preview: async ({ setup, from, count }) => {
      const plan = await planRun(setup, parts);
      if (plan.kind === 'refused') return { planned: 0, items: [], says: plan.says };
      return previewItems(plan, variables(), draw(), { from, count });
    },
    check: async ({ setup }) => {
      checking.abort();
      const current = new AbortController();
      checking = current;
      const plan = await planRun(setup, parts);
      if (plan.kind === 'refused')
        return {
          ...{ kind: 'checked', planned: 0, faulty: 0, warned: 0, first: [], questions: [], warnings: [] },
          says: plan.says,
        };
      return (await checkItems(plan, variables(), draw(), current.signal)) ?? { kind: 'superseded' };
    },
    start: ({ setup, confirmed }) =>
      alone(async () => {
        const starting = await makeRun(setup, confirmed, nextSeed, parts);
        if (starting.kind === 'refused') return starting;
        nextSeed = newId();
        const { run } = starting;
        const files = await openFiles(run, store, place, allUnsent);
        if (!('fault' in files)) return go(starting, allUnsent, files);
        ignoreResult(await store.remove(run.id), 'It is listed as a run that sent nothing.');
        return refused(`Nothing was sent. ${files.fault}`);
      }),
    sendFailed: ({ runId, answeredToo, confirmed }) =>
      again(runId, confirmed, true, (log) => {
        const items = log.items('failed').filter((item) => answeredToo || !wasAnswered(log, item));
        return { items, count: items.length };
      }),
    sendUnsent: ({ runId, confirmed }) => again(runId, confirmed, false, allUnsent),
    countUnsent,
    open: async (runId) => {
      const run = read(runId);
      if (run === null || live?.id === runId) return { run, progress: progress(runId), unsent: 0 };
      const { log } = await archive.prepare(run);
      const known = withRowsWords(withLog(run, log), store);
      // Said once and for all, where it will not change.
      if (log.condition !== 'newer' && log.condition !== 'not-readable-now' && known.says !== run.says)
        ignoreResult(await store.update(runId, sayOf(log)), 'It is found again when the run is opened again.');
      return { run: known, progress: archive.progress(known), unsent: countUnsent(runId) };
    },
    countAnswered: async (runId) => {
      const run = read(runId);
      if (run === null) return 0;
      return countAnsweredIn((await archive.prepare(run)).log);
    },
    live: (runId) => (live?.id === runId ? live : null),
    isBusy,
    underWay: () => {
      const going = live;
      if (going === null) return null;
      return () => {
        going.runner.stop();
        return going.ended;
      };
    },
    list: () => store.list().map((run) => (live?.id === run.id ? live.summary() : summaryOf(run))),
    read,
    progress,
    archive,
    trash: async (runId, inTrash) => {
      const run = store.read(runId);
      if (run === null) return 'It is not there any more.';
      if (live?.id === runId) return 'It is under way. Stop it first.';
      const fault = await store.update(runId, (saved) => ({
        ...saved,
        deletedAt: inTrash ? now().toISOString() : null,
      }));
      push('run.listed', {});
      return fault;
    },
    removeOldTrash: async (confirmed) => {
      const limit = trashLimit(confirmed);
      const old = store.list().filter(({ deletedAt }) => deletedAt !== null && deletedAt < limit);
      const faults = await Promise.all(old.map(({ id }) => store.remove(id)));
      return faults.find((fault) => fault !== null) ?? null;
    },
    close: () => {
      live?.runner.pause();
      // Tried in the call itself: nobody waits for more.
      void live?.runner.rest();
      live?.log.flush();
      archive.release();
    },
  };
}

/** Why the rest of a run would not go where the run went; null when it would. Practice moves with each start. */
function movedFault({ environment: then, siteKey }: Run, now: Environment): string | null {
  const here = [now.serverName, serverNameFor(now, siteKey)];
  if (now.id === practiceId || here.includes(then.serverName)) return null;
  return `This run went to ${then.serverName}, but ${now.name} is ${now.serverName} now. Change ${now.name} back, or start a new run.`;
}

function refused(says: string): Started {
  return { kind: 'refused', says: [says] };
}

const busy: Started = { kind: 'refused', says: ['Another run is under way. Stop it, or wait for its end.'] };

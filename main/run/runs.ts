import type { ConfirmedTime } from '#app/confirmed-time.ts';
import { type Environment, practiceId } from '#app/environment/environment.ts';
import { serverNameFor } from '#app/exchange/request.ts';
import type { Output, Parsed, Push } from '#app/ipc/contract.ts';
import { trashLimit } from '#app/library/trash.ts';
import { placeOf, type Run, type RunProgress, type RunSummary, summaryOf } from '#app/run/run.ts';
import { createBreather } from '#main/storage/breather.ts';
import { unsaid } from '#main/storage/write.ts';
import { type Chosen, goThrough, type LiveRun, type LiveRunParts } from './live-run.ts';
import { checkItems, type PreviewDraw, previewItems } from './preview.ts';
import { createRunArchive, type RunArchive, wentUntilLast } from './run-archive.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import { planRun } from './run-plan.ts';
import { guardFault, makeRun, type StarterParts, type Starting } from './run-starter.ts';

export type RunsParts = StarterParts &
  Omit<LiveRunParts, 'onChange' | 'onEnd' | 'variables'> & {
    readonly push: <N extends 'run.progressed' | 'run.listed'>(name: N, value: Push<N>) => void;
    /** Hears, while a run goes, that it put exchanges into the history. */
    readonly onHistoryChanged: () => void;
    /** Hears of a run that came to rest. */
    readonly onEnded: (last: RunProgress) => void;
  };

type Started = Output<'run.start'>;

export type Runs = {
  readonly preview: (input: Parsed<'run.preview'>) => Promise<Output<'run.preview'>>;
  readonly check: (input: Parsed<'run.check'>) => Promise<Output<'run.check'>>;
  readonly start: (input: Parsed<'run.start'>) => Promise<Started>;
  readonly sendFailed: (input: Parsed<'run.sendFailed'>) => Started;
  /** How many failed items were answered with a 2xx. */
  readonly countAnswered: (runId: string) => Promise<number>;
  readonly sendUnsent: (input: Parsed<'run.sendUnsent'>) => Started;
  /** How many items `sendUnsent` takes up, without the rows that the person left out; 0 while the run is under way.
   * Forgotten rows and those that cannot be sent are seen in their turn: until then they count. */
  readonly countUnsent: (runId: string) => number;
  /** The run that is under way; null when it is none or another one. */
  readonly live: (runId: string) => LiveRun | null;
  /** Stops the run that is under way, and resolves when it is saved; null while there is none. */
  readonly underWay: () => (() => Promise<void>) | null;
  /** Newest first. */
  readonly list: () => readonly RunSummary[];
  readonly read: (runId: string) => Run | null;
  readonly progress: (runId: string) => RunProgress | null;
  readonly archive: RunArchive;
  /** Moves a run to the trash or takes it out. Returns why it could not, in words. */
  readonly trash: (runId: string, inTrash: boolean) => string | null;
  /** Removes for good what lay in the trash for 30 days. Returns why it could not, in words. */
  readonly removeOldTrash: (now: ConfirmedTime) => string | null;
  /** Begins nothing more; what was under way reads as interrupted at the next start. */
  readonly close: () => void;
};

/** A progress is told at most so often, in milliseconds. */
const tellEachMs = 200;

/** Plans, starts, watches and keeps runs; one is under way at a time. */
export function openRuns(parts: RunsParts): Runs {
  const { store, findEnvironment, workspace, newId, now, push } = parts;
  const variables = () => workspace().variables;
  let live: LiveRun | null = null;
  let isStarting = false;
  let checking = new AbortController();
  /** What the preview draws from, and the next run. */
  let nextSeed = newId();
  const archive = createRunArchive(store, (runId) => (live?.id === runId ? live.log : null));
  const read = (runId: string) => (live?.id === runId ? live.run() : store.read(runId));

  // What was under way when the app ended is interrupted; its log knows how far it came.
  for (const run of store.list().filter(({ state }) => state === 'running' || state === 'paused')) {
    const log = openRunLog(store.logFile(run.id), run.ledger.planned);
    const ended = { endedAt: now().toISOString(), wentMs: wentUntilLast(run, log) };
    const rest = { ledger: log.ledger(), unmet: log.unmet(), ...ended };
    const interrupted: Run = { ...run, ...rest, state: 'interrupted', says: 'Tidings ended while it was under way.' };
    unsaid(store.write(interrupted), 'The next start does it.');
    log.close();
  }

  function progress(runId: string): RunProgress | null {
    if (live?.id === runId) return live.progress();
    const run = store.read(runId);
    return run === null ? null : archive.progress(run);
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

  function go(starting: Starting, chosen: Chosen): Started {
    if (starting.kind === 'refused') return starting;
    const { run, environment } = starting;
    const { id } = run;
    archive.release();
    live = goThrough(run, environment, chosen, {
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
    });
    push('run.listed', {});
    return { kind: 'started', runId: id };
  }

  function again(runId: string, confirmed: boolean, chosen: Chosen): Started {
    if (live !== null || isStarting) return busy;
    const run = store.read(runId);
    if (run === null) return { kind: 'refused', says: ['That run is not there any more.'] };
    const { name } = run.environment;
    const environment = findEnvironment(run.environment.id);
    if (environment === null)
      return { kind: 'refused', says: [`The environment ${name} was deleted. Begin a new run on another one.`] };
    const fault = movedFault(run, environment) ?? guardFault(environment, confirmed);
    return fault === null ? go({ kind: 'ready', run, environment }, chosen) : { kind: 'refused', says: [fault] };
  }

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
        return { kind: 'checked', planned: 0, faulty: 0, warned: 0, first: [], questions: [], says: plan.says };
      return (await checkItems(plan, variables(), draw(), current.signal)) ?? { kind: 'superseded' };
    },
    start: async ({ setup, confirmed }) => {
      if (live !== null || isStarting) return busy;
      isStarting = true;
      try {
        const starting = await makeRun(setup, confirmed, nextSeed, parts);
        if (starting.kind === 'ready') nextSeed = newId();
        return go(starting, allUnsent);
      } finally {
        isStarting = false;
      }
    },
    sendFailed: ({ runId, answeredToo, confirmed }) =>
      again(runId, confirmed, (log) => {
        const items = log.items('failed').filter((item) => answeredToo || !wasAnswered(log, item));
        return { items, count: items.length };
      }),
    sendUnsent: ({ runId, confirmed }) => again(runId, confirmed, allUnsent),
    countUnsent: (runId) => {
      const run = live?.id === runId ? null : store.read(runId);
      if (run === null) return 0;
      const leftOut = new Set(run.leftOutRows);
      let count = 0;
      for (const item of unsent(archive.log(run)))
        count += Number(!leftOut.has(placeOf(item, run.requests.length, run.data?.rowCount ?? 1).row + 1));
      return count;
    },
    countAnswered: async (runId) => {
      const run = read(runId);
      if (run === null) return 0;
      const log = archive.log(run);
      const breathe = createBreather();
      let answered = 0;
      for (const item of log.items('failed')) {
        answered += Number(wasAnswered(log, item));
        await breathe();
      }
      return answered;
    },
    live: (runId) => (live?.id === runId ? live : null),
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
    trash: (runId, inTrash) => {
      const run = store.read(runId);
      if (run === null) return 'It is not there any more.';
      if (live?.id === runId) return 'It is under way. Stop it first.';
      const fault = store.write({ ...run, deletedAt: inTrash ? now().toISOString() : null });
      push('run.listed', {});
      return fault;
    },
    removeOldTrash: (confirmed) => {
      const limit = trashLimit(confirmed);
      const old = store.list().filter(({ deletedAt }) => deletedAt !== null && deletedAt < limit);
      const faults = old.map(({ id }) => store.remove(id));
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

const busy: Started = { kind: 'refused', says: ['Another run is under way. Stop it, or wait for its end.'] };

function allUnsent(log: RunLog): ReturnType<Chosen> {
  return { items: unsent(log), count: log.ledger().unsent };
}

/** All that was not sent yet, in order. */
function unsent(log: RunLog): Iterable<number> {
  const { planned } = log.ledger();
  return (function* () {
    for (let item = 0; item < planned; item++) if (log.standing(item) === 'unsent') yield item;
  })();
}

/** Whether a failed item was answered with a 2xx: MXO may have taken it. */
function wasAnswered(log: RunLog, item: number): boolean {
  const status = log.read(item)?.status ?? 0;
  return status >= 200 && status < 300;
}

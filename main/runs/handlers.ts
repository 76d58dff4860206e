import type { Handlers } from '#app/ipc/contract.ts';
import { giveRun } from '#app/runs/run.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import { compareRuns } from './compare-runs.ts';
import { compareTwinRuns } from './compare-twins.ts';
import type { DataSets } from './data/data-sets.ts';
import { createRunExportHandlers, type RunExportParts } from './export-handlers.ts';
import { lastRunOf } from './last-run.ts';
import type { Runs } from './runs.ts';

export type RunHandlerParts = RunExportParts & { readonly runs: Runs; readonly dataSets: DataSets };

type RunCalls = Extract<keyof Handlers, `run.${string}` | `data.${string}`>;

/** The calls on runs and their data. */
export function createRunHandlers(parts: RunHandlerParts): Pick<Handlers, RunCalls> {
  const { runs, dataSets } = parts;
  return {
    'data.open': dataSets.open,
    'data.cancel': () => {
      dataSets.cancel();
      return {};
    },
    'data.page': async ({ dataId, from, count }) => {
      const page = await dataSets.find(dataId)?.page(from, count);
      return { rows: page?.ok === true ? page.rows : [] };
    },
    'run.preview': runs.preview,
    'run.check': runs.check,
    'run.start': runs.start,
    'run.startTwins': runs.startTwins,
    ...liveHandlers(runs),
    'run.sendFailed': runs.sendFailed,
    'run.sendUnsent': runs.sendUnsent,
    'run.countUnclear': async ({ runId }) => ({ unclear: await runs.countUnclear(runId) }),
    'run.list': () => ({ runs: runs.list() }),
    'run.open': async ({ runId }) => {
      const { run, ...others } = await runs.open(runId);
      return { ...others, run: run && giveRun(run) };
    },
    'run.lastOf': ({ source }) => {
      const run = lastRunOf(runs, source);
      return { run: run && giveRun(run) };
    },
    'run.results': ({ runId, only, from, count }) => {
      const run = runs.read(runId);
      return run === null ? { results: [], total: 0 } : runs.archive.results(run, only, from, count);
    },
    'run.earlier': async ({ runId, item }) => {
      const run = runs.read(runId);
      return { results: run === null ? [] : (await runs.archive.prepare(run)).log.readEarlier(item) };
    },
    'run.row': async ({ runId, item }) => {
      const run = runs.read(runId);
      return run === null ? { cells: null, says: null } : runs.archive.row(run, item);
    },
    'run.compare': ({ runId, with: otherId }) => compareRuns(runs, runId, otherId),
    'run.compareTwins': ({ runId, only }) => compareTwinRuns(runs, runId, only),
    ...createRunExportHandlers(parts),
    'run.trash': async ({ runId, inTrash }) => savedAnswer(await runs.trash(runId, inTrash)),
  };
}

/** The calls on the run that is under way. */
function liveHandlers(runs: Runs): Pick<Handlers, 'run.pause' | 'run.goOn' | 'run.stop' | 'run.sendNext'> {
  return {
    'run.pause': ({ runId }) => {
      runs.live(runId)?.runner.pause();
      return {};
    },
    'run.goOn': ({ runId }) => {
      runs.live(runId)?.runner.goOn();
      return {};
    },
    'run.stop': ({ runId }) => {
      runs.live(runId)?.runner.stop();
      return {};
    },
    'run.sendNext': ({ runId, item }) => {
      runs.live(runId)?.runner.sendNext(item);
      return {};
    },
  };
}

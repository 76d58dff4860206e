import { ignoreResult } from '#app/ignore-result.ts';
import type { Output } from '#app/ipc/contract.ts';
import { type Run, type RunProgress, type RunSummary, summaryOf } from '#app/runs/run.ts';
import type { LiveSlot } from './live-slot.ts';
import type { RunArchive } from './run-archive.ts';
import { countUnclearIn, countUnsentIn } from './run-items.ts';
import type { RunLog } from './run-log.ts';
import { type RunStore, restOf } from './run-store.ts';
import { withLog, withRowsWords } from './settle-runs.ts';

export type RunReader = {
  /** Newest first. */
  readonly list: () => readonly RunSummary[];
  readonly read: (runId: string) => Run | null;
  readonly progress: (runId: string) => RunProgress | null;
  /** A run, with everything to say about its files. */
  readonly open: (runId: string) => Promise<Omit<Output<'run.open'>, 'run'> & { readonly run: Run | null }>;
  /** How many failed items MXO may have received. */
  readonly countUnclear: (runId: string) => Promise<number>;
  /**
   * How many items `sendUnsent` sends, without the rows that the person left out; 0 while the run is under way. Erased rows
   * and events that can't be sent still count: they are found in their turn.
   */
  readonly countUnsent: (runId: string) => number;
};

type ReaderParts = { readonly store: RunStore; readonly slot: LiveSlot; readonly archive: RunArchive };

/** Reads runs: the one under way as it is now, others from their files. */
export function createRunReader({ store, slot, archive }: ReaderParts): RunReader {
  const read = (runId: string) => slot.find(runId)?.run() ?? store.read(runId);

  function progress(runId: string): RunProgress | null {
    const live = slot.find(runId);
    if (live !== null) return live.progress();
    const run = store.read(runId);
    return run === null ? null : archive.progress(run);
  }

  function countUnsent(runId: string): number {
    const run = slot.find(runId) === null ? store.read(runId) : null;
    return run === null ? 0 : countUnsentIn(run, archive.log(run));
  }

  /** Adds what the log says. A run that was started meanwhile says it when it ends. */
  const withLogNow = (log: RunLog) => (saved: Run) =>
    slot.find(saved.id) !== null ? saved : withLog({ ...saved, ...restOf(read(saved.id) ?? saved) }, log);

  return {
    list: () => store.list().map((run) => slot.find(run.id)?.summary() ?? summaryOf(run)),
    read,
    progress,
    countUnsent,
    open: async (runId) => {
      const run = read(runId);
      const live = slot.find(runId);
      if (run === null || live !== null)
        return { run, progress: progress(runId), unsent: 0, sentAgain: live?.log.sentAgain() ?? 0 };
      const { log } = await archive.prepare(run);
      const known = withRowsWords(withLog(run, log), store);
      // Saved where it won't change, so that it is said only once.
      if (log.condition !== 'newer' && log.condition !== 'not-readable-now' && known.says !== run.says)
        ignoreResult(await store.update(runId, withLogNow(log)), 'It’s found again the next time the run is opened.');
      const counts = { unsent: countUnsent(runId), sentAgain: log.sentAgain() };
      return { run: known, progress: archive.progress(known), ...counts };
    },
    countUnclear: async (runId) => {
      const run = read(runId);
      return run === null ? 0 : countUnclearIn((await archive.prepare(run)).log);
    },
  };
}

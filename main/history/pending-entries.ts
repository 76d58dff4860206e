import type { Exchange } from '#app/exchange/exchange.ts';
import type { LinesProblem } from '#main/storage/lines.ts';
import { type Entry, idOf, type Journal } from './journal.ts';

/** What the journal of a segment doesn't have yet. */
export type PendingEntries = {
  readonly add: (entry: Entry) => void;
  /** Writes everything with one write. Returns why some of those asked for couldn't be written; others stay pending. */
  readonly write: (asked: ReadonlySet<string>) => LinesProblem | null;
  /** Replaces what is pending by these exchanges, whole. */
  readonly replace: (exchanges: readonly Exchange[]) => void;
};

/** @param exchanges what the segment contains, by id */
export function createPendingEntries(journal: Journal, exchanges: ReadonlyMap<string, Exchange>): PendingEntries {
  let pending: Entry[] = [];

  /**
   * Writes each exchange by itself, as it is now, so that one that doesn't fit on the disk keeps only itself from it.
   * @param asked those whose problem is returned
   */
  function writeEach(asked: ReadonlySet<string>): LinesProblem | null {
    const ids = new Set(pending.map(idOf));
    pending = [];
    let problem: LinesProblem | null = null;
    for (const id of ids) {
      const put = exchanges.get(id);
      const own = put === undefined ? null : journal.append([{ put }]);
      if (put !== undefined && own !== null) pending.push({ put });
      if (asked.has(id)) problem ??= own;
    }
    return problem;
  }

  return {
    add: (entry) => {
      pending.push(entry);
    },
    write: (asked) => {
      // When the file was removed, everything is written again.
      const problem = journal.append(pending, () => {
        pending = [...exchanges.values()].map((put) => ({ put }));
        return pending;
      });
      if (problem === null) {
        pending = [];
        return null;
      }
      return problem.mayPass ? problem : writeEach(asked);
    },
    replace: (all) => {
      pending = all.map((put) => ({ put }));
    },
  };
}

import type { Exchange } from '#app/exchange/exchange.ts';
import type { LinesProblem } from '#main/storage/lines.ts';
import { type Entry, idOf, type Journal } from './journal.ts';

/** What the journal of a segment doesn't have yet. */
export type PendingEntries = {
  readonly add: (entry: Entry) => void;
  /** Writes everything with one write. Returns why some of the latest entries couldn't be written. */
  readonly write: () => LinesProblem | null;
  /** Replaces what is pending by these exchanges, whole. */
  readonly replace: (exchanges: readonly Exchange[]) => void;
};

/** @param exchanges what the segment contains, by id */
export function createPendingEntries(journal: Journal, exchanges: ReadonlyMap<string, Exchange>): PendingEntries {
  let pending: Entry[] = [];
  /** The exchanges with entries since the last write: older problems were reported then. */
  let fresh = new Set<string>();

  /**
   * Writes each exchange by itself, as it is now, so that one that doesn't fit on the disk keeps only itself from it.
   * @param reported those whose problem is returned
   */
  function writeEach(reported: ReadonlySet<string>): LinesProblem | null {
    const ids = new Set(pending.map(idOf));
    pending = [];
    let problem: LinesProblem | null = null;
    for (const id of ids) {
      const put = exchanges.get(id);
      const own = put === undefined ? null : journal.append([{ put }]);
      if (put !== undefined && own !== null) pending.push({ put });
      if (reported.has(id)) problem ??= own;
    }
    return problem;
  }

  return {
    add: (entry) => {
      pending.push(entry);
      fresh.add(idOf(entry));
    },
    write: () => {
      const added = fresh;
      fresh = new Set();
      // When the file was removed, everything is written again.
      const problem = journal.append(pending, () => {
        pending = [...exchanges.values()].map((put) => ({ put }));
        return pending;
      });
      if (problem === null) {
        pending = [];
        return null;
      }
      if (!problem.mayPass) return writeEach(added);
      // The next try reports these again.
      for (const id of added) fresh.add(id);
      return problem;
    },
    replace: (all) => {
      pending = all.map((put) => ({ put }));
    },
  };
}

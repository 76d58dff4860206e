import { setTimeout } from 'node:timers/promises';
import { ignoreResult } from '#app/ignore-result.ts';
import type { LinesProblem } from '#main/storage/lines.ts';
import { pausesMs } from '#main/storage/write-with-retry.ts';
import { type Entry, idOf } from './journal.ts';
import type { OpenSegment } from './open-segment.ts';
import type { SegmentSet } from './segment-set.ts';

export type SegmentWriter = {
  /** Adds and changes exchanges in open segments. Returns why it couldn't, in words. */
  readonly write: (entries: readonly Entry[]) => Promise<string | null>;
  /** Closes the segments that are full, after everything else had its turn. */
  readonly closeFull: () => void;
};

const removedMeanwhile = 'It has been removed from the history.';

/** @param inTurn work that rewrites segments, one after another */
export function createSegmentWriter(
  set: SegmentSet,
  inTurn: (work: () => Promise<void>) => Promise<void>,
): SegmentWriter {
  /** Whether a closing waits for its turn: each write would add one, and marks and removals would wait for all of them. */
  let isWaiting = false;

  function closeFull() {
    if (isWaiting || set.finished() === undefined) return;
    isWaiting = true;
    setImmediate(() => void inTurn(closeOne));
  }

  async function closeOne(): Promise<void> {
    isWaiting = false;
    const segment = set.finished();
    if (segment === undefined) return;
    // At once, so that no exchange is ever in two segments.
    const onWritten = () => {
      set.drop(segment);
      set.onChange();
    };
    if ((await set.closed.create(segment.number, segment.exchanges(), onWritten)) !== null) return;
    ignoreResult(await segment.remove(), 'Its exchanges are in the closed segment. The next start removes it.');
    closeFull();
  }

  return {
    closeFull,
    write: async (entries) => {
      set.onChange();
      let reason: string | null = null;
      const touched = new Map<OpenSegment, Set<string>>();
      for (const entry of entries) {
        const segment = 'put' in entry ? set.roomy() : set.open().findLast((one) => one.has(entry.patch.id));
        if (segment === undefined) {
          reason ??= removedMeanwhile;
          continue;
        }
        segment.take(entry);
        touched.set(segment, (touched.get(segment) ?? new Set()).add(idOf(entry)));
      }
      for (const [segment, ids] of touched) {
        // Once it is closed, the closed segment has them. Written to its journal, removed ones would come back.
        const write = () => (set.open().includes(segment) ? segment.write(ids) : null);
        const problem = write();
        if (problem !== null) reason ??= await writeAgain(write, problem);
      }
      closeFull();
      return reason;
    },
  };
}

/** Tries again after pauses. What still isn't written waits in the segment for the next write. */
async function writeAgain(write: () => LinesProblem | null, first: LinesProblem): Promise<string | null> {
  let problem: LinesProblem | null = first;
  for (const pauseMs of pausesMs) {
    if (!problem.mayPass) break;
    await setTimeout(pauseMs);
    problem = write();
    if (problem === null) return null;
  }
  return problem.says;
}

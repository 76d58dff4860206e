import { setTimeout } from 'node:timers/promises';
import { ignoreResult } from '#app/ignore-result.ts';
import type { LinesProblem } from '#main/storage/lines.ts';
import { pausesMs } from '#main/storage/write-with-retry.ts';
import type { Entry } from './journal.ts';
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
  function closeFull() {
    if (set.finished() !== undefined) setImmediate(() => void inTurn(closeOne));
  }

  async function closeOne(): Promise<void> {
    const segment = set.finished();
    if (segment === undefined || (await set.closed.create(segment.number, segment.exchanges())) !== null) return;
    set.drop(segment);
    set.onChange();
    ignoreResult(await segment.remove(), 'Its exchanges are in the closed segment. The next start removes it.');
    closeFull();
  }

  return {
    closeFull,
    write: async (entries) => {
      set.onChange();
      let reason: string | null = null;
      const touched = new Set<OpenSegment>();
      for (const entry of entries) {
        const segment = 'put' in entry ? set.roomy() : set.open().findLast((one) => one.has(entry.patch.id));
        if (segment === undefined) reason ??= removedMeanwhile;
        else touched.add(segment);
        segment?.take(entry);
      }
      for (const segment of touched) {
        const problem = segment.write();
        if (problem !== null) reason ??= await writeAgain(segment, problem);
      }
      closeFull();
      return reason;
    },
  };
}

/** Tries again after pauses. What still isn't written waits in the segment for the next write. */
async function writeAgain(segment: OpenSegment, first: LinesProblem): Promise<string | null> {
  let problem: LinesProblem | null = first;
  for (const pauseMs of pausesMs) {
    if (!problem.mayPass) break;
    await setTimeout(pauseMs);
    problem = segment.write();
    if (problem === null) return null;
  }
  return problem.says;
}

import type { RunResult } from './result.ts';

/** How long the answers of a run took, in milliseconds; null where none came. */
export type LatencyFigures = {
  /** Half of them came within it. */
  readonly halfMs: number | null;
  /** 95 of 100 came within it. */
  readonly most95Ms: number | null;
  readonly slowestMs: number | null;
};

/** How long the answer to an item took, in milliseconds; null where none came whole. Only these count for a run's latency. */
export function countedMs({ state, status, sentAt, ms }: Pick<RunResult, 'state' | 'status' | 'sentAt' | 'ms'>) {
  return sentAt !== null && status !== null && (state === 'answered' || state === 'failed') ? ms : null;
}

/** The figures that the window and every report show of a run that ended. The times may be in any order. */
export function latencyFigures(times: ArrayLike<number>): LatencyFigures {
  const sorted = Float64Array.from(times).sort();
  const within = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
  return { halfMs: within(0.5), most95Ms: within(0.95), slowestMs: sorted.at(-1) ?? null };
}

import type { Run, RunProgress } from './run.ts';

type Answer = RunProgress['latency']['answers'][number];

/** An answer as it is kept: when its event was sent, by the computer's clock, and how long the answer took, in milliseconds. */
export type KeptAnswer = { readonly item: number; readonly sentAtMs: number; readonly ms: number };

/** What is shorter is no pause, in milliseconds. */
const leastPauseMs = 2_000;

/**
 * When the answers of a run came, in the order of time. A run may have been paused, or its rest sent days later: where
 * nothing was under way for longer than its own waits, the clock stood still.
 * @param step every so-manieth of the run's answers is here
 */
export function answerTimes(
  kept: readonly KeptAnswer[],
  { startedAt, pace }: Pick<Run, 'startedAt' | 'pace'>,
  step: number,
): readonly Answer[] {
  const startedAtMs = Date.parse(startedAt);
  // Between two of them the run paused as configured, and sent those that are not here.
  const meanMs = kept.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, kept.length);
  const waitMs = pace.pauseMs + pace.jitterMs + (pace.perSecond === null ? 0 : 1_000 / pace.perSecond);
  const longestGapMs = leastPauseMs + 2 * step * (meanMs + waitMs);
  let lastEndMs = startedAtMs;
  let stoodStillMs = 0;
  return kept
    .toSorted((a, b) => a.sentAtMs - b.sentAtMs)
    .map(({ item, sentAtMs, ms }) => {
      const gapMs = sentAtMs - lastEndMs;
      if (gapMs > longestGapMs) stoodStillMs += gapMs;
      lastEndMs = Math.max(lastEndMs, sentAtMs + ms);
      return { item, ms, atMs: Math.max(0, sentAtMs + ms - startedAtMs - stoodStillMs) };
    })
    .sort((a, b) => a.atMs - b.atMs);
}

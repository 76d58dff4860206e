import type { RunProgress } from './run.ts';

type Answer = RunProgress['latency']['answers'][number];

/** An answer as it is kept: when its event was sent, by the computer's clock, and how long the answer took, in milliseconds. */
type KeptAnswer = { readonly item: number; readonly sentAtMs: number; readonly ms: number };

/**
 * When the answers of a run came, in the order of time. A run may have been paused, or its rest sent days later: where
 * nothing was under way for longer than `longestGapMs`, the clock stood still.
 */
export function answerTimes(kept: readonly KeptAnswer[], startedAtMs: number, longestGapMs: number): readonly Answer[] {
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

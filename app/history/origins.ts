import type { ExchangeSummary, SentIn } from '#app/exchange/exchange.ts';

/** What events were sent from and in. */
export type Origins = {
  readonly names: readonly string[];
  readonly storyboards: readonly SentIn[];
  readonly runIds: readonly string[];
};

/**
 * What the events of a list were sent from and in, without those in the trash.
 * @param lines oldest first: a storyboard has the title that it had last
 */
export function collectOrigins(
  lines: Iterable<Pick<ExchangeSummary, 'from' | 'runId' | 'storyboard' | 'marks'>>,
): Origins {
  const names = new Set<string>();
  const storyboards = new Map<string, SentIn>();
  const runIds = new Set<string>();
  for (const { from, runId, storyboard, marks } of lines) {
    if (marks.deletedAt !== null) continue;
    // A step without a title has no name to choose.
    if (from !== undefined && from.trim() !== '') names.add(from);
    // The newest one comes last.
    if (runId !== undefined) {
      runIds.delete(runId);
      runIds.add(runId);
    }
    if (storyboard === undefined) continue;
    storyboards.delete(storyboard.id);
    storyboards.set(storyboard.id, storyboard);
  }
  return {
    names: [...names].sort((a, b) => a.localeCompare(b)),
    storyboards: [...storyboards.values()].reverse(),
    runIds: [...runIds].reverse(),
  };
}

import type { Run, RunSource } from '#app/runs/run.ts';
import { sourceKey } from '#app/runs/source-key.ts';
import type { Runs } from './runs.ts';

/**
 * The newest run of a source, however long ago, that is not in the trash; null when there is none.
 * @param only `before`: those that began before, ISO 8601; `isMeant`: those that it says yes to
 */
export function lastRunOf(
  runs: Pick<Runs, 'list' | 'read'>,
  source: RunSource,
  { before, isMeant = () => true }: { readonly before?: string; readonly isMeant?: (run: Run) => boolean } = {},
): Run | null {
  const key = sourceKey(source);
  for (const { id, startedAt, deletedAt } of runs.list()) {
    if (deletedAt !== null || (before !== undefined && startedAt >= before)) continue;
    const run = runs.read(id);
    if (run !== null && sourceKey(run.source) === key && isMeant(run)) return run;
  }
  return null;
}

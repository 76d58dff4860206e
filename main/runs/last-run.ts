import type { Run, RunInput } from '#app/runs/run.ts';
import { runInputKey } from '#app/runs/source-key.ts';
import type { Runs } from './runs.ts';

/**
 * The newest run of a source, however long ago, that isn't in the trash; null when there is none.
 * @param only `before`: those that began before, ISO 8601; `isMeant`: those that it says yes to
 */
export function lastRunOf(
  runs: Pick<Runs, 'list' | 'read'>,
  source: RunInput,
  { before, isMeant = () => true }: { readonly before?: string; readonly isMeant?: (run: Run) => boolean } = {},
): Run | null {
  const key = runInputKey(source);
  for (const { id, startedAt, deletedAt } of runs.list()) {
    if (deletedAt !== null || (before !== undefined && startedAt >= before)) continue;
    const run = runs.read(id);
    if (run !== null && runInputKey(run.source) === key && isMeant(run)) return run;
  }
  return null;
}

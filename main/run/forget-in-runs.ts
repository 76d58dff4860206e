import type { CustomerTrace } from '#app/customer/trace.ts';
import { clearLines, holdsInLines } from '#main/storage/clear-lines.ts';
import type { RunStore } from './run-store.ts';

/** How many runs have the customer in them, and why some could not be cleared, in words. */
export type Forgotten = { readonly runs: number; readonly fault: string | null };

/**
 * Removes a customer from runs: from the events that they sent, from their rows, which are emptied but still counted, and
 * from their results.
 * @param carryOut false only counts
 */
export async function forgetInRuns(store: RunStore, trace: CustomerTrace, carryOut: boolean): Promise<Forgotten> {
  let runs = 0;
  let fault: string | null = null;
  for (const run of store.list()) {
    const files = [store.rowsFile(run.id), store.logFile(run.id)];
    const held: string[] = [];
    for (const file of files) if (await holdsInLines(file, trace)) held.push(file);
    const isInRun = trace.isInside(run);
    if (held.length === 0 && !isInRun) continue;
    runs += 1;
    if (!carryOut) continue;
    // What cannot be cleared keeps nothing else from it.
    const faults = [isInRun ? store.write(trace.clear(run)) : null];
    for (const file of held) faults.push(await clearLines(file, trace));
    fault ??= faults.find((own) => own !== null) ?? null;
  }
  return { runs, fault };
}

import { basename, dirname, join } from 'node:path';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { type Run, runSchema } from '#app/runs/run.ts';
import { clearBytes, holdsInBytes } from '#main/customers/erasure/bytes.ts';
import { changesLines, type LineChange, rewriteLines } from '#main/customers/erasure/lines.ts';
import { readDocument } from '#main/storage/document-store.ts';
import { describeWriteError, isThere } from '#main/storage/write-with-retry.ts';
import { resultChange, rowChange } from './erase-lines.ts';
import type { RunStore } from './run-store.ts';

/** How many runs have the customer in them, and why some couldn't be read or cleared, in words. */
export type ErasedCounts = { readonly runs: number; readonly problems: readonly string[] };

/** How the lines of a file of a run change, by its name; null for another file. */
export async function runLines(file: string, matcher: CustomerMatcher): Promise<LineChange | null> {
  if (/^results\..*jsonl/.test(basename(file))) return resultChange(matcher);
  if (!/^rows\..*jsonl/.test(basename(file))) return null;
  const found = await readDocument(join(dirname(file), 'run.json'), runSchema);
  return rowChange(matcher, found.kind === 'read' ? found.value : null);
}

/**
 * Removes a customer from runs: from the events that they sent, from their rows, which are emptied but still counted, and
 * from their results. What can't be cleared keeps nothing else from it.
 * @param carryOut false only counts
 */
export async function eraseInRuns(store: RunStore, matcher: CustomerMatcher, carryOut: boolean): Promise<ErasedCounts> {
  let runs = 0;
  const problems: string[] = [];
  const attempt = async <T>(work: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      problems.push(describeWriteError(error));
      return null;
    }
  };
  for (const shown of store.list()) {
    const run = store.saved(shown.id) ?? shown;
    const changes = [
      [store.rowsFile(run.id), rowChange(matcher, run)],
      [store.logFile(run.id), resultChange(matcher)],
    ] as const;
    const isInRun = matcher.isIn(runSchema, run);
    const held: (readonly [string, LineChange])[] = [];
    for (const [file, change] of changes)
      if ((await attempt(async () => isThere(file) && changesLines(file, change))) !== false) held.push([file, change]);
    if (held.length === 0 && !isInRun) continue;
    runs += 1;
    if (!carryOut) continue;
    const isInRows = held.some(([file]) => file === store.rowsFile(run.id));
    const clear = (latest: Run) => {
      const cleared = matcher.clear(runSchema, latest);
      return isInRows ? { ...cleared, erasedFrom: true } : cleared;
    };
    if (isInRun || isInRows) problems.push(...(await writeCleared(store, run, clear)));
    for (const [file, change] of held) {
      await attempt(() => rewriteLines(file, change));
      await attempt(async () => (await holdsInBytes(file, matcher.finders)) && clearBytes(file, matcher));
    }
  }
  return { runs, problems: [...new Set(problems)] };
}

async function writeCleared(store: RunStore, run: Run, clear: (latest: Run) => Run): Promise<readonly string[]> {
  const cleared = (latest: Run) => runSchema.safeParse(clear(latest));
  if (!cleared(run).success) return [`The run “${run.name}” can’t be read without the customer, so it wasn’t changed.`];
  const problem = await store.update(run.id, (saved) => cleared(saved).data ?? saved);
  return problem === null ? [] : [problem];
}

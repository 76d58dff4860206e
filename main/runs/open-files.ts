import type { Run } from '#app/runs/run.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { openRowsOf } from './data/row-file.ts';
import type { Chosen, RunFiles } from './live-run.ts';
import { conditionWords } from './log-words.ts';
import { openLogOf } from './open-log.ts';
import type { RunStore } from './run-store.ts';

/**
 * Opens the files of a run that is sent again, or returns why it can't be. Nothing may be sent again without all its rows and
 * results, or when results can't be written.
 */
export async function openFiles(
  run: Run,
  chosen: Chosen,
  { store, place }: { readonly store: RunStore; readonly place: StorePlace },
): Promise<RunFiles | { readonly problem: string }> {
  const log = await openLogOf(run, store.logFile(run.id), place);
  const { condition } = log;
  const isReadOnly = condition === 'damaged' || condition === 'newer' || condition === 'not-readable-now';
  if (condition !== 'whole' && (isReadOnly || chosen(log).count === 0)) {
    log.close();
    return { problem: conditionWords[condition] };
  }
  const opening = run.data === null ? null : await openRowsOf(store.rowsFile(run.id), run.data.rowCount, place);
  if (opening === null || opening.ok) return { log, rows: opening?.rows ?? null };
  log.close();
  return { problem: opening.says };
}

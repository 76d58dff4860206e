import { closeSync, openSync } from 'node:fs';
import type { DataDescription } from '#app/runs/data.ts';
import type { RunStore } from '#main/runs/run-store.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { lineAt, linesOf } from '#main/storage/read-lines.ts';
import { isIoError, withRetry } from '#main/storage/write-with-retry.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { DataFile, DataOpening, RowsOptions } from './data-file.ts';
import { parseCells, setRowsAside, unreadRowsWords } from './row-file.ts';

/** Every so many rows, where one begins is remembered. */
const markEach = 64;

/** What the saved rows of every run have in common. */
const savedRows: Omit<DataDescription, 'name' | 'bytes' | 'columns' | 'rowCount' | 'leftOutRows'> = {
  format: { kind: 'json-lines', encoding: 'utf-8' },
  ...{ problems: [], problemCount: 0, doubts: [], words: [], sheets: [] },
};

const gone = 'The rows of that run no longer exist. Choose the data again.';

/** Opens the saved rows of a run as data for another one, without those that were erased with their customer. */
export async function openRunData(
  store: Pick<RunStore, 'read' | 'rowsFile'>,
  runId: string,
  signal: AbortSignal,
  place: StorePlace,
): Promise<DataOpening> {
  const { data = null, leftOutRows = [], erasedFrom = false } = store.read(runId) ?? {};
  if (data === null) return { kind: 'failed', says: gone };
  const file = store.rowsFile(runId);
  const found = await findRows(file, new Set(leftOutRows), signal);
  if (found.kind === 'failed' || found.kind === 'cancelled') return found;
  if (found.kind === 'damaged' || found.allRows !== data.rowCount)
    return { kind: 'failed', says: await setRowsAside(file, place) };
  const { marks, rowCount, bytes } = found;
  if (rowCount === 0) return { kind: 'failed', says: gone };

  async function* rows({ from = 0, signal: stop, onStop }: RowsOptions): AsyncGenerator<readonly string[], void> {
    let descriptor: number | null = null;
    try {
      const opened = await withRetry(() => openSync(file, 'r'), isIoError);
      descriptor = opened;
      let row = Math.floor(from / markEach) * markEach;
      let at = marks[row / markEach] ?? bytes;
      while (at < bytes && stop?.aborted !== true) {
        const begin = at;
        const line = await withRetry(() => lineAt(opened, begin), isIoError);
        at += Buffer.byteLength(line) + 1;
        const cells = parseCells(line);
        if (cells === 'damaged') return onStop(`${gone} Their file is damaged.`);
        if (cells !== null && row++ >= from) yield cells;
      }
    } catch (error) {
      onStop(unreadRowsWords(error));
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  }

  const page: DataFile['page'] = async (from, count) => {
    const found: (readonly string[])[] = [];
    let says: string | null = null;
    const onStop = (words: string) => {
      says = words;
    };
    if (from >= rowCount || count <= 0) return { ok: true, rows: found };
    for await (const cells of rows({ from, onStop })) {
      found.push(cells);
      if (found.length === count) break;
    }
    return says === null ? { ok: true, rows: found } : { ok: false, says };
  };

  const description: DataDescription = {
    name: data.name,
    bytes,
    columns: [...data.columns],
    rowCount,
    ...{ leftOutRows: [...found.leftOutRows], erasedFrom },
    ...savedRows,
  };
  return { kind: 'opened', file: { description, rows, page }, isTorn: false };
}

type FoundRows = {
  readonly kind: 'found';
  /** Where every so many rows one begins. */
  readonly marks: readonly number[];
  readonly rowCount: number;
  /** With those that were erased. */
  readonly allRows: number;
  /** Those that were left out, counted without the erased ones. */
  readonly leftOutRows: readonly number[];
  readonly bytes: number;
};

/** Where the rows are that were not erased. @param leftOut those that the run left out, with the erased ones counted */
async function findRows(
  file: string,
  leftOut: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<FoundRows | { readonly kind: 'damaged' } | Extract<DataOpening, { kind: 'failed' | 'cancelled' }>> {
  const yieldNow = createYield();
  const marks: number[] = [];
  const leftOutRows: number[] = [];
  let rowCount = 0;
  let allRows = 0;
  let bytes = 0;
  try {
    // One that is missing isn't one without rows.
    closeSync(await withRetry(() => openSync(file, 'r'), isIoError));
    for (const { line, at, end, isTorn } of linesOf(file)) {
      const cells = isTorn ? 'damaged' : parseCells(line);
      if (cells === 'damaged') return { kind: 'damaged' };
      bytes = end;
      allRows += 1;
      if (cells !== null) {
        if (rowCount % markEach === 0) marks.push(at);
        rowCount += 1;
        if (leftOut.has(allRows)) leftOutRows.push(rowCount);
      }
      await yieldNow();
      if (signal.aborted) return { kind: 'cancelled' };
    }
  } catch (error) {
    return { kind: 'failed', says: unreadRowsWords(error) };
  }
  return { kind: 'found', marks, rowCount, allRows, leftOutRows, bytes };
}

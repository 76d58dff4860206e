import { closeSync, openSync } from 'node:fs';
import { z } from 'zod';
import type { DataDescription } from '#app/run/data.ts';
import { createBreather } from '#main/storage/breather.ts';
import { lineAt, linesOf } from '#main/storage/lines.ts';
import type { DataFile, DataOpening, RowsOptions } from './data-file.ts';
import type { RunStore } from './run-store.ts';

const cellsSchema = z.array(z.string()).readonly().nullable();
/** Every so many rows, where one begins is remembered. */
const markEach = 64;

const gone = 'The rows of that run are not there any more. Choose the data again.';

/** Opens the rows that a run kept as data for another one. Those that were forgotten with their customer are left out. */
export async function openRunData(
  store: Pick<RunStore, 'read' | 'rowsFile'>,
  runId: string,
  signal: AbortSignal,
): Promise<DataOpening> {
  const data = store.read(runId)?.data ?? null;
  if (data === null) return { kind: 'failed', says: gone };
  const file = store.rowsFile(runId);
  const breathe = createBreather();
  const marks: number[] = [];
  let rowCount = 0;
  let bytes = 0;
  for (const { line, at, end } of linesOf(file)) {
    bytes = end;
    if (line !== 'null') {
      if (rowCount % markEach === 0) marks.push(at);
      rowCount += 1;
    }
    await breathe();
    if (signal.aborted) return { kind: 'cancelled' };
  }
  if (rowCount === 0) return { kind: 'failed', says: gone };

  async function* rows({ from = 0, signal: stop, onStop }: RowsOptions): AsyncGenerator<readonly string[], void> {
    const descriptor = openIfThere(file);
    if (descriptor === null) return onStop(gone);
    try {
      let row = Math.floor(from / markEach) * markEach;
      let at = marks[row / markEach] ?? bytes;
      while (at < bytes && stop?.aborted !== true) {
        const line = lineAt(descriptor, at);
        at += Buffer.byteLength(line) + 1;
        const cells = line === 'null' || row++ < from ? null : cellsSchema.parse(JSON.parse(line));
        if (cells !== null) yield cells;
      }
    } finally {
      closeSync(descriptor);
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
    format: { kind: 'json-lines', encoding: 'utf-8' },
    columns: [...data.columns],
    rowCount,
    faults: [],
    faultCount: 0,
  };
  return { kind: 'opened', file: { description, rows, page }, isTorn: false };
}

function openIfThere(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}

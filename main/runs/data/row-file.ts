import { appendFileSync, closeSync, existsSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { decodeJson } from '#app/text/json.ts';
import { fileErrorCode } from '#main/error-code.ts';
import { type StorePlace, setAside } from '#main/storage/document-store.ts';
import { linesOf } from '#main/storage/read-lines.ts';
import { describeWriteError, isIoError, withRetry } from '#main/storage/write-with-retry.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';

/** The rows of data that a run goes through, as they were when it began: one a line, each an array of texts. */
export type RowFile = {
  readonly count: number;
  /**
   * The cells of a row, from 0; null for one that was erased with its customer. Throws when the system can't read them
   * out.
   */
  readonly read: (row: number) => readonly string[] | null | 'damaged';
  readonly close: () => void;
};

const cellsSchema = z.array(z.string()).readonly().nullable();
/** So many rows are read at once. */
const blockRows = 64;

/** Copies rows into a file. Returns how many, or why it couldn't, in words. */
export async function writeRows(
  file: string,
  rows: AsyncIterable<readonly string[]>,
): Promise<{ readonly count: number } | { readonly problem: string }> {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, 'w');
    let count = 0;
    const waiting: string[] = [];
    for await (const row of rows) {
      waiting.push(`${JSON.stringify(row)}\n`);
      count += 1;
      if (waiting.length >= 1_000) appendFileSync(descriptor, waiting.splice(0).join(''));
    }
    appendFileSync(descriptor, waiting.join(''));
    return { count };
  } catch (error) {
    return { problem: describeWriteError(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

export type RowsOpening = { readonly ok: true; readonly rows: RowFile } | { readonly ok: false; readonly says: string };

/** The message of a run whose rows are missing. */
export const missingRowsWords = 'The data rows of this run are missing. Choose the data again and start a new run.';
const damagedWords =
  'The data rows of this run can’t be read, because their file is damaged. Choose the data again and start a new run.';

/**
 * Opens the rows of a run and checks each; while the system can't read them, it tries again after pauses. A damaged file is
 * set aside.
 * @param rowCount how many there were when the run began
 */
export async function openRowsOf(file: string, rowCount: number, place: StorePlace): Promise<RowsOpening> {
  if (!existsSync(file)) return { ok: false, says: missingRowsWords };
  try {
    const rows = await withRetry(() => openRows(file), isIoError);
    if (rows.count === rowCount && (await areReadable(rows))) return { ok: true, rows };
    rows.close();
  } catch (error) {
    return { ok: false, says: unreadRowsWords(error) };
  }
  return { ok: false, says: await setRowsAside(file, place) };
}

/** Sets damaged rows aside. Returns what to say of them. */
export async function setRowsAside(file: string, place: StorePlace): Promise<string> {
  const isAside = await setAside(file, place);
  return isAside ? damagedWords : `${damagedWords} The file couldn’t be set aside.`;
}

/** Why rows can't be read, in words. */
export function unreadRowsWords(error: unknown): string {
  const code = fileErrorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return missingRowsWords;
  return `The data rows of this run can’t be read now (${code}). Another program may be using them. Try again later.`;
}

/** The cells of one row, or why they can't be read, in words. */
export type RowOfItem = { readonly cells: readonly string[] | null; readonly says: string | null };

/** Reads one row. A damaged file is handled when all rows are needed. */
export async function readRow(file: string, row: number): Promise<RowOfItem> {
  try {
    // One that is missing isn't one without rows.
    const cells = await withRetry(() => {
      closeSync(openSync(file, 'r'));
      const rows = openRows(file);
      try {
        return rows.read(row);
      } finally {
        rows.close();
      }
    }, isIoError);
    return cells === 'damaged' ? { cells: null, says: damagedWords } : { cells, says: null };
  } catch (error) {
    return { cells: null, says: unreadRowsWords(error) };
  }
}

async function areReadable(rows: RowFile): Promise<boolean> {
  const yieldNow = createYield();
  for (let row = 0; row < rows.count; row++) {
    if (rows.read(row) === 'damaged') return false;
    await yieldNow();
  }
  return true;
}

/** Opens a file of `writeRows`. Throws when the system can't read it. */
export function openRows(file: string): RowFile {
  /** Where each block of rows begins; one more for the end. */
  const marks: number[] = [];
  let count = 0;
  let length = 0;
  for (const { at, end, isTorn } of linesOf(file)) {
    if (isTorn) break;
    if (count % blockRows === 0) marks.push(at);
    count += 1;
    length = end;
  }
  marks.push(length);
  const descriptor = openSync(file, 'r');
  /** The block that was read last: a run reads rows in their order. */
  let held: { readonly block: number; readonly lines: readonly string[] } = { block: -1, lines: [] };

  function linesOfBlock(block: number): readonly string[] {
    const from = marks[block] ?? 0;
    const bytes = Buffer.alloc((marks[block + 1] ?? from) - from);
    readSync(descriptor, bytes, 0, bytes.length, from);
    return bytes.toString('utf8').split('\n');
  }

  function read(row: number): readonly string[] | null | 'damaged' {
    // A row that is missing isn't one that was erased.
    if (row < 0 || row >= count) return 'damaged';
    const block = Math.floor(row / blockRows);
    if (held.block !== block) held = { block, lines: linesOfBlock(block) };
    return parseCells(held.lines[row % blockRows] ?? '');
  }

  return { count, read, close: () => closeSync(descriptor) };
}

/** What a line of rows holds; null for a row that was erased with its customer. */
export function parseCells(line: string): readonly string[] | null | 'damaged' {
  const cells = cellsSchema.safeParse(decodeJson(line));
  return cells.success ? cells.data : 'damaged';
}

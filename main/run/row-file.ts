import { appendFileSync, closeSync, openSync } from 'node:fs';
import { z } from 'zod';
import { lineAt, linesOf } from '#main/storage/lines.ts';
import { faultOf } from '#main/storage/write.ts';

/** The rows of data that a run goes through, as they were when it began: one a line, each an array of texts. */
export type RowFile = {
  readonly count: number;
  /** The cells of a row, from 0; null for one that was forgotten with its customer. */
  readonly read: (row: number) => readonly string[] | null;
  readonly close: () => void;
};

const cellsSchema = z.array(z.string()).readonly().nullable();
/** Every so many rows, where one begins is remembered. */
const markEach = 64;

/** Copies rows into a file. Returns how many, or why it could not, in words. */
export async function writeRows(
  file: string,
  rows: AsyncIterable<readonly string[]>,
): Promise<{ readonly count: number } | { readonly fault: string }> {
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
    return { fault: faultOf(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** Opens what `writeRows` wrote. */
export function openRows(file: string): RowFile {
  const marks: number[] = [];
  let count = 0;
  for (const { at } of linesOf(file)) {
    if (count % markEach === 0) marks.push(at);
    count += 1;
  }
  const descriptor = openSync(file, 'r');
  /** The row that was read last, and where the one behind it begins: a run reads them in their order. */
  let last = { row: -1, next: 0 };

  function read(row: number): readonly string[] | null {
    if (row < 0 || row >= count) return null;
    const block = Math.floor(row / markEach);
    let at = row === last.row + 1 ? last.next : (marks[block] ?? 0);
    let here = row === last.row + 1 ? row : block * markEach;
    for (;;) {
      const line = lineAt(descriptor, at);
      at += Buffer.byteLength(line) + 1;
      if (here === row) {
        last = { row, next: at };
        return cellsSchema.parse(JSON.parse(line));
      }
      here += 1;
    }
  }

  return { count, read, close: () => closeSync(descriptor) };
}

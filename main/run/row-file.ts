import { appendFileSync, closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { linesOf } from '#main/storage/lines.ts';
import { faultOf } from '#main/storage/write.ts';

/** The rows of data that a run goes through, as they were when it began: one a line, each an array of texts. */
export type RowFile = {
  readonly count: number;
  /** The cells of a row, from 0; null for one that was forgotten with its customer. */
  readonly read: (row: number) => readonly string[] | null;
  readonly close: () => void;
};

const cellsSchema = z.array(z.string()).readonly().nullable();
/** So many rows are read at once. */
const blockRows = 64;

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
  /** Where each block of rows begins; one more for the end. */
  const marks: number[] = [];
  let count = 0;
  let length = 0;
  for (const { at, end } of linesOf(file)) {
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

  function read(row: number): readonly string[] | null {
    if (row < 0 || row >= count) return null;
    const block = Math.floor(row / blockRows);
    if (held.block !== block) held = { block, lines: linesOfBlock(block) };
    return cellsSchema.parse(JSON.parse(held.lines[row % blockRows] ?? 'null'));
  }

  return { count, read, close: () => closeSync(descriptor) };
}

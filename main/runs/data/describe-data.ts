import { createRowReader } from '#app/formats/data/create-row-reader.ts';
import { hasOddLetters, lettersBeyondAscii } from '#app/formats/data/odd-letters.ts';
import type { DataProblem, Reading } from '#app/formats/data/row-reader.ts';
import { mostInRun } from '#app/limits.ts';
import { type DataDescription, mostProblems } from '#app/runs/data.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import type { ByteSource } from './byte-source.ts';
import { createDataIndex, type DataIndex } from './data-index.ts';
import { readPieces } from './read-pieces.ts';

export type DataProgress = { readonly bytesRead: number; readonly bytesTotal: number };

export type DescribeOptions = {
  readonly onProgress?: ((progress: DataProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What people call its rows, the header included, where these are no lines: the rows of a sheet, from 1. */
  readonly rowNumbers?: readonly number[] | undefined;
};

type BeyondAscii = ReturnType<typeof lettersBeyondAscii>;

export type Describing =
  | {
      readonly kind: 'described';
      readonly description: DataDescription;
      readonly index: DataIndex;
      /** The source ends in the middle. */
      readonly isTorn: boolean;
      /** What letters were met that other encodings write in other ways. */
      readonly beyondAscii: BeyondAscii;
      /** The byte behind the first piece with letters that could not be read; null without any. */
      readonly oddEnd: number | null;
    }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'cancelled' };

/** The character behind which a row may be over, so that reading can begin again there. */
export function cutBehind({ kind, encoding }: DataFormat): string {
  // There, half of a letter may look like a bracket.
  return kind === 'json' && encoding !== 'iso-2022-jp' ? '}' : '\n';
}

/** Reads a source once, completely: counts rows, notes where they are, and reports problems. */
export async function describeData(
  source: ByteSource,
  format: DataFormat,
  { onProgress, signal, rowNumbers }: DescribeOptions,
): Promise<Describing> {
  const reader = createRowReader(format, { rowNumbers });
  const index = createDataIndex();
  const problems: DataProblem[] = [];
  let problemCount = 0;
  let rowCount = 0;
  let beyondAscii: BeyondAscii = 'none';
  let oddEnd: number | null = null;
  const leftOutRows: number[] = [];
  const words = new Set<string>();
  // A row may have begun in the previous piece.
  let isOdd = false;

  function tell(told: readonly DataProblem[]): void {
    problems.push(...told.slice(0, mostProblems - problems.length).map(({ row, says }) => ({ row, says })));
    problemCount += told.length;
  }

  function take({ rows, problems: told }: Reading): void {
    tell(told);
    leftOutRows.push(...headersIn(told).slice(0, mostInRun - leftOutRows.length));
    if (isOdd)
      for (const [at, cells] of rows.entries())
        if (cells.some(hasOddLetters)) tell([{ row: rowCount + at + 1, says: oddWords(format) }]);
    rowCount += rows.length;
  }

  for await (const piece of readPieces(source, {
    encoding: format.encoding,
    cutBehind: cutBehind(format),
    from: null,
    signal,
  })) {
    if (piece.kind !== 'text') return piece;
    const { text, end, edge } = piece;
    if (beyondAscii !== 'readable') beyondAscii = moreOf(beyondAscii, lettersBeyondAscii(text));
    if (beyondAscii !== 'none') noteWords(text, words);
    isOdd ||= hasOddLetters(text);
    if (isOdd) oddEnd ??= end;
    take(reader.push(text));
    if (reader.isBetweenRows()) {
      isOdd = false;
      if (edge === 'cut') index.note({ row: rowCount, byte: end });
    }
    onProgress?.({ bytesRead: end, bytesTotal: source.bytes });
    if (reader.hasStopped()) break;
  }
  take(reader.end());
  const columns = [...reader.columns()];
  if (rowCount === 0) tell([{ row: null, says: noRowsWords(source, columns) }]);
  const { name, bytes } = source;
  const found = { columns, rowCount, problems, problemCount, leftOutRows, words: [...words] };
  const description: DataDescription = { name, bytes, format, ...found, doubts: [], sheets: [] };
  return { kind: 'described', description, index, isTorn: reader.isTorn(), beyondAscii, oddEnd };
}

function headersIn(told: readonly DataProblem[]): readonly number[] {
  return told.flatMap(({ row, isHeader }) => (isHeader === true && row !== null ? [row] : []));
}

/** How many words with letters beyond ASCII are shown. */
const mostWords = 6;

/** Keeps the first words that tell whether the encoding is right. */
function noteWords(text: string, words: Set<string>): void {
  if (words.size >= mostWords) return;
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}.'’-]{0,20}[\u0080-\uffff][\p{L}\p{M}\p{N}.'’-]{0,20}/gu)) {
    words.add(word);
    if (words.size >= mostWords) return;
  }
}

function moreOf(before: BeyondAscii, now: BeyondAscii): BeyondAscii {
  return now === 'none' ? before : now;
}

function oddWords({ encoding }: DataFormat): string {
  return `Some characters couldn’t be read as ${encoding}. Is the encoding right?`;
}

function noRowsWords({ name, bytes }: ByteSource, columns: readonly string[]): string {
  if (bytes === 0) return `${name} is empty.`;
  return columns.length > 0 ? `${name} has a header and no rows.` : `${name} has no rows.`;
}

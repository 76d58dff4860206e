import { createRowReader } from '#app/formats/data/create-row-reader.ts';
import type { DataDescription } from '#app/runs/data.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import { type ByteSource, type DataSource, openSource } from './byte-source.ts';
import type { DataIndex } from './data-index.ts';
import { cutBehind, type DescribeOptions, type Describing, describeData } from './describe-data.ts';
import { findFormat, readHead, type SaidFormat } from './find-format.ts';
import { guessEncoding } from './guess-encoding.ts';
import { readPieces } from './read-pieces.ts';
import { openSheetFile, type ReadWorkbook, type SheetText } from './xlsx/open-sheet-file.ts';
import type { SheetChoice } from './xlsx/read-workbook.ts';
import { spreadsheetKind } from './xlsx/spreadsheet-kind.ts';

/** Rows of a page, or why they couldn't be read. */
export type DataPage =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly says: string };

export type RowsOptions = {
  /** The first row, counted from 0. */
  readonly from?: number;
  readonly signal?: AbortSignal;
  /** Called when the rows end before the last one, for example because the file changed. Not called on a signal. */
  readonly onStop: (says: string) => void;
};

/** A data file that was read once and is read again by its parts. It holds no file open and no rows. */
export type DataFile = {
  readonly description: DataDescription;
  /** `count` rows from `from` on, which counts from 0; each has as many cells as there are columns. */
  readonly page: (from: number, count: number) => Promise<DataPage>;
  /** The rows in their order, read as they are asked for. */
  readonly rows: (options: RowsOptions) => AsyncIterable<readonly string[]>;
};

export type DataOpening =
  | { readonly kind: 'opened'; readonly file: DataFile; readonly isTorn: boolean }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'cancelled' };

export type DataFileOptions = DescribeOptions & {
  /** The chosen format; detected by default. */
  readonly format?: DataFormat | undefined;
  /** What was said of the format where it is detected. */
  readonly said?: SaidFormat | undefined;
  /** What was said of the sheet, where the file is a workbook. */
  readonly sheet?: SheetChoice | undefined;
  /** Where workbooks are read; here by default. */
  readonly readWorkbook?: ReadWorkbook | undefined;
};

/** Opens a file or a pasted text and reads it through once, without ever holding more than a piece of it. */
export async function openDataFile(from: DataSource, options: DataFileOptions = {}): Promise<DataOpening> {
  const opening = await openSource(from);
  if (!opening.ok) return { kind: 'failed', says: opening.says };
  const { source } = opening;
  if (from.kind === 'file' && (await isSpreadsheet(source))) return openSheet(from.path, source, options);
  const found = await findFormat(source, options.format, options.said);
  if (!found.ok) return { kind: 'failed', says: found.says };
  const first = await describeData(source, found.format, options);
  const isOther = first.kind === 'described' && first.beyondAscii === 'unreadable' && found.isOpen;
  const described = isOther ? await describeAgain(source, found.format, { ...options, oddEnd: first.oddEnd }) : first;
  if (described.kind !== 'described') return described;
  const { index, isTorn } = described;
  const doubts = isOther ? [...found.doubts, 'encoding' as const] : found.doubts;
  const description = { ...described.description, doubts };
  return { kind: 'opened', file: createDataFile(source, description, index), isTorn };
}

/** Whether a file is a workbook of some kind, by its first bytes. */
export async function isSpreadsheet(source: ByteSource): Promise<boolean> {
  const head = await readHead(source);
  return head.ok && spreadsheetKind(head.bytes) !== null;
}

/** Reads a sheet as rows of texts, which are read as CSV from then on. */
async function openSheet(
  path: string,
  { name, bytes }: ByteSource,
  { format, sheet, signal, readWorkbook }: DataFileOptions,
): Promise<DataOpening> {
  const choice = format?.kind === 'sheet' ? format : { ...sheet };
  const openRows = ({ csv: text, rowNumbers, hasHeader }: SheetText) =>
    openDataFile(
      { kind: 'text', name, text },
      { signal, rowNumbers, format: { kind: 'delimited', encoding: 'utf-8', separator: ',', quote: '"', hasHeader } },
    );
  const read = readWorkbook ?? (await import('./xlsx/read-workbook.ts')).readWorkbook;
  return openSheetFile({ path, name, bytes, choice, signal, read, openRows });
}

/** Reads once more where the first letters beyond ASCII came late, and none of them is UTF-8. */
async function describeAgain(
  source: ByteSource,
  format: DataFormat,
  { oddEnd, ...options }: DescribeOptions & { readonly oddEnd: number | null },
): Promise<Describing> {
  const part = await readHead(source, oddEnd ?? undefined);
  if (!part.ok) return { kind: 'failed', says: part.says };
  return describeData(source, { ...format, encoding: await guessEncoding(part.bytes) }, options);
}

function createDataFile(source: ByteSource, description: DataDescription, index: DataIndex): DataFile {
  const { format, columns, rowCount } = description;

  async function* rows({ from = 0, signal, onStop }: RowsOptions): AsyncGenerator<readonly string[], void> {
    const mark = index.find(from);
    const reader = createRowReader(format, { knownColumns: mark === null ? undefined : columns });
    let skip = from - (mark?.row ?? 0);
    const start = { encoding: format.encoding, cutBehind: cutBehind(format), from: mark?.byte ?? null, signal };
    for await (const piece of readPieces(source, start)) {
      if (piece.kind === 'failed') onStop(piece.says);
      if (piece.kind !== 'text') return;
      const found = [...reader.push(piece.text).rows, ...(piece.edge === 'end' ? reader.end().rows : [])];
      for (const cells of found.slice(skip)) yield widen(cells, columns.length);
      skip = Math.max(0, skip - found.length);
      if (reader.hasStopped()) return;
    }
  }

  return {
    description,
    rows,
    async page(from, count) {
      const page: (readonly string[])[] = [];
      let says: string | null = null;
      const wanted = Math.min(count, rowCount - from);
      if (wanted <= 0) return { ok: true, rows: [] };
      for await (const cells of rows({
        from,
        onStop: (words) => {
          says = words;
        },
      })) {
        page.push(cells);
        if (page.length === wanted) break;
      }
      return says === null ? { ok: true, rows: page } : { ok: false, says };
    },
  };
}

/** A row of JSON that was read before all names were met has fewer cells than there are columns. */
function widen(cells: readonly string[], width: number): readonly string[] {
  return cells.length < width ? [...cells, ...Array(width - cells.length).fill('')] : cells;
}

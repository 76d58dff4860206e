import { readFile } from 'node:fs/promises';
import { detectHeader } from '#app/formats/csv/detect-header.ts';
import type { DataProblem } from '#app/formats/data/row-reader.ts';
import type { SheetFormat } from '#app/runs/data-format.ts';
import { errorCode } from '#main/error-code.ts';
import { readFailureWords } from '#main/runs/data/byte-source.ts';
import { openWorkbook, type Workbook } from './open-workbook.ts';
import { readSheet, type SheetRows } from './read-sheet.ts';
import { spreadsheetKind } from './spreadsheet-kind.ts';

/** What is known of a sheet before it is read; the rest is guessed. */
export type SheetChoice = { readonly [K in 'sheet' | 'headerRow' | 'dates']?: SheetFormat[K] | undefined };

/** A workbook to be read, as it is handed to another thread. */
export type SheetRequest = {
  readonly path: string;
  readonly name: string;
  readonly choice: SheetChoice;
};

/** A sheet as CSV, with what was found about it; `says` is a message for people. */
export type SheetReading =
  | {
      readonly kind: 'read';
      readonly csv: string;
      /** Which row of the sheet each row of the CSV is, from 1. */
      readonly rowNumbers: readonly number[];
      readonly format: SheetFormat;
      /** The names of all sheets. */
      readonly sheets: string[];
      readonly isHeaderSure: boolean;
      readonly problems: readonly DataProblem[];
    }
  | { readonly kind: 'failed'; readonly says: string };

/** Reads a sheet of an Excel workbook as rows of texts, as its cells are shown. Never throws. */
export async function readWorkbook({ path, name, choice }: SheetRequest): Promise<SheetReading> {
  const failed = (says: string): SheetReading => ({ kind: 'failed', says });
  try {
    const content = await readFile(path);
    const kind = spreadsheetKind(content);
    if (kind === 'password') return failed(`${name} has a password. Remove it in Excel, or save the sheet as CSV.`);
    if (kind !== 'zip')
      return failed(`${name} is an old workbook (.xls). Save it as .xlsx or CSV, and choose that file.`);
    const book = openWorkbook(content, name);
    if (typeof book === 'string') return failed(book);
    const sheet = sheetOf(book, choice.sheet);
    if (sheet === null) return failed(`${name} has no sheet “${choice.sheet}”. It has: ${namesOf(book).join(', ')}.`);
    const dates = choice.dates ?? 'shown';
    const read = readSheet(book, sheet, dates);
    const header = choice.headerRow === undefined ? guessHeader(read) : chosenHeader(read, choice.headerRow);
    const taken = read.rows.filter(({ number }) => header.row === null || number >= header.row);
    const rowNumbers = taken.map(({ number }) => number);
    const format: SheetFormat = { kind: 'sheet', encoding: 'utf-8', sheet: sheet.name, headerRow: header.row, dates };
    const about = { sheets: namesOf(book), isHeaderSure: header.isSure, problems: read.problems };
    return { kind: 'read', csv: toCsv(taken), rowNumbers, format, ...about };
  } catch (error) {
    return failed(unreadable(name, error));
  }
}

/** What people are told when a workbook can't be read. */
function unreadable(name: string, error: unknown): string {
  if (errorCode(error) !== null) return readFailureWords(error, name);
  const why = error instanceof RangeError ? 'it is too large' : 'it is damaged';
  return `${name} can’t be read: ${why}. Open it in Excel, save the sheet as CSV, and choose that file.`;
}

function sheetOf({ sheets }: Workbook, wanted: string | undefined): Workbook['sheets'][number] | null {
  if (wanted !== undefined) return sheets.find(({ name }) => name === wanted) ?? null;
  return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0] ?? null;
}

function namesOf({ sheets }: Workbook): string[] {
  return sheets.map(({ name }) => name);
}

type Header = { readonly row: number | null; readonly isSure: boolean };

/** The header that a person chose, or the next row where that one is blank. */
function chosenHeader({ rows }: SheetRows, chosen: number | null): Header {
  const row = chosen === null ? null : (rows.find(({ number }) => number >= chosen)?.number ?? chosen);
  return { row, isSure: true };
}

/** Titles stand above many tables: the header is the first row that is about as wide as the table. */
function guessHeader({ rows }: SheetRows): Header {
  const head = rows.slice(0, 50).map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const widest = Math.max(0, ...head);
  const at = Math.max(
    0,
    head.findIndex((filled) => filled >= widest * 0.6),
  );
  const { hasHeader, isSure } = detectHeader(rows.slice(at).map(({ cells }) => cells));
  return { row: hasHeader ? (rows[at]?.number ?? null) : null, isSure: isSure && at === 0 };
}

/** Rows as CSV, all as wide as the widest. */
function toCsv(rows: SheetRows['rows']): string {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return rows
    .map(({ cells }) =>
      Array.from({ length: width }, (_, at) => `"${(cells[at] ?? '').replaceAll('"', '""')}"`).join(','),
    )
    .join('\n');
}

import { readFile } from 'node:fs/promises';
import { detectHeader } from '#app/formats/csv/detect-header.ts';
import { type DataDescription, mostProblems } from '#app/runs/data.ts';
import type { SheetFormat } from '#app/runs/data-format.ts';
import type { DataFile, DataOpening } from '#main/runs/data/data-file.ts';
import { openWorkbook, type Workbook } from './open-workbook.ts';
import { readSheet, type SheetRows } from './read-sheet.ts';
import { spreadsheetKind } from './spreadsheet-kind.ts';

/** What is known of a sheet before it is read; the rest is guessed. */
export type SheetChoice = { readonly [K in 'sheet' | 'headerRow' | 'dates']?: SheetFormat[K] | undefined };

type SheetFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly choice: SheetChoice;
  readonly signal?: AbortSignal | undefined;
  /** Opens the rows of the sheet, written as CSV. */
  readonly openRows: (csv: string, hasHeader: boolean) => Promise<DataOpening>;
};

/** The largest workbook that is read, in bytes: it is unpacked in memory. */
const mostBytes = 300_000_000;

/** Opens a sheet of an Excel workbook as rows of texts, as its cells are shown. */
export async function openSheetFile({ path, name, bytes, choice, signal, openRows }: SheetFile): Promise<DataOpening> {
  const failed = (says: string): DataOpening => ({ kind: 'failed', says });
  if (bytes > mostBytes) return failed(`${name} is larger than 300 MB. Save the sheet as CSV, and choose that file.`);
  const content = await readFile(path);
  const kind = spreadsheetKind(content);
  if (kind === 'password') return failed(`${name} has a password. Remove it in Excel, or save the sheet as CSV.`);
  if (kind !== 'zip')
    return failed(`${name} is an old workbook (.xls). Save it as .xlsx or CSV, and choose that file.`);
  try {
    const book = await openWorkbook(content, name);
    if (typeof book === 'string') return failed(book);
    const sheet = sheetOf(book, choice.sheet);
    if (sheet === null) return failed(`${name} has no sheet “${choice.sheet}”. It has: ${namesOf(book).join(', ')}.`);
    const dates = choice.dates ?? 'shown';
    const read = await readSheet(book, sheet, { dates, signal });
    if (read === null) return { kind: 'cancelled' };
    const header = choice.headerRow === undefined ? guessHeader(read) : { row: choice.headerRow, isSure: true };
    const opening = await openRows(toCsv(read, header.row), header.row !== null);
    if (opening.kind !== 'opened') return opening;
    const format: SheetFormat = { kind: 'sheet', encoding: 'utf-8', sheet: sheet.name, headerRow: header.row, dates };
    const about = { name, bytes, format, sheets: namesOf(book), doubts: header.isSure ? [] : ['header' as const] };
    return { ...opening, file: describeSheet(opening.file, about, read), isTorn: false };
  } catch (error) {
    const why = error instanceof RangeError ? 'it is too large' : 'it is damaged';
    return failed(`${name} can’t be read: ${why}. Open it in Excel, save the sheet as CSV, and choose that file.`);
  }
}

function describeSheet(file: DataFile, about: Partial<DataDescription>, { problems }: SheetRows): DataFile {
  const before = file.description;
  const all = [...problems, ...before.problems].slice(0, mostProblems);
  const description = { ...before, ...about, problems: all, problemCount: before.problemCount + problems.length };
  return { ...file, description };
}

function sheetOf({ sheets }: Workbook, wanted: string | undefined): Workbook['sheets'][number] | null {
  if (wanted !== undefined) return sheets.find(({ name }) => name === wanted) ?? null;
  return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0] ?? null;
}

function namesOf({ sheets }: Workbook): string[] {
  return sheets.map(({ name }) => name);
}

/** Titles stand above many tables: the header is the first row that is about as wide as the table. */
function guessHeader({ rows }: SheetRows): { readonly row: number | null; readonly isSure: boolean } {
  const head = rows.slice(0, 50).map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const widest = Math.max(0, ...head);
  const at = Math.max(
    0,
    head.findIndex((filled) => filled >= widest * 0.6),
  );
  const { hasHeader, isSure } = detectHeader(rows.slice(at).map(({ cells }) => cells));
  return { row: hasHeader ? (rows[at]?.number ?? null) : null, isSure: isSure && at === 0 };
}

/** The rows from the header on, all as wide as the widest. */
function toCsv({ rows }: SheetRows, headerRow: number | null): string {
  const taken = rows.filter(({ number }) => headerRow === null || number >= headerRow);
  const width = taken.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return taken
    .map(({ cells }) =>
      Array.from({ length: width }, (_, at) => `"${(cells[at] ?? '').replaceAll('"', '""')}"`).join(','),
    )
    .join('\n');
}

import { type DataProblem, longestRow, noReading, type RowReader } from '#app/formats/data/row-reader.ts';
import { formatCount } from '#app/quantity.ts';
import type { DelimitedFormat } from '#app/runs/data-format.ts';
import { nameColumns, numberColumns } from './name-columns.ts';
import { createCellSplitter, type RawRow } from './split-cells.ts';
import { hasSpreadsheetMarks, spreadsheetMarkWords } from './spreadsheet-cells.ts';

export type DelimitedShape = Pick<DelimitedFormat, 'separator' | 'quote' | 'hasHeader'> & {
  /** What people call its rows, the header included, where these are no lines of a file: the rows of a sheet, from 1. */
  readonly rowNumbers?: readonly number[] | undefined;
};

/**
 * Reads CSV, TSV and similar files. Each row gets as many cells as the header has: missing ones are empty, further ones are
 * left out, and both are reported. Blank lines, and lines of empty cells, are no rows. With `knownColumns` the text begins
 * after the header.
 */
export function createDelimitedReader(shape: DelimitedShape, knownColumns?: readonly string[]): RowReader {
  const splitter = createCellSplitter(shape);
  const nextPlace = createPlaces(shape.rowNumbers);
  let columns = knownColumns ?? null;
  let row = 0;
  let hasStopped = false;
  let isTorn = false;
  /** The last row's cells, as written. */
  let last: readonly string[] = [];
  /** Where quotes are read as letters, one that begins a cell and has no end. */
  let hasOpenQuote = false;
  // Blank lines at the end of a file are usual; only those before another row are reported.
  let blank = { from: 0, count: 0 };
  /** The header as it is written; null without one, and where reading began after it. */
  let header: readonly string[] | null = null;
  const tellOnce = createTeller();

  function take(raw: RawRow, rows: (readonly string[])[], problems: DataProblem[]): void {
    const { line } = raw;
    const place = nextPlace(line);
    if (raw.hasSpacedQuotes) tellOnce(spacedWords, problems);
    if (line === 1 && columns === null && isSeparatorLine(raw.cells, shape.separator)) {
      problems.push({ row: null, says: `Line 1 names the separator, “${shape.separator}”. It isn’t a row.` });
      return;
    }
    if (isBlankRow(raw, columns === null && shape.hasHeader)) {
      blank = { from: blank.count === 0 ? line : blank.from, count: blank.count + 1 };
      return;
    }
    if (blank.count > 0) problems.push({ row: null, says: blankWords(blank) });
    blank = { from: 0, count: 0 };
    if (columns === null && shape.hasHeader) {
      const named = nameColumns(raw.cells);
      columns = named.columns;
      header = raw.cells;
      problems.push(...named.problems);
      if (raw.hasStrayText) problems.push({ row: null, says: `${strayWords(line)} It’s kept in the column’s name.` });
      return;
    }
    columns ??= numberColumns(raw.cells.length);
    row += 1;
    if (hasSpreadsheetMarks(raw.cells)) tellOnce(spreadsheetMarkWords, problems);
    const cells = withoutMark(raw.cells);
    const isHeader = header !== null && isSameHeader(cells, header);
    if (isHeader) problems.push({ row, says: repeatedWords(place), isHeader });
    else if (cells !== raw.cells) problems.push({ row, says: markWords(place) });
    last = cells;
    hasOpenQuote ||= shape.quote === null && cells.some(isOpenQuote);
    if (raw.hasStrayText) problems.push({ row, says: `${strayWords(line)} It’s kept in the cell.` });
    if (cells.length !== columns.length) problems.push({ row, says: raggedWords(cells, columns.length, line) });
    rows.push(resize(cells, columns.length));
  }

  return {
    push(text) {
      if (hasStopped) return noReading;
      const rows: (readonly string[])[] = [];
      const problems: DataProblem[] = [];
      for (const raw of splitter.push(text)) take(raw, rows, problems);
      if (splitter.unfinishedLength() > longestRow) {
        hasStopped = true;
        isTorn = true;
        problems.push({ row: row + 1, says: tooLongWords(splitter.openQuoteLine()) });
      }
      return { rows, problems };
    },
    end() {
      if (hasStopped) return noReading;
      const rows: (readonly string[])[] = [];
      const problems: DataProblem[] = [];
      const { row: raw, openQuoteLine } = splitter.end();
      if (raw !== null) take(raw, rows, problems);
      isTorn = hasOpenQuote || openQuoteLine !== null || looksCutOff(raw, last, columns?.length ?? 0);
      if (openQuoteLine !== null) {
        // In the header it is no row's.
        const at = row === 0 ? null : row;
        problems.push({ row: at, says: `${openWords(openQuoteLine)} Everything after it is in one cell.` });
      }
      return { rows, problems };
    },
    columns: () => columns ?? [],
    isBetweenRows: () => columns !== null && splitter.isBetweenRows() && !hasStopped,
    isTorn: () => isTorn,
    hasStopped: () => hasStopped,
  };
}

/** Tells of what many cells may have, and only the first time. */
function createTeller(): (says: string, problems: DataProblem[]) => void {
  const told = new Set<string>();
  return (says, problems) => {
    if (!told.has(says)) problems.push({ row: null, says });
    told.add(says);
  };
}

const spacedWords = 'There are spaces around quotes. They aren’t part of the cells.';

/** What people call each row in turn. */
function createPlaces(rowNumbers: DelimitedShape['rowNumbers']): (line: number) => string {
  let taken = 0;
  return (line) => {
    const number = rowNumbers?.[taken++];
    return number === undefined ? `Line ${line}` : `Row ${number}`;
  };
}

/** A header without any name is still one, and in a single column an empty cell in quotes is a value. */
function isBlankRow({ cells, isBlank }: RawRow, isHeader: boolean): boolean {
  return isBlank || (!isHeader && cells.length > 1 && cells.every((cell) => cell === ''));
}

/** Whether the last row looks as if the rest of a file were missing. @param last its cells, as written */
function looksCutOff(raw: RawRow | null, last: readonly string[], width: number): boolean {
  // CP/M and DOS end a text with Ctrl-Z; what follows was cut off, or never there.
  if (last.some((cell) => cell.includes('\u001a'))) return true;
  if (raw === null) return false;
  return (!isBlankRow(raw, false) && raw.cells.length < width) || last.at(-1)?.endsWith('\ufffd') === true;
}

/** Excel's first line that says what separates the cells: `sep=;`. */
function isSeparatorLine(cells: readonly string[], separator: string): boolean {
  return /^sep=.?$/i.test(cells.join(separator)) && cells.length <= 2;
}

/** A row without the byte order mark with which another file begins in the middle of this one. */
function withoutMark(cells: readonly string[]): readonly string[] {
  const [first = '', ...others] = cells;
  return first.startsWith('\ufeff') ? [first.slice(1).replace(/^"(.*)"$/s, '$1'), ...others] : cells;
}

/** A single column may well have its own name as a value. */
function isSameHeader(cells: readonly string[], header: readonly string[]): boolean {
  return (
    header.length > 1 && cells.length === header.length && cells.every((cell, at) => cell.trim() === header[at]?.trim())
  );
}

function repeatedWords(place: string): string {
  return `${place} repeats the names of the columns, as when two files are joined, so it isn’t sent. Select the row to send it.`;
}

function markWords(place: string): string {
  return `${place} begins with a byte order mark (U+FEFF), as when two files are joined. The mark was left out.`;
}

/** A cell that begins with a quote that nothing closes. */
function isOpenQuote(cell: string): boolean {
  return cell.startsWith('"') && cell.split('"').length % 2 === 0;
}

function resize(cells: readonly string[], width: number): readonly string[] {
  if (cells.length === width) return cells;
  return cells.length > width ? cells.slice(0, width) : [...cells, ...Array(width - cells.length).fill('')];
}

function raggedWords(cells: readonly string[], width: number, line: number): string {
  const has = `Line ${line} has ${formatCount(cells.length, 'cell')} instead of ${width}.`;
  if (cells.length < width) return `${has} The missing cells are empty.`;
  const extra = cells.slice(width).join(' | ');
  return `${has} Skipped: “${extra.length > 60 ? `${extra.slice(0, 60)}…` : extra}”.`;
}

function blankWords({ from, count }: { readonly from: number; readonly count: number }): string {
  return count === 1
    ? `Line ${from} is blank and was skipped.`
    : `Lines ${from} to ${from + count - 1} are blank and were skipped.`;
}

const strayWords = (line: number) => `There is text after a closing quote on line ${line}.`;

const openWords = (line: number) => `The quote that starts on line ${line} is never closed.`;

function tooLongWords(openQuoteLine: number | null): string {
  const limit = `${longestRow / 1_000_000} million characters`;
  return openQuoteLine === null
    ? `A row is longer than ${limit}. Reading stopped there. Check that the file is a table of rows.`
    : `${openWords(openQuoteLine)} Reading stopped after ${limit}. Close the quote, or read without quotes.`;
}

import type { DataProblem } from '#app/formats/data/row-reader.ts';
import { decodeEscapes, type Workbook } from './open-workbook.ts';
import { readXml } from './read-xml.ts';
import { type CellFormat, type DateStyle, showNumber } from './show-cell.ts';

/** The rows of a sheet, with their numbers in it, blank ones left out. */
export type SheetRows = {
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly problems: readonly DataProblem[];
};

type Odd = {
  hiddenRows: number;
  hiddenColumns: number;
  merged: number;
  errors: number;
  blankFormulas: number;
  dates: number;
  eras: number;
  numbers: number;
};

const nothingOdd: Odd = {
  hiddenRows: 0,
  hiddenColumns: 0,
  merged: 0,
  errors: 0,
  blankFormulas: 0,
  dates: 0,
  eras: 0,
  numbers: 0,
};

const general: CellFormat = { code: 'General', isDate: false, dependsOn: null };
const pieceBytes = 1_000_000;

/** Reads a sheet row by row, as its cells are shown. */
export function readSheet(book: Workbook, sheet: Workbook['sheets'][number], dates: DateStyle): SheetRows {
  const xml = book.unpack(sheet);
  const decoder = new TextDecoder();
  const reader = createRowParser(book, dates);
  let open = '';
  for (let at = 0; at < xml.length; at += pieceBytes) {
    open += decoder.decode(xml.subarray(at, at + pieceBytes), { stream: at + pieceBytes < xml.length });
    let from = 0;
    for (const { index, 0: end } of open.matchAll(/<\/(?:\w+:)?row>/g)) {
      reader.read(open.slice(from, index + end.length));
      from = index + end.length;
    }
    open = open.slice(from);
  }
  reader.read(open);
  return { rows: reader.rows, problems: problemsOf(reader.odd) };
}

function createRowParser({ texts, formats, is1904 }: Workbook, dates: DateStyle) {
  const rows: { number: number; cells: string[] }[] = [];
  const odd: Odd = { ...nothingOdd };
  let row: { number: number; cells: string[] } = { number: 0, cells: [] };
  let column = 0;
  let cell = { type: 'n', format: general, value: '', inline: '', hasFormula: false };
  let into: 'value' | 'inline' | null = null;
  /** Within reading aids of Japanese, which aren't part of the text. */
  let isAid = false;

  function show(): string {
    const { type, format, value, inline, hasFormula } = cell;
    if (hasFormula && value === '' && type !== 'str') odd.blankFormulas += 1;
    if (type === 's') return texts[Number(value)] ?? '';
    if (type === 'inlineStr') return decodeEscapes(inline);
    if (type === 'str') return decodeEscapes(value);
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'e') odd.errors += 1;
    if (type !== 'n' || value === '') return value;
    const shown = showNumber(value, format, { dates, is1904 });
    countDifference(odd, { shown, format, dates });
    return shown;
  }

  function open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') {
      row = { number: Number(attribute('r') ?? row.number + 1), cells: [] };
      column = 0;
      if (isYes(attribute('hidden'))) odd.hiddenRows += 1;
    } else if (name === 'c') {
      column = columnOf(attribute('r')) ?? column;
      const format = formats[Number(attribute('s') ?? 0)] ?? general;
      cell = { type: attribute('t') ?? 'n', format, value: '', inline: '', hasFormula: false };
      isAid = false;
    } else if (name === 'f') cell.hasFormula = true;
    else if (name === 'v') into = 'value';
    else if (name === 't') into = isAid ? null : 'inline';
    else if (name === 'rPh') isAid = true;
    else if (name === 'col' && isYes(attribute('hidden'))) odd.hiddenColumns += 1;
    else if (name === 'mergeCell') odd.merged += 1;
  }

  function close(name: string): void {
    if (name === 'v' || name === 't') into = null;
    else if (name === 'rPh') isAid = false;
    else if (name === 'c') {
      const text = show();
      if (text !== '') row.cells[column] = text;
      column += 1;
    } else if (name === 'row' && row.cells.length > 0)
      rows.push({ ...row, cells: Array.from(row.cells, (one) => one ?? '') });
  }

  const text = (part: string) => {
    if (into !== null) cell[into] += part;
  };
  // The elements around the rows are cut, and would look torn.
  const inner = (xml: string) => xml.replace(/<\?xml[^<>]*>|<\/?(?:\w+:)?(?:worksheet|sheetData)\b[^<>]*>/g, '');
  return { rows, odd, read: (xml: string) => readXml(inner(xml), { open, close, text }) };
}

type ShownNumber = { readonly shown: string; readonly format: CellFormat; readonly dates: DateStyle };

/** Counts a number that Excel may show in another way. */
function countDifference(odd: Odd, { shown, format, dates }: ShownNumber): void {
  const { isDate, dependsOn } = format;
  if (dependsOn === null || (isDate && dates === 'iso')) return;
  if (isDate) odd[dependsOn === 'eras' ? 'eras' : 'dates'] += 1;
  // A point before the decimals is what servers read, so only parted thousands are worth a word.
  else if (/,\d/.test(shown)) odd.numbers += 1;
}

function isYes(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** The place of a cell such as `AB12`, from 0. */
function columnOf(name: string | undefined): number | null {
  const [letters = ''] = /^[A-Z]{1,3}/.exec(name ?? '') ?? [];
  return letters === '' ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function problemsOf(odd: Odd): readonly DataProblem[] {
  const { hiddenRows, hiddenColumns, merged, errors, blankFormulas, dates, eras, numbers } = odd;
  const says = [
    [hiddenRows, `The sheet has hidden rows (${hiddenRows}). They are read too.`],
    [hiddenColumns, 'The sheet has hidden columns. They are read too.'],
    [merged, `The sheet has merged cells (${merged}). Only the first cell of each has the value.`],
    [errors, `Some cells contain an error, such as #N/A (${errors}). It’s read as text.`],
    [
      blankFormulas,
      `Some formulas have no saved result (${blankFormulas}). Save the file in Excel once. Until then they are empty.`,
    ],
    [dates, `Some dates are shown as each computer is set (${dates}). They are read as 2026-01-31.`],
    [eras, `Some dates count their years by eras (${eras}). They are read as 2026-01-31.`],
    [numbers, `Some numbers are shown as each computer is set (${numbers}). They are read as 1,234.50.`],
  ] as const;
  return says.flatMap(([count, words]) => (count === 0 ? [] : [{ row: null, says: words }]));
}

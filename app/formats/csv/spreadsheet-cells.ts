/**
 * The values of cells that are written for a spreadsheet: `'+49` with an apostrophe, so that it is taken for no formula, as our
 * own exports have it, and `="0034"`, so that it keeps its zeros. The same list where none of them is.
 */
export function withoutSpreadsheetMarks(cells: readonly string[]): readonly string[] {
  return cells.some(isMarked) ? cells.map(readCell) : cells;
}

/** What people are told of such cells, once. */
export const spreadsheetMarkWords =
  'Some cells have an apostrophe in front, or are written as ="…", for spreadsheets. These marks aren’t part of the values.';

const escaped = /^'[=+\-@\t\r]/;

function isMarked(cell: string): boolean {
  return escaped.test(cell) || (cell.length > 2 && cell.startsWith('="') && isOneText(cell));
}

/** Whether all behind the `=` is one text in quotes, and no formula. */
function isOneText(cell: string): boolean {
  return cell.endsWith('"') && !cell.slice(2, -1).replaceAll('""', '').includes('"');
}

function readCell(cell: string): string {
  if (!isMarked(cell)) return cell;
  return cell.startsWith("'") ? cell.slice(1) : cell.slice(2, -1).replaceAll('""', '"');
}

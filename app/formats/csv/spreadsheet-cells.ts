/** What people are told of cells that are written for a spreadsheet, once. */
export const spreadsheetMarkWords =
  'Some cells have an apostrophe in front, or are written as ="…", as for a spreadsheet. They’re sent with these marks. If you don’t want that, remove the marks from the data.';

/**
 * Whether a cell is written for a spreadsheet: `'+49` with an apostrophe, so that it is taken for no formula, as our own
 * exports have it if that is chosen, or `="0034"`, so that it keeps its zeros.
 */
export function hasSpreadsheetMarks(cells: readonly string[]): boolean {
  return cells.some((cell) => escaped.test(cell) || (cell.length > 2 && cell.startsWith('="') && isOneText(cell)));
}

const escaped = /^'[=+\-@\t\r]/;

/** Whether all behind the `=` is one text in quotes, and no formula. */
function isOneText(cell: string): boolean {
  return cell.endsWith('"') && !cell.slice(2, -1).replaceAll('""', '').includes('"');
}

import { type CellMarks, escapeFormula, formatCell } from '#app/text/csv-cell.ts';

/** `escapeFormulas` puts a ' before cells that a spreadsheet would take for a formula. It changes them: only if asked. */
export type WritingOptions = { readonly escapeFormulas?: boolean };

/**
 * A row as text, without a line end. Cells are quoted only where they must be, and read back as they are. Without quotes
 * a separator or line break in a cell becomes a blank: such a file has no other way to hold it.
 */
export function formatDelimitedRow(
  cells: readonly string[],
  marks: CellMarks,
  { escapeFormulas = false }: WritingOptions = {},
): string {
  const texts = escapeFormulas ? cells.map(escapeFormula) : cells;
  // A line with nothing on it would be no row.
  if (texts.length === 1 && texts[0] === '' && marks.quote !== null) return marks.quote.repeat(2);
  return texts.map((text) => formatCell(text, marks)).join(marks.separator);
}

import type { CellMarks } from '#app/runs/data-format.ts';

/** A row as other programs write it: in quotes where a cell needs them. */
export function writeRow(cells: readonly string[], { separator, quote }: CellMarks): string {
  if (quote === null) return cells.join(separator);
  const isPlain = (text: string) => ![separator, quote, '\r', '\n'].some((mark) => text.includes(mark));
  const written = cells.map((text) => (isPlain(text) ? text : quote + text.replaceAll(quote, quote + quote) + quote));
  // An empty line would be no row.
  return written.join(separator) || quote + quote;
}

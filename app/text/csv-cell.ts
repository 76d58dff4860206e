/** What separates the cells of a table, and what a cell is wrapped in. */
export type CellMarks = { readonly separator: string; readonly quote: '"' | "'" | null };

/** Those of CSV (RFC 4180). */
const csvMarks = { separator: ',', quote: '"' } as const;

/**
 * A cell as text, in quotes only where it must be. Without quotes a separator or line break in it becomes a space: such a
 * file has no other way to hold it.
 */
export function formatCell(text: string, { separator, quote }: CellMarks = csvMarks): string {
  if (quote === null) return text.replaceAll(separator, ' ').replace(/\r\n|[\r\n]/g, ' ');
  const isPlain = !text.includes(separator) && !text.includes(quote) && !/[\r\n]/.test(text);
  return isPlain ? text : quoteCell(text, quote);
}

/** A cell in quotes; the quotes in it are doubled. */
export function quoteCell(text: string, quote: string = csvMarks.quote): string {
  return quote + text.replaceAll(quote, quote + quote) + quote;
}

/**
 * A cell with a ' in front where a spreadsheet would take it for a formula: `= + - @`, a tab or a carriage return at the
 * start. Every table that is written uses this rule.
 */
export function escapeFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

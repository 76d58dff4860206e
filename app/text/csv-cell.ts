/** A cell as CSV has it (RFC 4180): in quotes only where it must be. */
export function formatCell(text: string): string {
  return /[",\r\n]/.test(text) ? quoteCell(text) : text;
}

/** A cell in quotes; the quotes in it are doubled. */
export function quoteCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * A cell with a ' in front where a spreadsheet would take it for a formula: `= + - @`, a tab or a carriage return at the
 * start. Every table that is written uses this rule.
 */
export function escapeFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

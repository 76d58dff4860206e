/** A cell as CSV has it (RFC 4180): in quotes only where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A cell with a ' in front where a spreadsheet would take it for a formula. The one rule for every table that is written:
 * `= + - @`, a tab or a carriage return at the start.
 */
export function escapeFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

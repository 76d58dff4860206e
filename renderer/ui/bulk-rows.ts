import type { TableRow } from './name-value-row.tsx';

/** Rows as text: `name: value`, one a line; `//` before a row that is switched off, `:=` before a JSON value. */
export function formatBulkRows(rows: readonly TableRow[]): string {
  return rows
    .map(({ enabled, name, value, json }) => {
      const line = `${escapeBreaks(name)}${json === true ? ' :=' : ':'} ${escapeBreaks(value)}`;
      return enabled ? line : `// ${line}`;
    })
    .join('\n');
}

/**
 * Reads what `formatBulkRows` writes, and lines typed in the same manner. A row that reads as it did before stays the very
 * same; a value may hold colons, a name may not.
 */
export function readBulkRows(
  text: string,
  before: readonly TableRow[],
  toStored: (typed: string, cell: 'name' | 'value') => string,
): readonly TableRow[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): TableRow => {
      const same = before.find((row) => formatBulkRows([row]) === line);
      if (same !== undefined) return same;
      // With `s`, because a value may hold line ends that are none here, as U+2028.
      const [, off, rest = ''] = /^\s*(\/\/)?\s*(.*)$/s.exec(line) ?? [];
      const [, name = '', json, value = ''] = /^([^:]*?)\s*(?::(=)?\s?(.*))?$/s.exec(rest) ?? [];
      return {
        enabled: off === undefined,
        name: toStored(undoEscapes(name), 'name'),
        value: json === undefined ? toStored(undoEscapes(value), 'value') : undoEscapes(value),
        ...(json === undefined ? {} : { json: true }),
      };
    });
}

function escapeBreaks(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function undoEscapes(text: string): string {
  return text.replace(/\\([\\nr])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === 'r' ? '\r' : '\\'));
}

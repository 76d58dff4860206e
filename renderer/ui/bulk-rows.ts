import type { TableRow } from './name-value-row.tsx';

/** Rows as text: `name: value`, one a line; `//` before a row that is switched off, `:=` before a JSON value. */
export function formatBulkRows(rows: readonly TableRow[]): string {
  return rows
    .map(({ enabled, name, value, json }) => {
      const line = `${escapeName(name)}${json === true ? ' :=' : ':'} ${escapeBreaks(value)}`;
      return enabled ? line : `// ${line}`;
    })
    .join('\n');
}

/**
 * Reads what `formatBulkRows` writes, and lines typed the same way. An unchanged row stays the same object. A value may
 * contain colons; in a name each is written `\:`.
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
      // With `s`, because a value may contain other line ends, for example U+2028.
      const [, off, rest = ''] = /^\s*(\/\/)?\s*(.*)$/s.exec(line) ?? [];
      const [, name = '', json, value = ''] = /^((?:\\.|[^:])*?)\s*(?::(=)?\s?(.*))?$/s.exec(rest) ?? [];
      return {
        enabled: off === undefined,
        name: toStored(undoNameEscapes(name), 'name'),
        value: json === undefined ? toStored(undoEscapes(value), 'value') : undoEscapes(value),
        ...(json === undefined ? {} : { json: true }),
      };
    });
}

/**
 * Reads pasted lines as names and values: cells copied from a spreadsheet (tab between them), `name: value`, or
 * `name=value`. A line with none of these is a name.
 */
export function readPastedRows(text: string): readonly { readonly name: string; readonly value: string }[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name, value] = /^([^\t]*)\t(.*)$/s.exec(line) ??
        /^([^:=]+?)\s*[:=]\s*(.*)$/s.exec(line) ?? [null, line, ''];
      return { name: (name ?? '').trim(), value: (value ?? '').trim() };
    });
}

function escapeBreaks(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** Escapes also what would end a name, switch its row off, or be dropped as white space around it. */
function escapeName(name: string): string {
  return escapeBreaks(name)
    .replaceAll(':', '\\:')
    .replace(/^\/\//, '\\//')
    .replace(/^\s+|\s+$/g, (blanks) => blanks.replace(/./gs, '\\$&'));
}

function undoEscapes(text: string): string {
  return text.replace(/\\([\\nr])/g, (_, mark: string) => markedBy(mark));
}

function undoNameEscapes(name: string): string {
  return name.replace(/\\([\\nr:/\s])/g, (_, mark: string) => markedBy(mark));
}

function markedBy(mark: string): string {
  return mark === 'n' ? '\n' : mark === 'r' ? '\r' : mark;
}

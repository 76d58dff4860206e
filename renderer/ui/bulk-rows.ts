import { createCellSplitter } from '#app/formats/csv/split-cells.ts';
import type { TableRow } from './name-value-row.tsx';

/**
 * Rows as text: `name: value`, one a line; `//` before a row that is switched off, `:=` before a JSON value. A parameter
 * without `=` has no colon.
 */
export function formatBulkRows(rows: readonly TableRow[]): string {
  return rows
    .map(({ enabled, name, value, json, bare }) => {
      const isBare = bare === true && value === '';
      const colon = json === true ? ' := ' : isBare ? (name === '' ? ':' : '') : ': ';
      const line = `${escapeName(name)}${colon}${escapeBreaks(value)}`;
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
  const known = new Map(before.toReversed().map((row) => [formatBulkRows([row]), row]));
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): TableRow => {
      const same = known.get(line);
      if (same !== undefined) return same;
      // With `s`, because a value may contain other line ends, for example U+2028.
      const [, off, rest = ''] = /^\s*(\/\/)?\s*(.*)$/s.exec(line) ?? [];
      const { name: typed, behind } = splitName(rest);
      const name = toStored(undoNameEscapes(typed), 'name');
      const [, json, value = ''] = /^(=)?\s?(.*)$/s.exec(behind ?? '') ?? [];
      // A parameter that had a `=` keeps it, until its colon goes.
      const hasEquals = behind !== null && before.some((row) => row.bare === false && row.name === name);
      return {
        enabled: off === undefined,
        name,
        ...(hasEquals && { bare: false }),
        value: json === undefined ? toStored(undoEscapes(value), 'value') : undoEscapes(value),
        ...(json === undefined ? {} : { json: true }),
      };
    });
}

/** The name at the start of a line, without the blanks behind it, and what is behind its colon; null without one. */
function splitName(line: string): { readonly name: string; readonly behind: string | null } {
  let end = 0;
  for (let at = 0; at < line.length; ) {
    const character = line.charAt(at);
    if (character === ':') return { name: line.slice(0, end), behind: line.slice(at + 1) };
    const isEscape = character === '\\' && at + 1 < line.length;
    at += isEscape ? 2 : 1;
    if (isEscape || character.trim() !== '') end = at;
  }
  return { name: line.slice(0, end), behind: null };
}

type PastedRow = { readonly name: string; readonly value: string };

/**
 * Reads pasted lines as names and values: cells copied from a spreadsheet (tab between them, in quotes where a cell has
 * several lines), `name: value`, or `name=value`. A line with none of these is a name.
 */
export function readPastedRows(text: string): readonly PastedRow[] {
  const cells = /(?:^|[\t\r\n])"/.test(text) && text.includes('\t') ? readCells(text) : null;
  if (cells !== null)
    return cells.map(([name = '', ...values]) => ({ name: name.trim(), value: values.join('\t').trim() }));
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map(readPastedLine);
}

/** The rows of cells as a spreadsheet copies them; null where the quotes are not those of a spreadsheet. */
function readCells(text: string): readonly (readonly string[])[] | null {
  const splitter = createCellSplitter({ separator: '\t', quote: '"' });
  const rows = [...splitter.push(text)];
  const { row, openQuoteLine } = splitter.end();
  if (row !== null) rows.push(row);
  if (openQuoteLine !== null || rows.some(({ hasStrayText }) => hasStrayText)) return null;
  return rows.filter(({ isBlank }) => !isBlank).map((one) => one.cells);
}

function readPastedLine(line: string): PastedRow {
  const tab = line.indexOf('\t');
  const at = tab === -1 ? line.search(/[:=]/) : tab;
  const hasValue = tab !== -1 || at > 0;
  if (!hasValue) return { name: line.trim(), value: '' };
  return { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
}

function escapeBreaks(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** Escapes also what would end a name, switch its row off, or be dropped as white space around it. */
function escapeName(name: string): string {
  return escapeBreaks(name)
    .replaceAll(':', '\\:')
    .replace(/^\/\//, '\\//')
    .replace(/^\s+|(?<!\s)\s+$/g, (blanks) => blanks.replace(/./gs, '\\$&'));
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

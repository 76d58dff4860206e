import { createCellSplitter, type RawRow } from '#app/formats/csv/split-cells.ts';

type SplitTable = {
  /** Those that have something in them, with their lines in the text. */
  readonly rows: readonly RawRow[];
  /** The line of a quote that is never closed. */
  readonly openQuoteLine: number | null;
};

/** Excel's first line that says what separates the cells: `sep=;`. */
const separatorLine = /^(\s*)"?sep=([^\r\n"])"?(?=[\r\n]|$)/i;

const separators = ['\t', ';', ','];

/** Splits a table that was pasted. A line that only names the separator is no row. */
export function splitTable(text: string): SplitTable {
  const [, , named] = separatorLine.exec(text) ?? [];
  // The line ends around it stay, so that the lines keep their numbers.
  const rest = text.replace(separatorLine, '$1');
  return split(rest, named ?? separatorOf(rest) ?? ',');
}

/** What separates the cells of the first row, which a separator in quotes doesn't; null where it is one cell. */
export function separatorOf(text: string): string | null {
  return separators.find((separator) => (split(text, separator).rows[0]?.cells.length ?? 0) > 1) ?? null;
}

function split(text: string, separator: string): SplitTable {
  const splitter = createCellSplitter({ separator, quote: '"' });
  const complete = splitter.push(text);
  const { row, openQuoteLine } = splitter.end();
  const rows = (row === null ? complete : [...complete, row]).filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  return { rows, openQuoteLine };
}

import { detectHeader } from '#app/formats/csv/detect-header.ts';
import { createCellSplitter } from '#app/formats/csv/split-cells.ts';
import { findList } from '#app/formats/json/find-list.ts';
import type { CellMarks, DataFormat, Encoding } from '#app/runs/data-format.ts';

/** The beginning of a data file; `isWhole` says that nothing follows. */
export type Head = { readonly text: string; readonly isWhole: boolean };

const separators = [',', ';', '\t', '|'];

/** How a data file is read, as its beginning speaks for; `isHeaderSure` is false where a first row may be either. */
export type FormatGuess = { readonly format: DataFormat; readonly isHeaderSure: boolean };

/**
 * Tells how a data file is to be read by how it begins: JSON, or cells with what parts and wraps them.
 * @param said the separator of its cells where that is known: then it isn't JSON
 */
export function detectFormat(head: Head, encoding: Encoding, said: string | null = null): FormatGuess {
  return (said === null ? detectJson(head, encoding) : null) ?? detectCells(head, encoding, said);
}

function detectJson(head: Head, encoding: Encoding): FormatGuess | null {
  const text = head.text.trimStart();
  const sure = (format: DataFormat): FormatGuess => ({ format, isHeaderSure: true });
  if (/^\[\s*[{[\]"]/.test(text)) return sure({ kind: 'json', encoding });
  if (/^\{\s*["}]/.test(text)) {
    const list = findList({ text, isWhole: head.isWhole });
    if (list !== null) return sure({ kind: 'json', encoding, list });
    return sure({ kind: hasObjectPerLine(text) ? 'json-lines' : 'json', encoding });
  }
  return null;
}

function detectCells(head: Head, encoding: Encoding, said: string | null): FormatGuess {
  const { separator, text } = withoutSeparatorLine(head.text);
  const { marks, rows } = detectMarks({ text, isWhole: head.isWhole }, said ?? separator);
  const { hasHeader, isSure } = detectHeader(rows);
  return { format: { kind: 'delimited', encoding, ...marks, hasHeader }, isHeaderSure: isSure };
}

/** Excel's first line that says what separates the cells, and the text after it. */
function withoutSeparatorLine(text: string): { readonly separator: string | null; readonly text: string } {
  const [line, separator = null] = /^"?sep=([^\r\n"])"?(?:\r\n|\r|\n|$)/i.exec(text) ?? ['', null];
  return { separator, text: text.slice(line.length) };
}

function hasObjectPerLine(text: string): boolean {
  const [line = ''] = text.split('\n', 1);
  return line.trimEnd().endsWith('}');
}

type Candidate = {
  readonly marks: CellMarks;
  readonly rows: readonly (readonly string[])[];
  readonly score: number;
};

/** @param named the separator that a person or the file itself names */
function detectMarks(head: Head, named: string | null): Candidate {
  const [best, ...others] = quotesOf(head.text).flatMap((quote) =>
    (named === null ? separatorsOf(head.text) : [named]).map((separator) => rate(head, { separator, quote })),
  );
  if (best === undefined) throw new Error('There is always a candidate.');
  return others.reduce((leader, other) => (other.score > leader.score ? other : leader), best);
}

/** The separators worth trying. All that aren't in the text part it in the same way: the first speaks for them. */
function separatorsOf(text: string): readonly string[] {
  const absent = separators.filter((separator) => !text.includes(separator));
  return separators.filter((separator) => separator === absent[0] || !absent.includes(separator));
}

/** The quotes worth trying. Single ones are letters in most texts: they count only where they wrap cells. */
function quotesOf(text: string): readonly CellMarks['quote'][] {
  const wraps = (quote: string) =>
    new RegExp(`(^|[,;|\\t\\r\\n])${quote}[^${quote}]*${quote}([,;|\\t\\r\\n]|$)`).test(text);
  if (wraps("'") && !wraps('"')) return ["'", '"'];
  return text.includes('"') ? ['"', null] : ['"'];
}

/**
 * How well the rows fit together under these marks, from 0 to 1 and a little more for each further column. A separator
 * has to be in the first row, at best in every row; quotes that wrap no whole cells count against them.
 */
function rate(head: Head, marks: CellMarks): Candidate {
  const splitter = createCellSplitter(marks);
  const complete = splitter.push(head.text);
  const isEndless = splitter.unfinishedLength() > 20_000;
  const last = splitter.end();
  const isLastGood = head.isWhole || complete.length === 0;
  const read = [...complete, ...(isLastGood && last.row !== null ? [last.row] : [])].filter(({ isBlank }) => !isBlank);
  const rows = read.map(({ cells }) => cells);
  const first = rows[0] ?? [];
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  const stray = share(read.filter(({ hasStrayText }) => hasStrayText).length, read.length);
  const isOpen = (head.isWhole || isEndless) && last.openQuoteLine !== null;
  const doubt = stray + (isOpen ? 0.5 : 0) + (marks.quote === null ? 0.01 : 0);
  if (first.length < 2) return { marks, rows, score: 0.4 * share(rows.filter(isSingle).length, rows.length) - doubt };
  const parted = share(rows.filter((row) => !isSingle(row)).length, rows.length);
  const even = share(rows.filter((cells) => cells.length === first.length).length, rows.length);
  const cells = rows.flat();
  const blankStart = share(cells.filter((cell) => cell.startsWith(' ')).length, cells.length);
  return {
    marks,
    rows,
    score: parted * (0.5 + even / 2) - 0.2 * blankStart + 0.001 * Math.min(first.length, 50) - doubt,
  };
}

function isSingle(cells: readonly string[]): boolean {
  return cells.length === 1;
}

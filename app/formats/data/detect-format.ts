import { createCellSplitter } from '#app/formats/csv/split-cells.ts';
import type { CellMarks, DataFormat, Encoding } from '#app/runs/data-format.ts';

/** The beginning of a data file; `isWhole` says that nothing follows. */
export type Head = { readonly text: string; readonly isWhole: boolean };

const separators = [',', ';', '\t', '|'];

/** Tells how a data file is to be read by how it begins: JSON, or cells with what parts and wraps them. */
export function detectFormat(head: Head, encoding: Encoding): DataFormat {
  const text = head.text.trimStart();
  if (/^\[\s*[{\]]/.test(text)) return { kind: 'json', encoding };
  if (/^\{\s*["}]/.test(text)) return { kind: hasObjectPerLine(text) ? 'json-lines' : 'json', encoding };
  const { marks, first } = detectMarks(head);
  return { kind: 'delimited', encoding, ...marks, hasHeader: !first.some(looksLikeData) };
}

function hasObjectPerLine(text: string): boolean {
  const [line = ''] = text.split('\n', 1);
  return line.trimEnd().endsWith('}');
}

/** Headers are names: a number, a date, an address or an id in the first row says that there is none. */
function looksLikeData(cell: string): boolean {
  return /^\s*([+-]?\d[\d.,:/-]*|[^\s@]+@[^\s@]+\.[^\s@]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*$/i.test(cell);
}

type Candidate = { readonly marks: CellMarks; readonly first: readonly string[]; readonly score: number };

function detectMarks(head: Head): Candidate {
  const [best, ...others] = quotesOf(head.text).flatMap((quote) =>
    separators.map((separator) => rate(head, { separator, quote })),
  );
  if (best === undefined) throw new Error('There is always a candidate.');
  return others.reduce((leader, other) => (other.score > leader.score ? other : leader), best);
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
  const rows = [...complete, ...(isLastGood && last.row !== null ? [last.row] : [])].filter(({ isBlank }) => !isBlank);
  const first = rows[0]?.cells ?? [];
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  const stray = share(rows.filter(({ hasStrayText }) => hasStrayText).length, rows.length);
  const isOpen = (head.isWhole || isEndless) && last.openQuoteLine !== null;
  const doubt = stray + (isOpen ? 0.5 : 0) + (marks.quote === null ? 0.01 : 0);
  if (first.length < 2) return { marks, first, score: 0.4 * share(rows.filter(isSingle).length, rows.length) - doubt };
  const parted = share(rows.filter((row) => !isSingle(row)).length, rows.length);
  const even = share(rows.filter(({ cells }) => cells.length === first.length).length, rows.length);
  const cells = rows.flatMap((row) => row.cells);
  const blankStart = share(cells.filter((cell) => cell.startsWith(' ')).length, cells.length);
  return {
    marks,
    first,
    score: parted * (0.5 + even / 2) - 0.2 * blankStart + 0.001 * Math.min(first.length, 50) - doubt,
  };
}

function isSingle({ cells }: { readonly cells: readonly string[] }): boolean {
  return cells.length === 1;
}

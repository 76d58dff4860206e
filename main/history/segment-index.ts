import { type Exchange, summarise } from '#app/exchange/exchange.ts';
import { type HistoryQuery, passesFilters, passesTimes } from '#app/history/history-query.ts';
import { findNumber, type NumberLists, packLists, unpackLists } from './number-lists.ts';
import { toText } from './packed-bytes.ts';
import { hasMoreText, rememberForms, searchedTexts } from './searched-texts.ts';
import { createStringPool, type Parts, type Word } from './string-pool.ts';
import {
  createSummaryTable,
  isWholeTable,
  readTable,
  type Shared,
  type SummaryTable,
  type WrittenTable,
} from './summary-table.ts';

/** What is needed of a segment to list, filter and search it without reading its file. */
export type SegmentIndex = {
  /** A line for each exchange. */
  readonly table: SummaryTable;
  /** The texts of the exchanges, folded for the search; many segments may share it. */
  readonly parts: Parts;
  /** The numbers of the parts of each exchange's text. */
  readonly held: NumberLists;
  /** The rows of exchanges with more saved text than these: the rest is searched in the segment itself. */
  readonly longRows: readonly number[];
};

/** Shows whether an index still belongs to its segment's file. */
export type FileStamp = { readonly size: number; readonly modifiedMs: number };

export function buildIndex(exchanges: readonly Exchange[]): SegmentIndex {
  const parts = createStringPool();
  const formsOf = rememberForms();
  const held = packLists(exchanges.map((exchange) => searchedTexts(exchange, formsOf).map(parts.add)));
  parts.seal();
  const longRows = exchanges.flatMap((exchange, row) => (hasMoreText(exchange) ? [row] : []));
  const table = createSummaryTable(exchanges.map(summarise));
  return { table, parts, held, longRows };
}

/** The rows that a query finds, oldest first. */
export function findRows(index: SegmentIndex, query: HistoryQuery, words: readonly Word[]): readonly number[] {
  const found: number[] = [];
  const passes = rowFilter(index, query);
  for (let row = 0; row < index.table.length; row += 1) if (passes(row)) found.push(row);
  let rows: readonly number[] = found;
  // A word is looked for only while the ones before it leave a row.
  for (const word of words) {
    if (rows.length === 0) return rows;
    const holds = word(index.parts);
    rows = rows.filter((row) => findNumber(index.held, row, (number) => holds[number] === 1));
  }
  return rows;
}

/** The rows that match a query except for its words, and have more saved text than is indexed. */
export function longRowsIn(index: SegmentIndex, query: HistoryQuery): readonly number[] {
  return index.longRows.filter(rowFilter(index, query));
}

/** Whether a row matches a query except for its words. */
function rowFilter({ table }: SegmentIndex, query: HistoryQuery): (row: number) => boolean {
  const isInTime = passesTimes(query);
  return (row) => {
    // The time first: a line is made to look at the rest.
    const line = isInTime(table.timeAt(row)) ? table.lineAt(row) : undefined;
    return line !== undefined && passesFilters(line, query);
  };
}

/** Of the file, and of how its texts are folded. Others are built again. */
const version = 5;

type Written = {
  version: number;
  stamp: string;
  table: WrittenTable;
  parts: string[];
  held: number[];
  starts: number[];
  longRows: number[];
};

/** The same index, with its texts in another pool. */
export function moveTexts(index: SegmentIndex, parts: Parts): SegmentIndex {
  return { ...index, parts, held: packLists(numbersIn(index, parts)) };
}

/** The numbers that the texts of each exchange have in another pool. */
function numbersIn({ held, parts: own }: SegmentIndex, parts: Parts): readonly (readonly number[])[] {
  return unpackLists(held).map((numbers) => numbers.map((number) => parts.add(own.all[number] ?? '')));
}

/** A stamp as text, without a number in digits: a customer key could be the same. */
export function formatStamp({ size, modifiedMs }: FileStamp): string {
  return toText(Float64Array.of(size, modifiedMs));
}

/** An index as a file. */
export function formatIndex(index: SegmentIndex, stamp: FileStamp): string {
  const parts = createStringPool();
  const lists = numbersIn(index, parts);
  const written: Written = {
    version,
    stamp: formatStamp(stamp),
    table: index.table.written(),
    parts: [...parts.all],
    held: lists.flat(),
    starts: startsOf(lists),
    longRows: [...index.longRows],
  };
  return JSON.stringify(written);
}

/** What indexes that are read one after the other share. */
type SharedParts = Shared & {
  /** Takes the searched texts. */
  readonly parts: Parts;
};

/** Reads an index file; null when it is broken or belongs to another state of the segment. */
export function parseIndex(text: string, stamp: FileStamp, shared: SharedParts): SegmentIndex | null {
  try {
    // We wrote and stamped it ourselves, so checking its shape is enough; parsing each line would be slow.
    const written: Written = JSON.parse(text);
    return written.version === version && written.stamp === formatStamp(stamp) ? readIndex(written, shared) : null;
  } catch {
    return null;
  }
}

/** Null, or an error, where a part is missing; then nothing of it is shared. */
function readIndex(written: Written, { parts, share, pool }: SharedParts): SegmentIndex | null {
  const { table, held, starts, longRows } = written;
  const length = starts.length - 1;
  const areTextsWhole = starts.at(-1) === held.length && held.every((own) => own in written.parts);
  if (!isWholeTable(table, length) || !areTextsWhole || !Array.isArray(longRows)) return null;
  const numbers = written.parts.map(parts.add);
  const ownOf = (row: number) => held.slice(starts[row], starts[row + 1]).map((own) => numbers[own] ?? 0);
  // Most texts of a line are searched, too.
  const shareAlso = (text: string) => parts.same(text) ?? share(text);
  return {
    table: readTable(table, length, { share: shareAlso, pool }),
    parts,
    held: packLists(Array.from({ length }, (_, row) => ownOf(row))),
    longRows,
  };
}

/** Where each list begins in all of them; one more for the end. */
function startsOf(lists: readonly (readonly number[])[]): number[] {
  const starts = [0];
  for (const list of lists) starts.push((starts.at(-1) ?? 0) + list.length);
  return starts;
}

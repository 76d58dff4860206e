import { type Exchange, type ExchangeSummary, type Marks, noMarks, summarise } from '#app/exchange/exchange.ts';
import { type HistoryQuery, passesFilters } from '#app/history/history-query.ts';
import { hasMoreText, rememberForms, searchedTexts } from './searched-texts.ts';
import { createStringPool, type Parts, type Word } from './string-pool.ts';

/** What is needed of a segment to list, filter and search it without reading its file. */
export type SegmentIndex = {
  /** A line for each exchange. */
  readonly summaries: readonly ExchangeSummary[];
  /** The texts of the exchanges, folded for the search; many segments may share it. */
  readonly parts: Parts;
  /** The numbers of the parts of each exchange's text, one exchange after the other. */
  readonly held: Uint32Array;
  /** Where each exchange's texts begin in `held`; one more for the end. */
  readonly starts: Uint32Array;
  /** The rows of exchanges with more saved text than these: the rest is searched in the segment itself. */
  readonly longRows: readonly number[];
};

/** Shows whether an index still belongs to its segment's file. */
export type FileStamp = { readonly size: number; readonly modifiedMs: number };

export function buildIndex(exchanges: readonly Exchange[]): SegmentIndex {
  const parts = createStringPool();
  const formsOf = rememberForms();
  const numbers = exchanges.map((exchange) => searchedTexts(exchange, formsOf).map(parts.add));
  const starts = new Uint32Array(numbers.length + 1);
  for (const [row, own] of numbers.entries()) starts[row + 1] = (starts[row] ?? 0) + own.length;
  parts.seal();
  const longRows = exchanges.flatMap((exchange, row) => (hasMoreText(exchange) ? [row] : []));
  return { summaries: exchanges.map(summarise), parts, held: Uint32Array.from(numbers.flat()), starts, longRows };
}

/** The rows that a query finds, oldest first. */
export function findRows(index: SegmentIndex, query: HistoryQuery, words: readonly Word[]): readonly number[] {
  const found: number[] = [];
  for (const [row, summary] of index.summaries.entries()) if (passesFilters(summary, query)) found.push(row);
  let rows: readonly number[] = found;
  // A word is looked for only while the ones before it leave a row.
  for (const word of words) {
    if (rows.length === 0) return rows;
    const holds = word(index.parts);
    rows = rows.filter((row) => isHeld(index, row, holds));
  }
  return rows;
}

/** The rows that match a query except for its words, and have more saved text than is indexed. */
export function longRowsIn({ longRows, summaries }: SegmentIndex, query: HistoryQuery): readonly number[] {
  return longRows.filter((row) => {
    const summary = summaries[row];
    return summary !== undefined && passesFilters(summary, query);
  });
}

function isHeld({ held, starts }: SegmentIndex, row: number, holds: Uint8Array): boolean {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) if (holds[held[at] ?? 0] === 1) return true;
  return false;
}

type Written = FileStamp & {
  version: number;
  summaries: { -readonly [K in keyof ExchangeSummary]: ExchangeSummary[K] }[];
  parts: string[];
  held: number[];
  starts: number[];
  longRows: number[];
};

function isUnmarked({ pinned, note, triggered, deletedAt }: Marks): boolean {
  return !pinned && note === '' && triggered === 'not-checked' && deletedAt === null;
}

/** The same index, with its texts in another pool. */
export function moveTexts(index: SegmentIndex, parts: Parts): SegmentIndex {
  return { ...index, parts, held: index.held.map((number) => parts.add(index.parts.all[number] ?? '')) };
}

/** An index as a file. */
export function formatIndex(index: SegmentIndex, stamp: FileStamp): string {
  const { summaries, parts, held, starts, longRows } = moveTexts(index, createStringPool());
  const written: Written = {
    version: 3,
    ...stamp,
    summaries: [...summaries],
    parts: [...parts.all],
    held: [...held],
    starts: [...starts],
    longRows: [...longRows],
  };
  return JSON.stringify(written);
}

/**
 * Reads an index file; null when it is broken or belongs to another state of the segment.
 * @param parts take the texts
 * @param share gives back the same string for the same text, so that a thousand lines hold one copy of a customer key
 */
export function parseIndex(
  text: string,
  stamp: FileStamp,
  { parts, share }: { readonly parts: Parts; readonly share: (text: string) => string },
): SegmentIndex | null {
  const written = readWritten(text);
  if (written === null || written.size !== stamp.size || written.modifiedMs !== stamp.modifiedMs) return null;
  const environments = new Map<string, ExchangeSummary['environment']>();
  // The lines that were just read are changed, not copied: 100,000 copies would leave as many others behind.
  for (const line of written.summaries) {
    const key = Object.values(line.environment).join('\n');
    const environment = environments.get(key) ?? line.environment;
    environments.set(key, environment);
    line.environment = environment;
    if (isUnmarked(line.marks)) line.marks = noMarks;
    line.customerKey = share(line.customerKey);
    line.tid = share(line.tid);
    line.siteKey = share(line.siteKey);
    line.uri = share(line.uri);
    if (line.from !== undefined) line.from = share(line.from);
    if (line.runId !== undefined) line.runId = share(line.runId);
    if (line.storyboard !== undefined)
      line.storyboard = { id: share(line.storyboard.id), title: share(line.storyboard.title) };
  }
  const numbers = written.parts.map((part) => parts.add(share(part)));
  const held = Uint32Array.from(written.held, (own) => numbers[own] ?? 0);
  return {
    summaries: written.summaries,
    parts,
    held,
    starts: Uint32Array.from(written.starts),
    longRows: written.longRows,
  };
}

/** We wrote and stamped it ourselves, so checking its shape is enough; parsing each line would be slow. */
function readWritten(text: string): Written | null {
  try {
    const written: Written = JSON.parse(text);
    const { version, summaries, parts, held, starts, longRows } = written;
    const isWhole = version === 3 && [summaries, parts, held, starts, longRows].every(Array.isArray);
    return isWhole && starts.length === summaries.length + 1 && starts.at(-1) === held.length ? written : null;
  } catch {
    return null;
  }
}

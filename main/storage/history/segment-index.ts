import type { Row } from '#app/event/draft.ts';
import {
  answerOf,
  type Exchange,
  type ExchangeSummary,
  type Marks,
  noMarks,
  summarise,
} from '#app/exchange/exchange.ts';
import { type HistoryQuery, passesFilters } from '#app/exchange/history-query.ts';

/** How much of an answer is searched, in characters. An answer of this API has about 60. */
const searchedAnswer = 2_000;

/**
 * What is held of a segment to list, filter and search it without reading its file: a line for each exchange and one run
 * of lower-case UTF-8 with the text of each, in the same order.
 */
export type SegmentIndex = {
  readonly summaries: readonly ExchangeSummary[];
  readonly text: Buffer;
  /** Where each exchange's text begins; one more for the end. */
  readonly starts: Uint32Array;
};

/** What tells whether an index still belongs to its segment's file. */
export type FileStamp = { readonly size: number; readonly modifiedMs: number };

export function buildIndex(exchanges: readonly Exchange[]): SegmentIndex {
  const texts = exchanges.map((exchange) => Buffer.from(`${searchedText(exchange)}\n`));
  const starts = new Uint32Array(texts.length + 1);
  for (const [row, text] of texts.entries()) starts[row + 1] = (starts[row] ?? 0) + text.length;
  return { summaries: exchanges.map(summarise), text: Buffer.concat(texts), starts };
}

/** The rows that a query finds, oldest first. `words` are the query's, lower case, the most telling first. */
export function findRows(index: SegmentIndex, query: HistoryQuery, words: readonly Buffer[]): readonly number[] {
  const rows: number[] = [];
  for (const row of candidates(index, words)) {
    const summary = index.summaries[row];
    if (summary !== undefined && passesFilters(summary, query)) rows.push(row);
  }
  return rows;
}

function* candidates({ summaries, text, starts }: SegmentIndex, words: readonly Buffer[]): Generator<number> {
  const [first, ...others] = words;
  if (first === undefined) {
    yield* summaries.keys();
    return;
  }
  let row = 0;
  for (let at = text.indexOf(first); at !== -1; at = text.indexOf(first, starts[row])) {
    while ((starts[row + 1] ?? text.length) <= at) row += 1;
    const own = text.subarray(starts[row], starts[row + 1]);
    if (others.every((word) => own.includes(word))) yield row;
    row += 1;
    if (row >= summaries.length) return;
  }
}

/** All that a person may remember of an exchange, in lower case. */
function searchedText(exchange: Exchange): string {
  const { draft, environment, marks, request } = exchange;
  const parts = [
    exchange.from ?? '',
    draft.uri,
    draft.customerKey,
    draft.tid,
    summarise(exchange).tid,
    // Those on the event's uri stand in it already.
    ...draft.parameters.filter(({ enabled }) => !enabled || draft.parametersOn === 'request-url').flatMap(nameAndValue),
    ...draft.properties.flatMap(nameAndValue),
    environment.name,
    request.url,
    marks.note,
    answerOf(exchange)?.body.slice(0, searchedAnswer) ?? '',
  ];
  return withoutContained(parts.map((part) => part.replaceAll('\n', ' ').toLowerCase())).join('\t');
}

/** The parts without those that stand in another one: what is found in them is found there. */
function withoutContained(parts: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const part of parts.toSorted((a, b) => b.length - a.length))
    if (!kept.some((longer) => longer.includes(part))) kept.push(part);
  return kept;
}

type Head = FileStamp & { version: number; starts: number[]; summaries: ExchangeSummary[] };

function nameAndValue({ name, value }: Row): readonly string[] {
  return [name, value];
}

function isUnmarked({ pinned, note, triggered, deletedAt }: Marks): boolean {
  return !pinned && note === '' && triggered === 'not-checked' && deletedAt === null;
}

/** An index as a file: one line of JSON, then the text. */
export function formatIndex({ summaries, text, starts }: SegmentIndex, stamp: FileStamp): Buffer {
  const head = { version: 1, ...stamp, starts: [...starts], summaries };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), text]);
}

/**
 * Reads an index file; null when it is broken or belongs to another state of the segment.
 * @param share gives back the same string for the same text, so that a thousand lines hold one copy of a customer key
 */
export function parseIndex(bytes: Buffer, stamp: FileStamp, share: (text: string) => string): SegmentIndex | null {
  const end = bytes.indexOf(0x0a);
  if (end === -1) return null;
  let head: Head;
  try {
    // Made by ourselves and stamped: a look at its head is enough, each line is not parsed anew.
    head = JSON.parse(bytes.toString('utf8', 0, end));
    if (!Array.isArray(head.summaries) || !Array.isArray(head.starts) || head.version !== 1) return null;
  } catch {
    return null;
  }
  // A copy: a part of the file's buffer would hold all of it.
  const text = Buffer.from(bytes.subarray(end + 1));
  const fits = head.starts.length === head.summaries.length + 1 && head.starts.at(-1) === text.length;
  if (!fits || head.size !== stamp.size || head.modifiedMs !== stamp.modifiedMs) return null;
  const environments = new Map<string, ExchangeSummary['environment']>();
  const summaries = head.summaries.map((summary) => {
    const key = Object.values(summary.environment).join('\n');
    const environment = environments.get(key) ?? summary.environment;
    environments.set(key, environment);
    const { customerKey, tid, siteKey, uri } = summary;
    return {
      ...summary,
      environment,
      marks: isUnmarked(summary.marks) ? noMarks : summary.marks,
      customerKey: share(customerKey),
      tid: share(tid),
      siteKey: share(siteKey),
      uri: share(uri),
    };
  });
  return { summaries, text, starts: Uint32Array.from(head.starts) };
}

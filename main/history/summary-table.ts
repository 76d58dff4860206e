import { type DatedLine, type ExchangeSummary, type HistoryLine, type Marks, noMarks } from '#app/exchange/exchange.ts';
import { type Coded, decode, encode, isWhole } from './coded.ts';
import { areWholeIds, type IdSet, type PackedIds, packIds, readIds, type WrittenIds } from './packed-ids.ts';
import { areWholeTimes, type PackedTimes, packTimes, readTimes, type WrittenTimes } from './packed-times.ts';

/** The lines of a segment, in columns: 100,000 lines take 9 MB less than as objects. */
export type SummaryTable = {
  readonly length: number;
  /** Empty where there is no such row. */
  readonly idAt: (row: number) => string;
  /** In milliseconds since 1970; NaN where there is no such row. */
  readonly timeAt: (row: number) => number;
  /** The line of a row, made anew for each call. */
  readonly lineAt: (row: number) => HistoryLine | undefined;
  readonly summaryAt: (row: number) => ExchangeSummary | undefined;
  /** None where there is no such row. */
  readonly marksAt: (row: number) => Marks;
  /** The rows that have one of these ids. */
  readonly rowsOf: (ids: IdSet) => readonly number[];
  /** All lines, one after the other. */
  readonly lines: () => Generator<HistoryLine>;
  readonly datedLines: () => Generator<DatedLine>;
  readonly summaries: () => Generator<ExchangeSummary>;
  readonly written: () => WrittenTable;
};

/** The lines of a segment in a file, where they take less than half of what they take one by one. */
export type WrittenTable = {
  readonly ids: WrittenIds;
  readonly times: WrittenTimes;
  readonly uris: Coded<string>;
  readonly customerKeys: Coded<string>;
  readonly tids: Coded<string>;
  readonly durations: readonly (number | null)[];
  /** Only those that a person has set. */
  readonly marks: readonly (readonly [row: number, marks: Marks])[];
  readonly commons: Coded<Common>;
};

/** A line with all that it can have, so that a new part of it can't be forgotten here. */
type WholeLine = { readonly [Part in keyof Required<HistoryLine>]: HistoryLine[Part] };

/** What many lines of a segment have in common: those of a run differ only in their customer and time. */
type Common = Pick<
  ExchangeSummary,
  'outcome' | 'left' | 'environment' | 'siteKey' | 'from' | 'runId' | 'storyboard' | 'status'
>;

type Columns = {
  readonly ids: PackedIds;
  readonly times: PackedTimes;
  readonly uris: readonly string[];
  readonly customerKeys: readonly string[];
  readonly tids: readonly string[];
  /** In milliseconds; NaN where there is none. */
  readonly durations: Float64Array;
  /** Only those that a person has set. */
  readonly marks: ReadonlyMap<number, Marks>;
  readonly commons: readonly Common[];
};

export function createSummaryTable(summaries: readonly ExchangeSummary[]): SummaryTable {
  return tableOf({
    ids: packIds(summaries.map(({ id }) => id)),
    times: packTimes(summaries.map(({ sentAt }) => sentAt)),
    uris: summaries.map(({ uri }) => uri),
    customerKeys: summaries.map(({ customerKey }) => customerKey),
    tids: summaries.map(({ tid }) => tid),
    durations: Float64Array.from(summaries, ({ totalMs }) => totalMs ?? Number.NaN),
    marks: new Map(summaries.flatMap(({ marks }, row) => (isUnmarked(marks) ? [] : [[row, marks]]))),
    commons: summaries.map(createCommonPool()),
  });
}

/** What tables that are read one after the other share. */
export type Shared = {
  /** Gives back the same string for the same text, so that a thousand lines hold one copy of a customer key. */
  readonly share: (text: string) => string;
  /** The lines of a run are in many segments. */
  readonly pool: CommonPool;
};

/** Whether a table in a file has all parts of so many lines. Throws where one of them isn't there at all. */
export function isWholeTable(written: WrittenTable, length: number): boolean {
  const { ids, times, uris, customerKeys, tids, durations, marks, commons } = written;
  return (
    areWholeIds(ids, length) &&
    areWholeTimes(times, length) &&
    [uris, customerKeys, tids, commons].every((column) => isWhole(column, length)) &&
    durations.length === length &&
    marks.every(([row, own]) => row < length && typeof own === 'object' && own !== null)
  );
}

/** Reads the table of so many lines, if it is whole. */
export function readTable(written: WrittenTable, length: number, { share, pool }: Shared): SummaryTable {
  return tableOf({
    ids: readIds(written.ids, length),
    times: readTimes(written.times, length),
    uris: decode(written.uris, share),
    customerKeys: decode(written.customerKeys, share),
    tids: decode(written.tids, share),
    durations: Float64Array.from(written.durations, (totalMs) => totalMs ?? Number.NaN),
    marks: new Map(written.marks),
    commons: decode(written.commons, pool),
  });
}

function tableOf({ ids, times, uris, customerKeys, tids, durations, marks, commons }: Columns): SummaryTable {
  const { length } = commons;
  const marksAt = (row: number) => marks.get(row) ?? noMarks;

  function lineAt(row: number): WholeLine | undefined {
    const common = commons[row];
    if (common === undefined) return undefined;
    const { outcome, left, environment, siteKey, from, runId, storyboard, status } = common;
    const totalMs = durations[row] ?? Number.NaN;
    return {
      outcome,
      left,
      environment,
      siteKey,
      from,
      runId,
      storyboard,
      uri: uris[row] ?? '',
      customerKey: customerKeys[row] ?? '',
      tid: tids[row] ?? '',
      status,
      totalMs: Number.isNaN(totalMs) ? null : totalMs,
      marks: marksAt(row),
    };
  }

  function datedAt(row: number): DatedLine | undefined {
    const line = lineAt(row);
    return line === undefined ? undefined : { sentAt: times.textAt(row), ...line };
  }

  function summaryAt(row: number): ExchangeSummary | undefined {
    const line = datedAt(row);
    return line === undefined ? undefined : { id: ids.at(row), ...line };
  }

  return {
    length,
    idAt: ids.at,
    timeAt: times.timeAt,
    lineAt,
    summaryAt,
    marksAt,
    rowsOf: ids.rowsOf,
    lines: () => each(length, lineAt),
    datedLines: () => each(length, datedAt),
    summaries: () => each(length, summaryAt),
    written: () => ({
      ids: ids.written(),
      times: times.written(),
      uris: encode(uris),
      customerKeys: encode(customerKeys),
      tids: encode(tids),
      durations: Array.from(durations, (totalMs) => (Number.isNaN(totalMs) ? null : totalMs)),
      marks: [...marks],
      commons: encode(commons),
    }),
  };
}

function* each<T>(length: number, at: (row: number) => T | undefined): Generator<T> {
  for (let row = 0; row < length; row += 1) {
    const one = at(row);
    if (one !== undefined) yield one;
  }
}

/** Gives back the same object for lines that have all of it in common. */
export type CommonPool = (line: Common) => Common;

/** A pool that holds all that it gave, so it is let go when few more lines will come. */
export function createCommonPool(): CommonPool {
  const commons = new Map<string, Common>();
  const environments = new Map<string, Common['environment']>();
  return ({ outcome, left, environment, siteKey, from, runId, storyboard, status }) => {
    const { id, name, colour, serverName } = environment;
    const place = JSON.stringify([id, name, colour, serverName]);
    const key = JSON.stringify([place, outcome, left, siteKey, from, runId, storyboard?.id, storyboard?.title, status]);
    const known = commons.get(key);
    if (known !== undefined) return known;
    const shared = environments.get(place) ?? environment;
    environments.set(place, shared);
    const common = { outcome, left, environment: shared, siteKey, from, runId, storyboard, status };
    commons.set(key, common);
    return common;
  };
}

function isUnmarked({ pinned, note, triggered, deletedAt }: Marks): boolean {
  return !pinned && note === '' && triggered === 'not-checked' && deletedAt === null;
}

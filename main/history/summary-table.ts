import { type DatedLine, type ExchangeSummary, type HistoryLine, type Marks, noMarks } from '#app/exchange/exchange.ts';
import { type IdSet, packIds } from './packed-ids.ts';
import { packTimes } from './packed-times.ts';

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
};

/** A line with all that it can have, so that a new part of it can't be forgotten here. */
type WholeLine = { readonly [Part in keyof Required<HistoryLine>]: HistoryLine[Part] };

/** What many lines of a segment have in common: those of a run differ only in their customer and time. */
type Common = Pick<
  ExchangeSummary,
  'outcome' | 'left' | 'environment' | 'siteKey' | 'from' | 'runId' | 'storyboard' | 'status'
>;

/** @param pool shared by segments that are read one after the other: the lines of a run are in many */
export function createSummaryTable(summaries: readonly ExchangeSummary[], pool = createCommonPool()): SummaryTable {
  const { length } = summaries;
  const ids = packIds(summaries.map(({ id }) => id));
  const times = packTimes(summaries.map(({ sentAt }) => sentAt));
  const uris = summaries.map(({ uri }) => uri);
  const customerKeys = summaries.map(({ customerKey }) => customerKey);
  const tids = summaries.map(({ tid }) => tid);
  const marks = summaries.map((summary) => (isUnmarked(summary.marks) ? noMarks : summary.marks));
  const durations = Float64Array.from(summaries, ({ totalMs }) => totalMs ?? Number.NaN);
  const commons = summaries.map(pool);

  function lineAt(row: number): WholeLine | undefined {
    const common = commons[row];
    const own = marks[row];
    if (common === undefined || own === undefined) return undefined;
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
      marks: own,
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
    marksAt: (row) => marks[row] ?? noMarks,
    rowsOf: ids.rowsOf,
    lines: () => each(length, lineAt),
    datedLines: () => each(length, datedAt),
    summaries: () => each(length, summaryAt),
  };
}

function* each<T>(length: number, at: (row: number) => T | undefined): Generator<T> {
  for (let row = 0; row < length; row += 1) {
    const one = at(row);
    if (one !== undefined) yield one;
  }
}

/** Gives back the same object for lines that have all of it in common. */
export type CommonPool = (line: ExchangeSummary) => Common;

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

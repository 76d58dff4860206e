import { type DatedLine, type ExchangeSummary, type HistoryLine, type Marks, noMarks } from '#app/exchange/exchange.ts';
import { type IdSet, packIds } from './packed-ids.ts';
import { packTimes } from './packed-times.ts';

/** The lines of a segment, in columns: 100,000 lines as objects take 12 MB of memory, in columns 5 MB. */
export type SummaryTable = {
  readonly length: number;
  /** Empty where there is no such row. */
  readonly idAt: (row: number) => string;
  /** In milliseconds since 1970; NaN where there is no such row. */
  readonly timeAt: (row: number) => number;
  /** The line of a row, made anew for each call. */
  readonly lineAt: (row: number) => HistoryLine | undefined;
  readonly summaryAt: (row: number) => ExchangeSummary | undefined;
  readonly marks: readonly Marks[];
  /** The rows that have one of these ids. */
  readonly rowsOf: (ids: IdSet) => readonly number[];
  /** All lines, one after the other. */
  readonly lines: () => Generator<HistoryLine>;
  readonly datedLines: () => Generator<DatedLine>;
  readonly summaries: () => Generator<ExchangeSummary>;
};

/** What many lines of a segment have in common: those of a run differ only in their customer and time. */
type Common = Pick<
  ExchangeSummary,
  'outcome' | 'left' | 'environment' | 'siteKey' | 'from' | 'runId' | 'storyboard' | 'status'
>;

export function createSummaryTable(summaries: readonly ExchangeSummary[]): SummaryTable {
  const { length } = summaries;
  const ids = packIds(summaries.map(({ id }) => id));
  const times = packTimes(summaries.map(({ sentAt }) => sentAt));
  const uris = summaries.map(({ uri }) => uri);
  const customerKeys = summaries.map(({ customerKey }) => customerKey);
  const tids = summaries.map(({ tid }) => tid);
  const marks = summaries.map((summary) => (isUnmarked(summary.marks) ? noMarks : summary.marks));
  const durations = Float64Array.from(summaries, ({ totalMs }) => totalMs ?? Number.NaN);
  const share = shareCommon();
  const commons = summaries.map(share);

  function lineAt(row: number): HistoryLine | undefined {
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
    marks,
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

/** Returns what gives back the same object for lines that have all of it in common. */
function shareCommon(): (line: ExchangeSummary) => Common {
  const known: Common[] = [];
  return ({ outcome, left, environment, siteKey, from, runId, storyboard, status }) => {
    const common = { outcome, left, environment, siteKey, from, runId, storyboard, status };
    // Most lines are as the one before.
    const same = known.findLast((one) => isSame(one, common));
    if (same !== undefined) return same;
    const sameEnvironment = known.findLast((one) => isSameEnvironment(one.environment, environment))?.environment;
    const fresh = { ...common, environment: sameEnvironment ?? environment };
    known.push(fresh);
    return fresh;
  };
}

function isUnmarked({ pinned, note, triggered, deletedAt }: Marks): boolean {
  return !pinned && note === '' && triggered === 'not-checked' && deletedAt === null;
}

function isSame(one: Common, other: Common): boolean {
  return (
    one.outcome === other.outcome &&
    one.left === other.left &&
    one.siteKey === other.siteKey &&
    one.from === other.from &&
    one.runId === other.runId &&
    one.status === other.status &&
    one.storyboard?.id === other.storyboard?.id &&
    one.storyboard?.title === other.storyboard?.title &&
    isSameEnvironment(one.environment, other.environment)
  );
}

function isSameEnvironment(one: Common['environment'], other: Common['environment']): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      one.name === other.name &&
      one.colour === other.colour &&
      one.serverName === other.serverName)
  );
}

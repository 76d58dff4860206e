import { answerTimes } from '#app/runs/answer-times.ts';
import { createRateMeter } from '#app/runs/rate-meter.ts';
import type { ReportLine } from '#app/runs/report/report.ts';
import type { RunResult } from '#app/runs/result.ts';
import { placeOf, type Run, type RunProgress, summaryOf, tookMs } from '#app/runs/run.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { openRowsOf, type RowFile, type RowOfItem, type RowsOpening, readRow } from './data/row-file.ts';
import type { ResultFilter } from './item-table.ts';
import { conditionWords } from './log-words.ts';
import { openLogNow, openLogOf } from './open-log.ts';
import { itemsOf, resultReader } from './run-items.ts';
import type { RunLog } from './run-log.ts';
import type { RunStore } from './run-store.ts';

/** Reads runs: finished ones from their files, the one under way from its own log. */
export type RunArchive = {
  readonly results: (run: Run, only: ResultFilter, from: number, count: number) => Promise<ResultPage>;
  /** The progress of a finished run. */
  readonly progress: (run: Run) => RunProgress;
  /** Every item in its order, as far as it came. */
  readonly lines: (run: Run) => AsyncGenerator<ReportLine>;
  /** The cells of an item's row; null without data, and when they were erased. Else it says why they are not there. */
  readonly row: (run: Run, item: number) => Promise<RowOfItem>;
  readonly log: (run: Run) => RunLog;
  /**
   * Reads the log of a run with patience, before the others are called: a damaged one is set aside and repaired. Returns it,
   * and what to say of it unless it is whole.
   */
  readonly prepare: (run: Run) => Promise<{ readonly log: RunLog; readonly says: string | null }>;
  /** Opens the rows of a run, if it has data, or returns why it can't. */
  readonly rows: (run: Run) => Promise<RowsOpening | null>;
  /** Closes the files that are held open. */
  readonly release: () => void;
};

export type ResultPage = { readonly results: readonly RunResult[]; readonly total: number };

/** The times of a finished run are taken from at most this many of its results, evenly spread. */
const mostSampled = 2_000;
const mostHeld = 4;

/** @param liveLog the log of the run under way, by its id */
export function createRunArchive(
  store: RunStore,
  liveLog: (runId: string) => RunLog | null,
  place: StorePlace,
): RunArchive {
  /** The logs that were read last stay open: a person pages through one, and compares it with another. */
  const held = new Map<string, RunLog>();

  function release() {
    for (const log of held.values()) log.close();
    held.clear();
  }

  function logOf(run: Run): RunLog {
    const known = liveLog(run.id) ?? held.get(run.id);
    if (known !== undefined) return known;
    return keep(run, openLogNow(store.saved(run.id) ?? run, store.logFile(run.id)));
  }

  /** One that couldn't be read is tried again the next time. */
  function keep(run: Run, log: RunLog): RunLog {
    if (log.condition === 'not-readable-now') return log;
    if (held.size >= mostHeld) release();
    held.set(run.id, log);
    return log;
  }

  async function prepare(run: Run) {
    const known = liveLog(run.id) ?? held.get(run.id);
    const log = known ?? keep(run, await openLogOf(store.saved(run.id) ?? run, store.logFile(run.id), place));
    return { log, says: log.condition === 'whole' ? null : conditionWords[log.condition] };
  }

  async function rowsOf(run: Run): Promise<RowsOpening | null> {
    return run.data === null ? null : openRowsOf(store.rowsFile(run.id), run.data.rowCount, place);
  }

  return {
    results: async (run, only, from, count) => {
      const { log } = await prepare(run);
      const items = itemsOf(run, log, only);
      return { results: resultsOfItems(run, log, items.slice(from, from + count)), total: items.length };
    },
    progress: (run) => {
      const log = logOf(run);
      const meter = createRateMeter(0);
      for (const { item, ms, atMs } of sampleAnswers(run, log)) meter.add(item, ms, atMs);
      const latency = { ...meter.read(0, 0).latency, ...log.latency() };
      return { summary: summaryOf(run), underWay: 0, perSecond: 0, elapsedMs: tookMs(run) ?? 0, leftMs: null, latency };
    },
    row: async (run, item) =>
      run.data === null ? { cells: null, says: null } : readRow(store.rowsFile(run.id), rowOf(run, item)),
    prepare,
    rows: rowsOf,
    lines: async function* (run) {
      const resultsOf = lineReader(run, (await prepare(run)).log);
      const opening = await rowsOf(run);
      const rows = opening?.ok === true ? opening.rows : null;
      const yieldNow = createYield();
      try {
        for (let item = 0; item < run.ledger.planned; item++) {
          const place = placeOf(item, run.requests.length, run.data?.rowCount ?? 1);
          const requestName = run.requests[place.request]?.name ?? '';
          yield { place, requestName, cells: cellsOf(rows, place.row), ...resultsOf(item) };
          await yieldNow();
        }
      } finally {
        rows?.close();
      }
    },
    log: logOf,
    release,
  };
}

function resultsOfItems(run: Run, log: RunLog, items: readonly number[]): readonly RunResult[] {
  const read = resultReader(run, log);
  return items.flatMap((item) => read(item) ?? []);
}

/** Reads what became of an item, and what before it was sent again. */
function lineReader(run: Run, log: RunLog): (item: number) => Pick<ReportLine, 'result' | 'earlier'> {
  const read = resultReader(run, log);
  return (item) => ({ result: read(item), earlier: log.readEarlier(item) });
}

/** The rows were checked when they were opened; one that can't be read now is left out. */
function cellsOf(rows: RowFile | null, row: number): readonly string[] | null {
  try {
    const cells = rows?.read(row) ?? null;
    return cells === 'damaged' ? null : cells;
  } catch {
    return null;
  }
}

/** How long an interrupted run went until the last answer in its log, in milliseconds. */
export function wentUntilLast(run: Run, log: RunLog): number {
  return sampleAnswers(run, log).at(-1)?.atMs ?? 0;
}

/** Some of the answers of a run, and when they came. */
function sampleAnswers(run: Run, log: RunLog): ReturnType<typeof answerTimes> {
  const items = log.items('all');
  const step = Math.max(1, Math.ceil(items.length / mostSampled));
  const kept = items
    .filter((_, place) => place % step === 0)
    .flatMap((item) => {
      const { sentAt = null, ms = null } = log.read(item) ?? {};
      return sentAt === null || ms === null ? [] : [{ item, sentAtMs: Date.parse(sentAt), ms }];
    });
  return answerTimes(kept, run, step);
}

function rowOf({ requests, data }: Run, item: number): number {
  return placeOf(item, requests.length, data?.rowCount ?? 1).row;
}

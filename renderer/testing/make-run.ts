import type { DataDescription } from '#app/runs/data.ts';
import { type Run, type RunProgress, type RunSummary, summaryOf } from '#app/runs/run.ts';
import { makeRun } from '#app/testing/make-run.ts';

/** A run of 1,200 rows that is done, with the changes of a test. */
export function aRun(change: Partial<Run> = {}): Run {
  return makeRun({
    id: 'run-1',
    data: { name: 'customers.csv', columns: ['email', 'city'], rowCount: 1_200 },
    ledger: { planned: 1_200, answered: 1_188, failed: 9, unknown: 3, skipped: 0, unsent: 0 },
    ...change,
  });
}

/** The line of a run in the list of runs. */
export function aRunSummary(change: Partial<Run> = {}): RunSummary {
  return summaryOf(aRun(change));
}

/** The progress of a run. */
export function aProgress(run: Partial<Run> = {}, change: Partial<RunProgress> = {}): RunProgress {
  return {
    summary: aRunSummary({
      state: 'running',
      endedAt: null,
      ledger: { planned: 1_200, answered: 642, failed: 9, unknown: 3, skipped: 0, unsent: 546 },
      ...run,
    }),
    underWay: 16,
    perSecond: 48.2,
    elapsedMs: 13_500,
    leftMs: 11_000,
    latency: { halfMs: 18, most95Ms: 33, slowestMs: 71, answers: [] },
    ...change,
  };
}

/** Data that was opened. */
export function someData(change: Partial<DataDescription> = {}): DataDescription {
  return {
    name: 'customers.csv',
    bytes: 48_000,
    format: { kind: 'delimited', encoding: 'utf-8', separator: ';', quote: '"', hasHeader: true },
    columns: ['email', 'city'],
    rowCount: 1_200,
    problems: [],
    problemCount: 0,
    leftOutRows: [],
    doubts: [],
    words: [],
    sheets: [],
    ...change,
  };
}

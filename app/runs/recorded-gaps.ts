import { formatNumber, formatSpan } from '#app/quantity.ts';
import type { RecordedGaps } from './pace.ts';
import type { Run, RunRequest } from './run.ts';

/** When the events of a run are due, by the times that its source has. Items go through the requests, row by row. */
export type RecordedPlan = {
  /** The shortest time between two beginnings, in milliseconds. */
  readonly leastMs: number;
  /**
   * How long after the item before it an item is due, in milliseconds. What was left out between two items of a row takes
   * its time; the next row begins after the shortest gap.
   * @param previous null for the first item that is sent
   */
  readonly gapBefore: (item: number, previous: number | null) => number;
  /** How long it takes from an item to the last one, in milliseconds, when none is left out. */
  readonly leftFrom: (item: number) => number;
  /** How many items there are, from 0. */
  readonly planned: number;
};

/** Whether a source says when each of its events happened. */
export function hasRecordedTimes(requests: readonly Pick<RunRequest, 'atMs'>[]): boolean {
  return requests.length > 0 && requests.every(({ atMs }) => atMs !== undefined);
}

/** From the first to the last event of a source, as it was recorded, in milliseconds. */
export function recordedMs(requests: readonly Pick<RunRequest, 'atMs'>[]): number {
  return Math.max(0, (requests.at(-1)?.atMs ?? 0) - (requests[0]?.atMs ?? 0));
}

/** When each event of a source is due after the first one, in milliseconds. No gap is shorter or longer than allowed. */
export function dueTimes(requests: readonly Pick<RunRequest, 'atMs'>[], gaps: RecordedGaps): readonly number[] {
  let due = 0;
  return requests.map(({ atMs = 0 }, index) => {
    const before = requests[index - 1];
    if (before !== undefined) due += gapOf(atMs - (before.atMs ?? 0), gaps);
    return due;
  });
}

function gapOf(recorded: number, { speed, leastMs, mostMs }: RecordedGaps): number {
  return Math.max(leastMs, Math.min(mostMs ?? Number.POSITIVE_INFINITY, Math.max(0, recorded) / speed));
}

/** The plan of a run. @param planned how many items it has */
export function createRecordedPlan(
  requests: readonly Pick<RunRequest, 'atMs'>[],
  gaps: RecordedGaps,
  planned: number,
): RecordedPlan {
  const due = dueTimes(requests, gaps);
  const perRow = Math.max(1, requests.length);
  const rowMs = due.at(-1) ?? 0;
  const rowOf = (item: number) => Math.floor(item / perRow);
  const dueInRow = (item: number) => due[item % perRow] ?? 0;
  return {
    leastMs: gaps.leastMs,
    planned,
    gapBefore: (item, previous) => {
      if (previous === null) return 0;
      return rowOf(item) === rowOf(previous) ? dueInRow(item) - dueInRow(previous) : gaps.leastMs;
    },
    leftFrom: (item) => rowMs - dueInRow(item) + (rowOf(planned - 1) - rowOf(item)) * (gaps.leastMs + rowMs),
  };
}

/** How long a run takes by its plan, in milliseconds. @param rows how many rows are sent, each iteration counted */
export function plannedMs(requests: readonly Pick<RunRequest, 'atMs'>[], gaps: RecordedGaps, rows: number): number {
  return rows === 0 ? 0 : createRecordedPlan(requests, gaps, requests.length * rows).leftFrom(0);
}

/** `at 5x, gaps from 1 s to 10 s`. */
export function formatGaps({ speed, leastMs, mostMs }: RecordedGaps): string {
  const at = `at ${formatNumber(speed)}x`;
  if (leastMs === 0 && mostMs === null) return at;
  if (mostMs === null) return `${at}, gaps of at least ${formatSpan(leastMs)}`;
  if (leastMs === 0) return `${at}, gaps of at most ${formatSpan(mostMs)}`;
  return `${at}, gaps from ${formatSpan(leastMs)} to ${formatSpan(mostMs)}`;
}

/** What a run kept of the times of its source, in words: `as recorded at 5x`; null for another pace. */
export function recordedWords({ pace, source }: Pick<Run, 'pace' | 'source'>): string | null {
  if (pace.recorded === null) return null;
  return `${source.kind === 'storyboard' ? 'with its pauses' : 'as recorded'} ${formatGaps(pace.recorded)}`;
}

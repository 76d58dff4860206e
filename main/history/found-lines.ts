import type { ExchangeSummary, HistoryLine } from '#app/exchange/exchange.ts';
import {
  type GroupedEvent,
  gatherBy,
  groupEvents,
  groupKeyOf,
  type HistoryGroup,
} from '#app/history/history-groups.ts';
import type { Grouping } from '#app/history/history-query.ts';
import type { SegmentIndex } from './segment-index.ts';

/** The lines of the history that a query found, in the order of the list. */
export type FoundLines = {
  readonly length: number;
  /** The lines from one place to another. */
  readonly summaries: (from: number, to: number) => readonly ExchangeSummary[];
  readonly ids: () => readonly string[];
  /** Of lines that were finished by the same grouping. */
  readonly groups: () => readonly HistoryGroup[];
};

/** Collects lines, each as two numbers: 100,000 pairs would take ten times the memory. */
export type LineCollector = {
  /** Adds rows of the index at this position, in the order of the rows reversed: the newest first. */
  readonly addReversed: (position: number, rows: readonly number[]) => void;
  /** The lines so far; of a grouping, group after group. */
  readonly finish: (groupBy: Grouping) => FoundLines;
};

/** @param indexes where the lines are */
export function createLineCollector(indexes: readonly SegmentIndex[]): LineCollector {
  const found: { readonly position: number; readonly rows: Uint32Array }[] = [];

  return {
    addReversed: (position, own) => void found.push({ position, rows: Uint32Array.from(own).reverse() }),
    finish: (groupBy) => {
      const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
      const positions = new Uint32Array(count);
      const rowAt = new Uint32Array(count);
      let end = 0;
      for (const { position, rows } of found) {
        positions.fill(position, end, end + rows.length);
        rowAt.set(rows, end);
        end += rows.length;
      }
      const tableOf = (number: number) => indexes[positions[number] ?? -1]?.table;
      const lineOf = (number: number) => tableOf(number)?.lineAt(rowAt[number] ?? 0);
      const order = groupBy === 'day' ? null : Uint32Array.from(gathered(count, groupBy, lineOf));
      const numberAt = (place: number) => (order === null ? place : (order[place] ?? 0));
      const idAt = (place: number) => {
        const number = numberAt(place);
        return tableOf(number)?.idAt(rowAt[number] ?? 0) ?? '';
      };
      /** One after the other: a list of them all would be made only to be read once. */
      function* grouped(): Generator<GroupedEvent> {
        for (let place = 0; place < count; place += 1) {
          const number = numberAt(place);
          const line = lineOf(number);
          const time = tableOf(number)?.timeAt(rowAt[number] ?? 0) ?? Number.NaN;
          if (line === undefined) continue;
          const { left, runId, storyboard, marks } = line;
          yield { time, left, runId, storyboard, marks };
        }
      }
      return {
        length: count,
        ids: () => Array.from({ length: count }, (_, place) => idAt(place)),
        groups: () => groupEvents(grouped(), groupBy, idAt),
        summaries: (from, to) =>
          Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, at) => numberAt(from + at)).flatMap(
            (number) => tableOf(number)?.summaryAt(rowAt[number] ?? 0) ?? [],
          ),
      };
    },
  };
}

/** The numbers of the lines, those of a group beside each other. */
function gathered(
  count: number,
  groupBy: Grouping,
  lineOf: (number: number) => HistoryLine | undefined,
): readonly number[] {
  const numbers = Array.from({ length: count }, (_, number) => number);
  return gatherBy(numbers, (number) => groupKeyOf(lineOf(number), groupBy));
}

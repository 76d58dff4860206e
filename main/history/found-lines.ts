import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { gatherBy, groupKeyOf } from '#app/history/history-groups.ts';
import type { Grouping } from '#app/history/history-query.ts';
import type { SegmentIndex } from './segment-index.ts';

/** The lines of the history that a query found, in the order of the list. */
export type FoundLines = {
  readonly length: number;
  /** The lines from one position to another, one after the other: a list of them all would be made only to be read once. */
  readonly summaries: (from?: number, to?: number) => Generator<ExchangeSummary>;
};

/** Collects lines, each as two numbers: 100,000 pairs would take ten times the memory. */
export type LineCollector = {
  /** Adds rows of the index at this position, in the order of the rows reversed: the newest first. */
  readonly addReversed: (position: number, rows: readonly number[]) => void;
  /** The lines so far; of a grouping, group after group. */
  readonly finish: (groupBy: Grouping) => FoundLines;
};

/** @param indexes where the lines are; events can be added to them while lines are collected */
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
      const summaryAt = (line: number) => indexes[positions[line] ?? 0]?.summaries[rowAt[line] ?? 0];
      const order = groupBy === 'day' ? null : Uint32Array.from(gathered(count, groupBy, summaryAt));
      return {
        length: count,
        *summaries(from = 0, to = count) {
          for (let at = from; at < Math.min(to, count); at++) {
            const summary = summaryAt(order === null ? at : (order[at] ?? 0));
            if (summary !== undefined) yield summary;
          }
        },
      };
    },
  };
}

/** The numbers of the lines, those of a group beside each other. */
function gathered(
  count: number,
  groupBy: Grouping,
  summaryAt: (line: number) => ExchangeSummary | undefined,
): readonly number[] {
  const lines = Array.from({ length: count }, (_, line) => line);
  return gatherBy(lines, (line) => groupKeyOf(summaryAt(line), groupBy));
}

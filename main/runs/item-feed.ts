import type { RunItem } from '#app/runs/item.ts';
import { notSelectedWords, type RunResult, skippedResult } from '#app/runs/result.ts';
import { sliceMs } from '#main/storage/yield-to-event-loop.ts';
import type { RunnerPlan } from './runner.ts';
import { later } from './scheduler.ts';

/** An item with the cells of its row. */
export type NextItem = {
  readonly made: RunItem;
  readonly cells: readonly string[];
};

type FeedParts = {
  readonly clock: () => number;
  /** The present time, ISO 8601. */
  readonly moment: () => string;
  /** Called for an item that isn't sent. */
  readonly skip: (result: RunResult) => void;
};

const unreadRowWords = 'Its data row couldn’t be read, so it wasn’t sent.';

/** Returns the next item that can be sent, one per call. Others are skipped. */
export function createItemFeed(plan: RunnerPlan, { clock, moment, skip }: FeedParts) {
  const { maker, rows } = plan;

  function readCells(row: number): readonly string[] | null | 'unread' {
    try {
      const cells = rows === null ? [] : rows.read(row);
      return cells === 'damaged' ? 'unread' : cells;
    } catch {
      return 'unread';
    }
  }

  return (): NextItem | null | typeof later => {
    const until = clock() + sliceMs;
    for (;;) {
      const { value, done } = plan.items.next();
      if (done === true) return null;
      const row = maker.placeOf(value).row;
      const cells = readCells(row);
      if (cells === 'unread') skip({ ...skippedResult(value, '', unreadRowWords), state: 'failed' });
      else if (cells === null) skip(skippedResult(value, '', 'Its row was erased with its customer.'));
      else if (rows !== null && plan.leftOutRows.has(row + 1)) skip(skippedResult(value, '', notSelectedWords));
      else return { made: maker.make(value, cells, moment()), cells };
      // Many skipped items in a row must not block the event loop.
      if (clock() >= until) return later;
    }
  };
}

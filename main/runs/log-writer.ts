import { setTimeout } from 'node:timers/promises';
import { countedMs } from '#app/runs/latency.ts';
import type { RunResult } from '#app/runs/result.ts';
import { type LinesProblem, openLines } from '#main/storage/lines.ts';
import { pausesMs } from '#main/storage/write-with-retry.ts';
import type { ItemTable } from './item-table.ts';
import { conditionWords } from './log-words.ts';
import type { LogCondition } from './replay-log.ts';
import { formatBegun, formatEnded, logHeader } from './result-lines.ts';

/** An item that is about to be sent, and whose it is. */
export type Beginning = { readonly item: number; readonly customerKey: string };

export type LogWriter = {
  /** Writes the results that wait and the items that begin; returns why it couldn't, in words. */
  readonly begin: (items: readonly Beginning[]) => Promise<string | null>;
  /** The same with a single try. */
  readonly tryToBegin: (items: readonly Beginning[]) => LinesProblem | null;
  /** Adds a result, to be written with the next `begin`. */
  readonly end: (result: RunResult) => void;
  /** The results that wait; from now on they don't. */
  readonly takeWaiting: () => readonly RunResult[];
  readonly flush: () => void;
  readonly close: () => void;
};

export type LogWriterParts = {
  readonly table: ItemTable;
  /** The results that the file doesn't have, by their item. */
  readonly unwritten: Map<number, RunResult>;
  readonly condition: LogCondition;
  /** Where the whole lines of the file end. */
  readonly bytes: number;
};

/** Writes a run's log. A condition that forbids it makes the log read-only. */
export function createLogWriter(file: string, { table, unwritten, condition, bytes }: LogWriterParts): LogWriter {
  const lines = openLines(file, { from: bytes, header: logHeader });
  const isReadOnly = condition === 'damaged' || condition === 'newer' || condition === 'not-readable-now';
  let waiting: RunResult[] = [];
  let isClosed = false;
  /** Once something was written, it is written again when the file vanishes. */
  let isBegun = false;

  function tryToBegin(items: readonly Beginning[]): LinesProblem | null {
    if (isReadOnly) return { says: conditionWords[condition], mayPass: false };
    if (!isBegun && lines.isGone()) return { says: conditionWords.missing, mayPass: false };
    const ended = waiting.map(formatEnded);
    const begun = items.map(({ item, customerKey }) => formatBegun(item, customerKey));
    let at = Math.max(lines.bytes(), logHeader.length + 1);
    const problem = lines.append([...ended, ...begun]);
    if (problem !== null) return problem;
    isBegun = true;
    for (const [index, { item }] of waiting.entries()) {
      table.setPlace(item, at);
      unwritten.delete(item);
      at += Buffer.byteLength(ended[index] ?? '') + 1;
    }
    waiting = [];
    for (const { item } of items) {
      table.begin(item);
      table.set(item, 'under-way', false);
    }
    return null;
  }

  return {
    tryToBegin,
    begin: async (items) => {
      let problem = tryToBegin(items);
      for (const pauseMs of pausesMs) {
        if (problem === null || !problem.mayPass || isClosed) break;
        await setTimeout(pauseMs);
        problem = tryToBegin(items);
      }
      return problem?.says ?? null;
    },
    end: (result) => {
      waiting.push(result);
      unwritten.set(result.item, result);
      table.setTime(result.item, countedMs(result));
      table.set(result.item, result.state, result.unmet.length > 0);
    },
    takeWaiting: () => waiting.splice(0),
    flush: lines.flush,
    close: () => {
      isClosed = true;
      lines.close();
    },
  };
}

import { closeSync, openSync } from 'node:fs';
import { ignoreResult } from '#app/ignore-result.ts';
import { type LatencyFigures, latencyFigures } from '#app/runs/latency.ts';
import type { ItemState, Ledger } from '#app/runs/ledger.ts';
import { type RunResult, unreadResult } from '#app/runs/result.ts';
import { lineAt } from '#main/storage/read-lines.ts';
import { createItemTable, type ItemStanding, type ItemTable, type ResultFilter } from './item-table.ts';
import { type LogOptions, loadLog } from './load-log.ts';
import { type Beginning, createLogWriter } from './log-writer.ts';
import type { LogCondition } from './replay-log.ts';
import { readResult } from './result-lines.ts';

/** The results of a run's items, on disk line by line: an item is begun there before its first byte leaves. */
export type RunLog = {
  /** The state of the file. Unless it is whole, each item that isn't in it counts as unknown. */
  readonly condition: LogCondition;
  /**
   * Writes that items are about to be sent, and pending results, with one write; the first try runs in the call itself.
   * Returns why it couldn't, in words: then none of the items may be sent.
   */
  readonly begin: (items: readonly Beginning[]) => Promise<string | null>;
  /** Replaces the result of its item. It counts at once, and is written with the next `begin` or `write`. */
  readonly end: (result: RunResult) => void;
  /** Writes pending results. Returns why it couldn't, in words; then they stay pending. */
  readonly write: () => Promise<string | null>;
  /** Drops pending results, so that their items count as in the file. Returns how many the file has no result of. */
  readonly giveUpUnwritten: () => number;
  /** The result of an item; null while it is unsent. */
  readonly read: (item: number) => RunResult | null;
  /** The results of an item that was sent again after them, the oldest first. */
  readonly readEarlier: (item: number) => readonly RunResult[];
  /** How many items were sent again. */
  readonly sentAgain: () => number;
  readonly standing: (item: number) => ItemStanding;
  /** How often an item was begun. */
  readonly attempts: (item: number) => number;
  /** Items under way count as unsent. */
  readonly ledger: () => Ledger;
  readonly unmet: () => number;
  /** Of the results as they are now; null where a log of an older version doesn't say. */
  readonly latency: () => LatencyFigures | null;
  /** The items of a filter, in their order. */
  readonly items: (filter: ResultFilter) => readonly number[];
  readonly flush: () => void;
  readonly close: () => void;
};

/**
 * Opens the log of a run and replays what is in it. An item that was begun and never ended may have been sent: its result is
 * unknown. Throws when the system can't read the file.
 * @param planned how many items the run has
 */
export function openRunLog(file: string, planned: number, options: LogOptions = {}): RunLog {
  const table = createItemTable(planned);
  const { condition, bytes, lost } = loadLog(file, table, options);
  /** The results that the file doesn't have: they wait, or Tidings ended before they came. */
  const unwritten = new Map(lost);
  const writer = createLogWriter(file, { table, unwritten, condition, bytes });
  const reader = createResultReader(file);

  function read(item: number): RunResult | null {
    const held = unwritten.get(item);
    if (held !== undefined) return held;
    const at = table.place(item);
    const standing = table.standing(item);
    if (at === null) return standing === 'unknown' ? unreadResult(item, 'unknown') : null;
    return reader.readAt(at) ?? unreadResult(item, stateOf(standing));
  }

  const writeWaiting = () => ignoreResult(writer.tryToBegin([]), 'It was reported when it was recorded.');

  return {
    condition,
    begin: writer.begin,
    end: writer.end,
    write: () => writer.begin([]),
    giveUpUnwritten: () => {
      const given = writer.takeWaiting();
      for (const { item } of given) unwritten.delete(item);
      return given.filter((result) => !fallBack(result, table, reader)).length;
    },
    read,
    readEarlier: (item) => table.earlierPlaces(item).flatMap((at) => reader.readAt(at) ?? []),
    sentAgain: table.sentAgain,
    standing: table.standing,
    attempts: table.attempts,
    ledger: table.ledger,
    unmet: table.unmet,
    latency: () => {
      const times = table.times();
      return times === null ? null : latencyFigures(times);
    },
    items: table.items,
    flush: () => {
      writeWaiting();
      writer.flush();
    },
    close: () => {
      writeWaiting();
      writer.close();
      reader.close();
    },
  };
}

/**
 * Counts an item as in the file again. Returns whether only words are lost: the file has a result of the same attempt, as of
 * an item that couldn't be sent again.
 */
function fallBack({ item, state, attempt }: RunResult, table: ItemTable, reader: ResultReader): boolean {
  const at = table.place(item);
  const written = at === null ? null : reader.readAt(at);
  if (written?.attempt === attempt) {
    table.set(item, written.state, written.unmet.length > 0);
    return true;
  }
  table.setPlace(item, null);
  table.set(item, state === 'skipped' ? 'unsent' : 'unknown', false);
  return false;
}

type ResultReader = { readonly readAt: (at: number) => RunResult | null; readonly close: () => void };

/** Reads results from the file, which stays open between reads. */
function createResultReader(file: string): ResultReader {
  let descriptor: number | null = null;

  function close() {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  }

  function tryRead(at: number): RunResult | null {
    try {
      descriptor ??= openSync(file, 'r');
      return readResult(lineAt(descriptor, at));
    } catch {
      return null;
    }
  }

  return {
    readAt: (at) => {
      const read = tryRead(at);
      if (read !== null) return read;
      // Where the file vanished and was brought back, the open one is the old one.
      close();
      return tryRead(at);
    },
    close,
  };
}

/** The state of an item that has a line in the file. */
function stateOf(standing: ItemStanding): ItemState {
  return standing === 'unsent' || standing === 'under-way' ? 'unknown' : standing;
}

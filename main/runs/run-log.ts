import { closeSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ignoreResult } from '#app/ignore-result.ts';
import type { ItemState, Ledger } from '#app/runs/ledger.ts';
import { lostResult, type RunResult, unreadResult } from '#app/runs/result.ts';
import { type LinesProblem, openLines } from '#main/storage/lines.ts';
import { lineAt } from '#main/storage/read-lines.ts';
import { pausesMs } from '#main/storage/write-with-retry.ts';
import { conditionWords } from './log-words.ts';
import { type ItemHead, type LogCondition, type Replay, replayLog } from './replay-log.ts';
import { formatBegun, formatEnded, logHeader, readResult } from './result-lines.ts';

/** How an item stands. */
export type ItemStanding = ItemState | 'unsent' | 'under-way';

/** Which results are asked for; `unmet` are those that did not meet an expectation. */
export type ResultFilter = 'all' | ItemState | 'unmet';

/** What became of the items of a run, on disk line by line: an item is begun there before its first byte leaves. */
export type RunLog = {
  /** How it was found. Unless it is whole, each item that it says nothing of counts as unknown. */
  readonly condition: LogCondition;
  /**
   * Writes that items are about to be sent, and the results that wait, by one write; the first try runs in the call itself.
   * Returns why it could not be written, in words: then none of the items must be sent.
   */
  readonly begin: (items: readonly Beginning[]) => Promise<string | null>;
  /** Replaces what was known of its item. It counts at once, and is written with the next `begin` or `write`. */
  readonly end: (result: RunResult) => void;
  /** Writes the results that wait. Returns why it could not, in words; they wait on then. */
  readonly write: () => Promise<string | null>;
  /** Counts items whose results could not be written as the file has them. Returns how many they are. */
  readonly giveUpUnwritten: () => number;
  /** What is known of an item; null while it is unsent. */
  readonly read: (item: number) => RunResult | null;
  readonly standing: (item: number) => ItemStanding;
  /** How often an item was begun. */
  readonly attempts: (item: number) => number;
  /** What is under way counts as unsent. */
  readonly ledger: () => Ledger;
  readonly unmet: () => number;
  /** The items of a filter, in their order. */
  readonly items: (filter: ResultFilter) => readonly number[];
  readonly flush: () => void;
  readonly close: () => void;
};

/** An item that is about to be sent, and whose it is. */
export type Beginning = { readonly item: number; readonly customerKey: string };

const standings = ['unsent', 'under-way', 'answered', 'failed', 'unknown', 'skipped'] as const;

export type LogOptions = {
  /** What the run itself remembers of its items; null for one that was just made. */
  readonly remembered?: Pick<Ledger, 'answered' | 'failed' | 'unknown'> | null;
  /** Whether failed items may have been sent again: then a first result may be followed by one that is lost. */
  readonly mayBeResent?: boolean;
  /** Whether it is at rest: nothing was sent since it remembered. */
  readonly isAtRest?: boolean;
  /** Whether it must be there. */
  readonly mustExist?: boolean;
  /** It is not read and not written into; nothing is known of any item. */
  readonly isUnread?: boolean;
};

/**
 * Opens the log of a run and replays what is in it. An item that was begun and never ended may have left: its fate is
 * unknown. Throws when the system does not hand it out.
 * @param planned how many items the run has
 */
export function openRunLog(
  file: string,
  planned: number,
  { remembered = null, mayBeResent = false, isAtRest = false, mustExist = false, isUnread = false }: LogOptions = {},
): RunLog {
  const standing = new Uint8Array(planned);
  const isUnmet = new Uint8Array(planned);
  const attempts = new Uint8Array(planned);
  /** Where the line of an item's result begins; −1 without one. */
  const places = new Float64Array(planned).fill(-1);
  /** Results that wait to be written. */
  let waiting: RunResult[] = [];
  /** Results that are not in the file, by their item: they wait, or the app ended before they came. */
  const unwritten = new Map<number, RunResult>();
  const counts = new Map<ItemStanding, number>([['unsent', planned]]);
  let unmet = 0;
  let isClosed = false;
  /** Whether something was written here: what it wrote is kept even where the file vanishes. */
  let isBegun = false;
  let reading: number | null = null;
  const replayed = isUnread ? null : replay();
  const condition = conditionOf(replayed);
  if (condition !== 'whole' && condition !== 'repaired') restIsUnknown(mayBeResent);
  const lines = openLines(file, { from: replayed?.bytes ?? 0, header: logHeader });
  const readOnlyWords =
    condition === 'damaged' || condition === 'newer' || condition === 'not-readable-now'
      ? conditionWords[condition]
      : null;

  function standingOf(item: number): ItemStanding {
    return standings[standing[item] ?? 0] ?? 'unsent';
  }

  function put(item: number, to: ItemStanding, misses: boolean) {
    const from = standingOf(item);
    counts.set(from, (counts.get(from) ?? 0) - 1);
    counts.set(to, (counts.get(to) ?? 0) + 1);
    standing[item] = standings.indexOf(to);
    unmet += Number(misses) - (isUnmet[item] ?? 0);
    isUnmet[item] = Number(misses);
  }

  function replay(): Replay {
    const begun = new Map<number, string>();
    const found = replayLog(file, planned, {
      item: (head, at) => take(head, at, begun),
      restUnknown: (isFailedToo) => {
        begun.clear();
        restIsUnknown(isFailedToo);
      },
    });
    for (const [item, customerKey] of begun) {
      put(item, 'unknown', false);
      unwritten.set(item, lostResult(item, attempts[item] ?? 1, customerKey));
    }
    return found;
  }

  function take(head: ItemHead, at: number, begun: Map<number, string>) {
    const { item } = head;
    if (head.kind === 'begun') {
      begun.set(item, head.customerKey);
      attempts[item] = (attempts[item] ?? 0) + 1;
      return;
    }
    begun.delete(item);
    attempts[item] = head.attempt;
    places[item] = at;
    put(item, head.state, head.isUnmet);
  }

  function conditionOf(found: Replay | null): LogCondition {
    if (found === null) return 'not-readable-now';
    if (found.condition === 'missing') return mustExist ? 'missing' : 'whole';
    return found.condition === 'whole' && isShort() ? 'short' : found.condition;
  }

  /** Whether the run remembers more than the log says, or something later. */
  function isShort(): boolean {
    const count = (of: ItemStanding) => counts.get(of) ?? 0;
    const { answered, failed, unknown } = remembered ?? { answered: 0, failed: 0, unknown: 0 };
    const isOlder = count('answered') < answered || (isAtRest && mayBeResent && count('failed') > failed);
    return isOlder || count('answered') + count('failed') + count('unknown') < answered + failed + unknown;
  }

  function restIsUnknown(isFailedToo: boolean) {
    for (let item = 0; item < planned; item++) {
      const is = standingOf(item);
      if (is !== 'unsent' && !(is === 'failed' && isFailedToo)) continue;
      put(item, 'unknown', false);
      places[item] = -1;
    }
  }

  function read(item: number): RunResult | null {
    const kept = unwritten.get(item);
    if (kept !== undefined) return kept;
    const at = places[item] ?? -1;
    if (at === -1) return standingOf(item) === 'unknown' ? unreadResult(item, 'unknown') : null;
    return readAt(at) ?? unreadResult(item, itemStateOf(item));
  }

  function readAt(at: number): RunResult | null {
    try {
      reading ??= openSync(file, 'r');
      return readResult(lineAt(reading, at));
    } catch {
      return null;
    }
  }

  /** How an item stands of which a line is there. */
  function itemStateOf(item: number): ItemState {
    const is = standingOf(item);
    return is === 'unsent' || is === 'under-way' ? 'unknown' : is;
  }

  function tryToBegin(items: readonly Beginning[]): LinesProblem | null {
    if (readOnlyWords !== null) return { says: readOnlyWords, mayPass: false };
    if (!isBegun && lines.isGone()) return { says: conditionWords.missing, mayPass: false };
    const ended = waiting.map(formatEnded);
    const begun = items.map(({ item, customerKey }) => formatBegun(item, customerKey));
    let at = Math.max(lines.bytes(), logHeader.length + 1);
    const problem = lines.append([...ended, ...begun]);
    if (problem !== null) return problem;
    isBegun = true;
    for (const [index, { item }] of waiting.entries()) {
      places[item] = at;
      unwritten.delete(item);
      at += Buffer.byteLength(ended[index] ?? '') + 1;
    }
    waiting = [];
    for (const { item } of items) {
      attempts[item] = (attempts[item] ?? 0) + 1;
      put(item, 'under-way', false);
    }
    return null;
  }

  async function begin(items: readonly Beginning[]): Promise<string | null> {
    let problem = tryToBegin(items);
    for (const pauseMs of pausesMs) {
      if (problem === null || !problem.mayPass || isClosed) break;
      await setTimeout(pauseMs);
      problem = tryToBegin(items);
    }
    return problem?.says ?? null;
  }

  return {
    condition,
    begin,
    end: (result) => {
      waiting.push(result);
      unwritten.set(result.item, result);
      put(result.item, result.state, result.unmet.length > 0);
    },
    write: () => begin([]),
    giveUpUnwritten: () => {
      const given = waiting;
      waiting = [];
      for (const { item, state } of given) {
        unwritten.delete(item);
        places[item] = -1;
        put(item, state === 'skipped' ? 'unsent' : 'unknown', false);
      }
      return given.length;
    },
    read,
    standing: standingOf,
    attempts: (item) => attempts[item] ?? 0,
    ledger: () => {
      const count = (of: ItemStanding) => counts.get(of) ?? 0;
      return {
        planned,
        answered: count('answered'),
        failed: count('failed'),
        unknown: count('unknown'),
        skipped: count('skipped'),
        unsent: count('unsent') + count('under-way'),
      };
    },
    unmet: () => unmet,
    items: (filter) => {
      const found: number[] = [];
      for (let item = 0; item < planned; item++) {
        const is = standingOf(item);
        if (is === 'unsent' || is === 'under-way') continue;
        if (filter === 'all' || filter === is || (filter === 'unmet' && isUnmet[item] === 1)) found.push(item);
      }
      return found;
    },
    flush: () => {
      ignoreResult(tryToBegin([]), 'It was said when it was recorded.');
      lines.flush();
    },
    close: () => {
      ignoreResult(tryToBegin([]), 'It was said when it was recorded.');
      isClosed = true;
      lines.close();
      if (reading !== null) closeSync(reading);
      reading = null;
    },
  };
}

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Exchange, noTiming } from '#app/exchange/exchange.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { type StorePlace, setAside } from '#main/storage/document-store.ts';
import type { LinesProblem } from '#main/storage/lines.ts';
import { isIoError, withRetry } from '#main/storage/write-with-retry.ts';
import { type Entry, idOf, type JournalRead, notRead, openJournal, parseJournal } from './journal.ts';
import { createPendingEntries } from './pending-entries.ts';
import { buildIndex, type SegmentIndex } from './segment-index.ts';

/** A segment is closed when it holds this many exchanges, */
export const mostInSegment = 200;
/** or when its journal is this long. */
const mostJournalBytes = 8_000_000;

/** A segment that still takes exchanges: all of them in memory, each change in its journal. */
export type OpenSegment = {
  readonly number: number;
  /** Takes a new exchange, or a change of one that it has: in memory at once, on disk with the next `write`. */
  readonly take: (entry: Entry) => void;
  /** Writes everything new with one write. Returns why some of these couldn't be written; they are written the next time. */
  readonly write: (ids: ReadonlySet<string>) => LinesProblem | null;
  /**
   * Replaces exchanges by what `to` makes of them, all at once; null removes one for good. Returns why it couldn't, in words; then
   * all of them are as they were.
   */
  readonly rewrite: (ids: ReadonlySet<string>, to: (exchange: Exchange) => Exchange | null) => Promise<string | null>;
  readonly has: (id: string) => boolean;
  readonly exchanges: () => readonly Exchange[];
  readonly index: () => SegmentIndex;
  readonly size: () => number;
  readonly isFull: () => boolean;
  /** Something in it has not ended yet. */
  readonly isBusy: () => boolean;
  /** Why nothing in it can be changed, in words; null when it can. */
  readonly locked: string | null;
  readonly flush: () => void;
  readonly close: () => void;
  /** Removes the journal, once its exchanges are saved elsewhere. Returns why some of them are still there, in words. */
  readonly remove: () => Promise<string | null>;
};

/** A segment, or why there is none: its journal was made by a newer Tidings, or can't be read now. */
export type OpenedSegment =
  | {
      readonly kind: 'open';
      readonly segment: OpenSegment;
      /** Whether its damaged journal was set aside. */
      readonly isSetAside: boolean;
    }
  | { readonly kind: 'newer' | 'not-readable-now' };

/**
 * Opens a segment and replays its journal. Events that were under way when the app ended count as interrupted. A
 * damaged journal is set aside; where that fails it stays as it is, and what could be read of it is shown but not changed.
 */
export async function openSegment(file: string, number: number, place: StorePlace): Promise<OpenedSegment> {
  const found = await readJournal(file);
  const name = `A part of the history, ${basename(file)},`;
  switch (found.kind) {
    case 'newer':
      place.onNotice(`${name} was made by a newer version of Tidings. It wasn’t changed, and its events aren’t shown.`);
      return { kind: 'newer' };
    case 'not-readable-now':
      place.onNotice(
        `${name} couldn’t be read (${found.code}). Another program may be using it. Nothing was changed, and its events aren’t shown until it can be read.`,
      );
      return { kind: 'not-readable-now' };
    case 'damaged': {
      const isAside = await setAside(file, place);
      const segment = isAside
        ? resume(createSegment({ file, number }), found.exchanges, found.exchanges)
        : lockedSegment(number, found.exchanges);
      return { kind: 'open', segment, isSetAside: isAside };
    }
    case 'read': {
      const segment = createSegment({ file, number, from: found.goodBytes, held: found.exchanges });
      return { kind: 'open', segment: resume(segment, [], found.exchanges), isSetAside: false };
    }
  }
}

async function readJournal(file: string): Promise<JournalRead> {
  try {
    return parseJournal(await withRetry(() => readFileSync(file), isIoError));
  } catch (error) {
    return notRead(error);
  }
}

/** Adds to a segment what its journal lacks, and ends events that were under way. */
function resume(segment: OpenSegment, missing: readonly Exchange[], all: readonly Exchange[]): OpenSegment {
  for (const put of missing) segment.take({ put });
  for (const { id, result, left } of all)
    if (result.kind === 'under-way') segment.take({ patch: { id, result: interrupted, left } });
  ignoreResult(segment.write(new Set()), 'It’s written with the next event.');
  return segment;
}

/** An open segment's journal, and what it contains. */
export type SegmentContent = {
  readonly file: string;
  readonly number: number;
  /** Where the journal continues, in bytes. */
  readonly from?: number;
  readonly held?: readonly Exchange[];
};

/** A segment with what its journal contains so far. */
export function createSegment({ file, number, from = 0, held = [] }: SegmentContent): OpenSegment {
  const exchanges = new Map(held.map((exchange) => [exchange.id, exchange]));
  /** The ids of those under way. */
  const busy = new Set(held.filter(({ result }) => result.kind === 'under-way').map(({ id }) => id));
  /** The exchanges of which something was taken while the journal is replaced. */
  let takenMeanwhile: Set<string> | null = null;
  let index: SegmentIndex | null = null;
  const journal = openJournal(file, from);
  const pending = createPendingEntries(journal, exchanges);

  function hold(exchange: Exchange) {
    exchanges.set(exchange.id, exchange);
    if (exchange.result.kind === 'under-way') busy.add(exchange.id);
    else busy.delete(exchange.id);
  }

  const rewrite: OpenSegment['rewrite'] = async (ids, to) => {
    const after = new Map([...ids].flatMap((id) => changed(exchanges.get(id), to)));
    const kept = [...exchanges.values()].flatMap((exchange) => {
      const other = after.get(exchange.id);
      return other === undefined ? [exchange] : (other ?? []);
    });
    const meanwhile = new Set<string>();
    takenMeanwhile = meanwhile;
    const problem = await journal.replace(kept.map((put) => ({ put })));
    takenMeanwhile = null;
    if (problem !== null) return problem;
    for (const [id, exchange] of after)
      if (exchange === null) exchanges.delete(id);
      else exchanges.set(id, exchange);
    index = null;
    // What was added while the journal was replaced isn't in it yet.
    pending.replace([...exchanges.values()].filter(({ id }) => meanwhile.has(id)));
    return pending.write(meanwhile)?.says ?? null;
  };

  return {
    number,
    take: (entry) => {
      if ('put' in entry) hold(entry.put);
      else {
        const before = exchanges.get(entry.patch.id);
        if (before === undefined) return;
        hold({ ...before, ...entry.patch });
      }
      pending.add(entry);
      takenMeanwhile?.add(idOf(entry));
      index = null;
    },
    write: pending.write,
    rewrite,
    has: (id) => exchanges.has(id),
    exchanges: () => [...exchanges.values()],
    index: () => {
      index ??= buildIndex([...exchanges.values()]);
      return index;
    },
    size: () => exchanges.size,
    isFull: () => exchanges.size >= mostInSegment || journal.bytes() >= mostJournalBytes,
    isBusy: () => busy.size > 0,
    locked: null,
    flush: () => {
      ignoreResult(pending.write(new Set()), 'It was reported when it was recorded.');
      journal.flush();
    },
    close: () => {
      ignoreResult(pending.write(new Set()), 'It was reported when it was recorded.');
      journal.close();
    },
    remove: journal.remove,
  };
}

const lockedWords =
  'This part of the history is damaged and couldn’t be set aside, so nothing in it can be changed. Close other programs, then restart Tidings.';

/** A segment whose damaged journal couldn't be set aside: what could be read of it, read-only. */
function lockedSegment(number: number, held: readonly Exchange[]): OpenSegment {
  const exchanges = held.map((one) => (one.result.kind === 'under-way' ? { ...one, result: interrupted } : one));
  const index = buildIndex(exchanges);
  const ids = new Set(exchanges.map(({ id }) => id));
  return {
    number,
    take: () => {},
    write: () => ({ says: lockedWords, mayPass: false }),
    rewrite: async () => lockedWords,
    has: (id) => ids.has(id),
    exchanges: () => exchanges,
    index: () => index,
    size: () => exchanges.length,
    isFull: () => true,
    // It is never closed: that would write another file for the same segment.
    isBusy: () => true,
    locked: lockedWords,
    flush: () => {},
    close: () => {},
    remove: async () => lockedWords,
  };
}

function changed(
  exchange: Exchange | undefined,
  to: (exchange: Exchange) => Exchange | null,
): readonly (readonly [id: string, after: Exchange | null])[] {
  return exchange === undefined ? [] : [[exchange.id, to(exchange)]];
}

const interrupted: Exchange['result'] = {
  kind: 'unanswered',
  outcome: 'interrupted',
  code: 'INTERRUPTED',
  answer: null,
  timing: noTiming,
};

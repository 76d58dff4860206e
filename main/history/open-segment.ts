import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Exchange, noTiming } from '#app/exchange/exchange.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { type StorePlace, setAside } from '#main/storage/document-store.ts';
import type { LinesProblem } from '#main/storage/lines.ts';
import { isIoError, withRetry } from '#main/storage/write-with-retry.ts';
import { type Entry, type JournalRead, notRead, openJournal, parseJournal } from './journal.ts';
import { buildIndex, type SegmentIndex } from './segment-index.ts';

/** A segment is closed when it holds this many exchanges, */
export const mostInSegment = 200;
/** or when its journal is this long. */
const mostJournalBytes = 8_000_000;

/** A segment that still takes exchanges: all of it in memory, each change in its journal. */
export type OpenSegment = {
  readonly number: number;
  /** Takes a new exchange, or a change of one that it has: in memory at once, on disk with the next `write`. */
  readonly take: (entry: Entry) => void;
  /** Writes all that was taken, by one write. Returns why some could not be; that is written with what comes next. */
  readonly write: () => LinesProblem | null;
  /**
   * Replaces exchanges by what `to` makes of them, all at once; null removes one for good. Returns why it could not, in words; then
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
  /** Removes the journal, when its exchanges are kept elsewhere. Returns why some of them are still there, in words. */
  readonly remove: () => Promise<string | null>;
};

/** A segment, or why there is none: its journal was made by a newer Tidings, or the system did not hand it out. */
export type OpenedSegment =
  | { readonly kind: 'open'; readonly segment: OpenSegment }
  | { readonly kind: 'newer' | 'not-readable-now' };

/**
 * Opens a segment on its journal and replays what it holds. What was under way when the app ended counts as interrupted. A
 * damaged journal is set aside; where that fails it stays as it is, and what could be read of it is shown but not changed.
 */
export async function openSegment(file: string, number: number, place: StorePlace): Promise<OpenedSegment> {
  const found = await readJournal(file);
  const name = `A part of the history, ${basename(file)},`;
  switch (found.kind) {
    case 'newer':
      place.onNotice(`${name} was made by a newer Tidings. It is left as it is, and its events aren’t shown.`);
      return { kind: 'newer' };
    case 'not-readable-now':
      place.onNotice(
        `${name} couldn’t be read (${found.code}). Another program may be using it. Nothing was changed, and its events aren’t shown until it can be read.`,
      );
      return { kind: 'not-readable-now' };
    case 'damaged': {
      const isAside = await setAside(file, place);
      if (!isAside) return { kind: 'open', segment: lockedSegment(number, found.exchanges) };
      return { kind: 'open', segment: resume(createSegment(file, number), found.exchanges, found.exchanges) };
    }
    case 'read': {
      const segment = createSegment(file, number, found.goodBytes, found.exchanges);
      return { kind: 'open', segment: resume(segment, [], found.exchanges) };
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

/** Puts into a segment what its journal does not have, and the end of what was under way. */
function resume(segment: OpenSegment, missing: readonly Exchange[], all: readonly Exchange[]): OpenSegment {
  for (const put of missing) segment.take({ put });
  for (const { id, result, left } of all)
    if (result.kind === 'under-way') segment.take({ patch: { id, result: interrupted, left } });
  ignoreResult(segment.write(), 'It is written with what comes next.');
  return segment;
}

/** A segment with what its journal holds so far. @param from where the journal goes on, in bytes */
export function createSegment(file: string, number: number, from = 0, held: readonly Exchange[] = []): OpenSegment {
  const exchanges = new Map(held.map((exchange) => [exchange.id, exchange]));
  /** The ids of those under way. */
  const busy = new Set(held.filter(({ result }) => result.kind === 'under-way').map(({ id }) => id));
  /** What the journal does not know yet, because it was just taken, or could not be written. */
  let unwritten: Entry[] = [];
  /** The exchanges of which something was taken since the last write: what was unwritten before was told of then. */
  let fresh = new Set<string>();
  /** The exchanges of which something was taken while the journal is replaced. */
  let takenMeanwhile: Set<string> | null = null;
  let index: SegmentIndex | null = null;
  const journal = openJournal(file, from);

  function hold(exchange: Exchange) {
    exchanges.set(exchange.id, exchange);
    if (exchange.result.kind === 'under-way') busy.add(exchange.id);
    else busy.delete(exchange.id);
  }

  function write(): LinesProblem | null {
    const taken = fresh;
    fresh = new Set();
    // Somebody removed the file: it is written again with all that it held.
    if (journal.isGone()) unwritten = [...exchanges.values()].map((put) => ({ put }));
    const problem = journal.append(unwritten);
    if (problem !== null) return problem.mayPass ? keepFresh(taken, problem) : writeEach(taken);
    unwritten = [];
    return null;
  }

  /** The next try tells of these again. */
  function keepFresh(taken: ReadonlySet<string>, problem: LinesProblem): LinesProblem {
    for (const id of taken) fresh.add(id);
    return problem;
  }

  /**
   * One that does not fit into what room there is keeps only itself from the disk. Each is written as it is now.
   * @param taken those whose problem is told
   */
  function writeEach(taken: ReadonlySet<string>): LinesProblem | null {
    const ids = new Set(unwritten.map(idOf));
    unwritten = [];
    let problem: LinesProblem | null = null;
    for (const id of ids) {
      const put = exchanges.get(id);
      const own = put === undefined ? null : journal.append([{ put }]);
      if (put !== undefined && own !== null) unwritten.push({ put });
      if (taken.has(id)) problem ??= own;
    }
    return problem;
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
    // What came while the journal was replaced is not in it yet.
    unwritten = [...exchanges.values()].filter(({ id }) => meanwhile.has(id)).map((put) => ({ put }));
    return write()?.says ?? null;
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
      unwritten.push(entry);
      fresh.add(idOf(entry));
      takenMeanwhile?.add(idOf(entry));
      index = null;
    },
    write,
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
      ignoreResult(write(), 'It was said when it was recorded.');
      journal.flush();
    },
    close: () => {
      ignoreResult(write(), 'It was said when it was recorded.');
      journal.close();
    },
    remove: journal.remove,
  };
}

const lockedWords =
  'This part of the history is damaged and couldn’t be set aside, so nothing in it can be changed. Close other programs, then restart Tidings.';

/** A segment whose damaged journal had to be left in its place: what could be read of it, to look at. */
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
    // It is never closed: that would put another file in the place of its own.
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

function idOf(entry: Entry): string {
  return ('put' in entry ? entry.put : entry.patch).id;
}

const interrupted: Exchange['result'] = {
  kind: 'unanswered',
  outcome: 'interrupted',
  code: 'INTERRUPTED',
  answer: null,
  timing: noTiming,
};

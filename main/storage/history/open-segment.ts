import { basename } from 'node:path';
import { type Exchange, noTiming } from '#app/exchange/exchange.ts';
import { type StorePlace, setAsideNow } from '#main/storage/document-store.ts';
import { type Entry, openJournal, readJournal } from './journal.ts';
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
  /** Writes all that was taken, by one write. Returns why some could not be, in words; that is written with what comes next. */
  readonly write: () => string | null;
  readonly has: (id: string) => boolean;
  readonly exchanges: () => readonly Exchange[];
  readonly index: () => SegmentIndex;
  readonly size: () => number;
  readonly isFull: () => boolean;
  /** Something in it has not ended yet. */
  readonly isBusy: () => boolean;
  readonly flush: () => void;
  readonly close: () => void;
  /** Removes the journal, when its exchanges are kept elsewhere or not at all. */
  readonly remove: () => Promise<void>;
};

/**
 * Opens a segment on its journal, and replays what stands there; null, and a notice, when it cannot be. What was under
 * way when the app ended is told as interrupted.
 */
export function openSegment(file: string, number: number, place: StorePlace): OpenSegment | null {
  const found = readJournal(file);
  if (found.kind !== 'read') {
    const why = found.kind === 'newer' ? 'was made by a newer Tidings' : 'could not be read';
    place.onNotice(`A part of the history, ${basename(file)}, ${why}. It is left as it is and not shown in this one.`);
    return null;
  }
  const broken = found.badLines > 0 && setAsideNow(file, place);
  const segment = createSegment(file, number, broken ? 0 : found.goodBytes, broken ? [] : found.exchanges);
  if (broken) for (const exchange of found.exchanges) segment.take({ put: exchange });
  for (const { id, result, left } of found.exchanges)
    if (result.kind === 'under-way') segment.take({ patch: { id, result: interrupted, left } });
  segment.write();
  return segment;
}

/** A segment with what its journal holds so far. @param from where the journal goes on, in bytes */
export function createSegment(file: string, number: number, from = 0, held: readonly Exchange[] = []): OpenSegment {
  const exchanges = new Map(held.map((exchange) => [exchange.id, exchange]));
  /** The ids of those under way. */
  const busy = new Set(held.filter(({ result }) => result.kind === 'under-way').map(({ id }) => id));
  /** What the journal does not know yet, because it was just taken, or could not be written. */
  let unwritten: Entry[] = [];
  /** The exchanges of which something was taken since the last write: what stood out before was told of then. */
  let fresh = new Set<string>();
  let index: SegmentIndex | null = null;
  const journal = openJournal(file, from);

  function hold(exchange: Exchange) {
    exchanges.set(exchange.id, exchange);
    if (exchange.result.kind === 'under-way') busy.add(exchange.id);
    else busy.delete(exchange.id);
  }

  function write(): string | null {
    const taken = fresh;
    fresh = new Set();
    const fault = journal.append(unwritten);
    if (fault !== null) return writeEach(taken);
    unwritten = [];
    return null;
  }

  /**
   * One that does not fit into what room there is keeps only itself from the disk. Each is written as it stands now.
   * @param taken those whose fault is told
   */
  function writeEach(taken: ReadonlySet<string>): string | null {
    const ids = new Set(unwritten.map(idOf));
    unwritten = [];
    let fault: string | null = null;
    for (const id of ids) {
      const put = exchanges.get(id);
      const own = put === undefined ? null : journal.append([{ put }]);
      if (put !== undefined && own !== null) unwritten.push({ put });
      if (taken.has(id)) fault ??= own;
    }
    return fault;
  }

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
      index = null;
    },
    write,
    has: (id) => exchanges.has(id),
    exchanges: () => [...exchanges.values()],
    index: () => {
      index ??= buildIndex([...exchanges.values()]);
      return index;
    },
    size: () => exchanges.size,
    isFull: () => exchanges.size >= mostInSegment || journal.bytes() >= mostJournalBytes,
    isBusy: () => busy.size > 0,
    flush: () => {
      write();
      journal.flush();
    },
    close: () => {
      write();
      journal.close();
    },
    remove: () => {
      journal.close();
      return journal.remove();
    },
  };
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

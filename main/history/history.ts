import type { Exchange, ExchangeSummary, Marks } from '#app/exchange/exchange.ts';
import type { HistoryGroup } from '#app/history/history-groups.ts';
import type { HistoryQuery } from '#app/history/history-query.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { keepYoungGenerationSmall } from '#main/storage/v8-heap.ts';
import type { Entry } from './journal.ts';
import { createMarking, type MarksChange } from './marking.ts';
import { createReadAll, type LeftOut, type ReadAll } from './read-all.ts';
import { formatLeftOut, type Removal } from './removal.ts';
import { type Change, type Choice, withIds } from './rewriting.ts';
import { createSearch } from './search.ts';
import { createExchangeSearch, type ExchangeSearch } from './search-exchanges.ts';
import { openSegments, type Segments } from './segments.ts';
import type { SummaryTable } from './summary-table.ts';

export type HistoryPage = {
  readonly exchanges: readonly ExchangeSummary[];
  /** How many match the query. */
  readonly total: number;
  /** How many there are where was looked: in the trash, or everywhere else. */
  readonly all: number;
};

/** The events that were sent, and what came of them. */
export type History = {
  /** Saves an exchange as under way, before its first byte leaves. Returns why it couldn't, in words. */
  readonly begin: (exchange: Exchange) => Promise<string | null>;
  /** Saves that its first byte is about to leave. */
  readonly leave: (id: string) => Promise<string | null>;
  /** Saves its result. */
  readonly complete: (exchange: Exchange) => Promise<string | null>;
  /** Saves some as under way and the results of others, with one write. Returns why some couldn't be saved, in words. */
  readonly record: (begun: readonly Exchange[], ended: readonly Exchange[]) => Promise<string | null>;
  /** Flushes everything written so far to the disk. */
  readonly flush: () => void;
  /** Exchanges that match a query, newest first. */
  readonly list: (query: HistoryQuery, limit: number, offset: number) => Promise<HistoryPage>;
  /** The ids of all exchanges that match a query, newest first. */
  readonly ids: (query: HistoryQuery) => Promise<readonly string[]>;
  /** The same exchanges in groups. */
  readonly groups: (query: HistoryQuery) => Promise<readonly HistoryGroup[]>;
  /** @param onUnread gets why it can't be read, in words; an event that is gone only gives null */
  readonly read: (id: string, onUnread?: (says: string) => void) => Promise<Exchange | null>;
  /**
   * Reads exchanges whole, oldest first.
   * @param onLeftOut called after the last one with those that couldn't be read
   */
  readonly readAll: ReadAll;
  /** The exchanges in open segments, which are the latest, whole, oldest first. */
  readonly recent: () => readonly Exchange[];
  /** Sets marks on exchanges. Returns why some couldn't be set, in words. */
  readonly mark: (ids: readonly string[], marks: MarksChange) => Promise<string | null>;
  /**
   * Removes exchanges that have ended for good.
   * @param isMeant of which only those with such marks
   */
  readonly remove: (ids: Iterable<string>, isMeant?: (marks: Marks) => boolean) => Promise<Removal>;
  /** Replaces exchanges that have ended; null removes one for good. */
  readonly rewrite: (ids: ReadonlySet<string>, to: (exchange: Exchange) => Exchange | null) => Promise<Removal>;
  /** Searches whole exchanges. Reads everything. */
  readonly search: ExchangeSearch;
  /** A summary of every exchange by segment, oldest first, including the trash. */
  readonly summaries: () => readonly SummaryTable[];
  /** How many there are, without the trash; null until all segments have been read. */
  readonly count: () => number | null;
  /** The average size of an exchange on disk, in bytes. */
  readonly bytesEach: () => number;
  /** Reads everything, the first time. Until then old exchanges are missing. */
  readonly ready: () => Promise<void>;
  /**
   * Grows when `summaries` loses or regains exchanges: parts were read late or found gone, or events were removed, moved to
   * the trash or restored.
   */
  readonly revision: () => number;
  readonly close: () => void;
};

/** The size of an exchange on disk before there is one to measure, in bytes. */
const usualBytes = 2_500;

/**
 * The history in segments. The newest are open, each with a journal that gets a line for every change; the others are
 * closed, each a document with an index beside it. Adding an exchange costs the same however many there are.
 */
export async function openHistory(place: StorePlace): Promise<History> {
  const segments = await openSegments(place);
  const { closed, open } = segments;
  const trash = createTrashCount(segments);
  const ready = createReady(segments, trash);
  const search = createSearch(segments, ready);
  const recent = () => open().flatMap((segment) => segment.exchanges());
  const readAll = createReadAll({ ready, recent, closed });
  const countAll = () => closed.count() + open().reduce((sum, segment) => sum + segment.size(), 0) - trash.count();
  let changes = 0;

  async function rewrite(choice: Choice, to: Change): Promise<Removal> {
    await ready();
    const removal = await segments.rewrite(choice, to);
    changes += 1;
    // The last search may contain what was removed.
    search.clear();
    await closed.dropTexts();
    trash.update();
    return { ...removal, problem: formatLeftOut(removal) };
  }

  function onMarked({ deletedAt }: MarksChange) {
    if (deletedAt !== undefined) changes += 1;
    trash.update();
  }

  return {
    ready,
    begin: (exchange) => segments.write([{ put: exchange }]),
    leave: (id) => segments.write([{ patch: { id, left: 'yes' } }]),
    complete: (exchange) => segments.write([toEnd(exchange)]),
    record: (begun, ended) => segments.write([...ended.map(toEnd), ...begun.map((put) => ({ put }))]),
    flush: () => {
      for (const segment of open()) segment.flush();
    },
    list: async (query, limit, offset) => {
      const lines = await search.find(query);
      const all = query.scope === 'trash' ? trash.count() : countAll();
      return { exchanges: lines.summaries(offset, offset + limit), total: lines.length, all };
    },
    ids: async (query) => (await search.find(query)).ids(),
    groups: async (query) => (await search.find(query)).groups(),
    read: createRead(recent, readAll),
    readAll,
    recent,
    mark: createMarking({ segments, ready, recent, onMarked }),
    remove: (ids, isMeant) => segments.inTurn(() => rewrite(withIds(ids, isMeant), () => null)),
    rewrite: (ids, to) => segments.inTurn(() => rewrite(withIds(ids), to)),
    search: createExchangeSearch({ segments, ready, recent }),
    revision: () => segments.lateness() + changes,
    summaries: () => segments.indexes().map(([, { table }]) => table),
    count: () => (segments.isKnown() ? countAll() : null),
    bytesEach: () => (closed.count() === 0 ? usualBytes : closed.bytes() / closed.count()),
    close: () => {
      for (const segment of open()) segment.close();
    },
  };
}

function createRead(recent: History['recent'], readAll: ReadAll): History['read'] {
  return async (id, onUnread = () => {}) => {
    const open = recent().find((exchange) => exchange.id === id);
    if (open !== undefined) return open;
    const onLeftOut = ({ isUnread, says }: LeftOut) => {
      if (isUnread) onUnread(says);
    };
    for await (const exchange of readAll([id], onLeftOut)) return exchange;
    return null;
  };
}

type TrashCount = {
  readonly count: () => number;
  readonly update: () => void;
  /** Counts again if parts of the history became readable since the last count. */
  readonly updateIfLate: () => void;
};

function createTrashCount({ indexes, lateness, isKnown }: Segments): TrashCount {
  let trashed = 0;
  let countedAt = 0;

  function update() {
    countedAt = lateness();
    trashed = 0;
    // Plain loops: this runs after each mark, over 100,000 events.
    for (const [, { table }] of indexes())
      for (let row = 0; row < table.length; row += 1) if (table.marksAt(row).deletedAt !== null) trashed += 1;
  }

  // Without closed segments, everything has been read.
  if (isKnown()) update();
  function updateIfLate() {
    if (countedAt !== lateness()) update();
  }

  return {
    count: () => {
      updateIfLate();
      return trashed;
    },
    update,
    updateIfLate,
  };
}

/** Reads everything the first time. A failure isn't kept: the next call tries again. */
function createReady(segments: Segments, trash: TrashCount): () => Promise<void> {
  let reading: Promise<void> | null = null;
  return () => {
    reading ??= keepYoungGenerationSmall(segments.load).then(trash.update);
    reading.catch(() => {
      reading = null;
    });
    return reading.then(segments.load).then(trash.updateIfLate);
  };
}

function toEnd({ id, left, result }: Exchange): Entry {
  return { patch: { id, left, result } };
}

import type { Exchange, ExchangeSummary, Marks } from '#app/exchange/exchange.ts';
import type { HistoryQuery } from '#app/history/history-query.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { keepYoungGenerationSmall } from '#main/storage/v8-heap.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { Entry } from './journal.ts';
import { createReadAll, type ReadAll } from './read-all.ts';
import { type Removal, sayLeftOut } from './removal.ts';
import { createSearch, summaryAt } from './search.ts';
import { openSegments } from './segments.ts';

export type HistoryPage = {
  readonly exchanges: readonly ExchangeSummary[];
  /** How many the query finds. */
  readonly total: number;
  /** How many there are, without the trash. */
  readonly all: number;
};

/** The marks to set; what is undefined stays as it is. */
export type MarksChange = { readonly [K in keyof Marks]?: Marks[K] | undefined };

/** What main asks of the history, however it is kept. */
export type History = {
  /** Saves an exchange as under way, before its first byte leaves. Returns why it could not, in words; null when it did. */
  readonly begin: (exchange: Exchange) => Promise<string | null>;
  /** Remembers that its first byte is about to leave. */
  readonly leave: (id: string) => Promise<string | null>;
  /** Saves what came of it. */
  readonly complete: (exchange: Exchange) => Promise<string | null>;
  /** Saves some as under way and what came of others, by one write. Returns why not all of it could be, in words. */
  readonly record: (begun: readonly Exchange[], ended: readonly Exchange[]) => Promise<string | null>;
  /** Hands everything written so far to the disk itself. */
  readonly flush: () => void;
  /** What a query finds, newest first. */
  readonly list: (query: HistoryQuery, limit: number, offset: number) => Promise<HistoryPage>;
  /** The ids of all that a query finds, newest first. */
  readonly ids: (query: HistoryQuery) => Promise<readonly string[]>;
  readonly read: (id: string) => Promise<Exchange | null>;
  /**
   * Those of the given exchanges that are still there, whole, oldest first.
   * @param onLeftOut hears, after the last one, of those that were not given: how many, and why, in words
   */
  readonly readAll: ReadAll;
  /** The exchanges of the last minutes, whole, oldest first: those that the open segments hold. */
  readonly recent: () => readonly Exchange[];
  /** Sets marks on exchanges. Returns why some could not be set, in words. */
  readonly mark: (ids: readonly string[], marks: MarksChange) => Promise<string | null>;
  /** Removes for good every exchange that has ended and that `isGone` says yes to. */
  readonly remove: (isGone: (exchange: ExchangeSummary) => boolean) => Promise<Removal>;
  /** Replaces some exchanges that have ended, wherever they are kept; null removes one for good. */
  readonly rewrite: (ids: ReadonlySet<string>, to: (exchange: Exchange) => Exchange | null) => Promise<Removal>;
  /**
   * The ids of the exchanges, whole, that `isMeant` says yes to, and how many parts of the history could not be read. Reads
   * everything.
   * @param mayHold a quick first look at the raw text
   */
  readonly search: (
    isMeant: (exchange: Exchange) => boolean,
    mayHold: (text: string) => boolean,
    signal?: AbortSignal | null,
  ) => Promise<{ readonly ids: readonly string[]; readonly unreadParts: number }>;
  /** Every line, oldest first, in runs of a segment, the trash included. */
  readonly summaries: () => readonly (readonly ExchangeSummary[])[];
  /** How many there are, without the trash; null until all of it is known. */
  readonly count: () => number | null;
  /** The room that an exchange takes on the disk, on the average, in bytes. */
  readonly bytesEach: () => number;
  /** Reads all of it, the first time; resolves when it is known. Until then old exchanges are missing. */
  readonly ready: () => Promise<void>;
  /** How often parts became known late: what was made of `summaries` before is to be made again. */
  readonly lateness: () => number;
  readonly close: () => void;
};

/** What an exchange takes on the disk before there is one to measure, in bytes. */
const usualBytes = 2_500;

/**
 * The history in segments: the newest ones open, each with a journal that takes a line for every change; the others
 * closed, each an electron-store with an index beside it. Adding costs the same however many there are.
 */
export async function openHistory(place: StorePlace): Promise<History> {
  const segments = await openSegments(place);
  const { closed, open } = segments;
  let trashed = 0;
  /** How late the parts were that the trash was last counted in. */
  let counted = 0;
  let reading: Promise<void> | null = null;
  const ready = () => {
    reading ??= keepYoungGenerationSmall(segments.load).then(countTrash);
    // What failed once is not kept as the answer for all.
    reading.catch(() => {
      reading = null;
    });
    return reading.then(segments.load).then(countLate);
  };
  const search = createSearch(segments, () => ready());
  const closedNumbers = () => [...closed.indexes.keys()].sort((a, b) => a - b);
  const recent = () => open().flatMap((segment) => segment.exchanges());

  /** What came late was counted by nobody yet. */
  function countLate() {
    if (counted !== segments.lateness()) countTrash();
  }

  function countTrash() {
    counted = segments.lateness();
    const lines = segments.indexes().flatMap(([, { summaries }]) => summaries);
    trashed = lines.reduce((sum, { marks }) => (marks.deletedAt === null ? sum : sum + 1), 0);
  }

  // With nothing closed, all of it is known already.
  if (segments.isKnown()) countTrash();

  function countAll(): number {
    return closed.count() + open().reduce((total, segment) => total + segment.size(), 0) - trashed;
  }

  const readAll = createReadAll({ ready, recent, closed });

  async function rewrite(
    isMeant: (summary: ExchangeSummary) => boolean,
    to: (exchange: Exchange) => Exchange | null,
  ): Promise<Removal> {
    const removal = await segments.rewrite(isMeant, to);
    // What was found last holds lines and texts of what is gone.
    search.clear();
    await closed.dropTexts();
    countTrash();
    return { ...removal, fault: sayLeftOut(removal) };
  }

  /** Sets marks of exchanges in open segments; where they cannot be saved, none are. */
  async function markOpen(meant: ReadonlySet<string>, marks: MarksChange): Promise<string | null> {
    const before = recent().filter(({ id }) => meant.has(id));
    const locked = open().find((segment) => segment.locked !== null && before.some(({ id }) => segment.has(id)));
    const patches = (to: (exchange: Exchange) => Marks) =>
      before.map((exchange) => ({ patch: { id: exchange.id, marks: to(exchange) } }));
    const fault = await segments.write(patches((exchange) => withMarks(exchange.marks, marks)));
    if (fault === null) return locked?.locked ?? null;
    // What is shown is what is kept.
    const undone = await segments.write(patches((exchange) => exchange.marks));
    return undone === null ? fault : undone;
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
      const rows = await search.find(query);
      return { exchanges: rows.slice(offset, offset + limit).flatMap(summaryAt), total: rows.length, all: countAll() };
    },
    ids: async (query) => (await search.find(query)).flatMap(summaryAt).map(({ id }) => id),
    read: async (id) => {
      const here = recent().find((exchange) => exchange.id === id);
      if (here !== undefined) return here;
      for await (const exchange of readAll([id], () => {})) return exchange;
      return null;
    },
    readAll,
    recent,
    mark: (ids, marks) =>
      segments.inTurn(async () => {
        await ready();
        const meant = new Set(ids);
        const fault = await markOpen(meant, marks);
        const rewritten = await segments.rewriteClosed(
          ({ id }) => meant.has(id),
          (exchange) => ({ ...exchange, marks: withMarks(exchange.marks, marks) }),
        );
        countTrash();
        return fault ?? sayLeftOut(rewritten);
      }),
    remove: (isGone) =>
      segments.inTurn(async () => {
        await ready();
        return rewrite(isGone, () => null);
      }),
    rewrite: (ids, to) =>
      segments.inTurn(async () => {
        await ready();
        return rewrite(({ id }) => ids.has(id), to);
      }),
    search: async (isMeant, mayHold, signal = null) => {
      await ready();
      const yieldNow = createYield();
      const ids = recent()
        .filter(isMeant)
        .map(({ id }) => id);
      let unreadParts = closed.unreadCount();
      for (const number of closedNumbers()) {
        signal?.throwIfAborted();
        const text = await closed.readText(number);
        const segment = text === null || mayHold(text) ? await closed.read(number) : null;
        if (segment?.kind === 'unread') unreadParts += 1;
        if (segment?.kind === 'read') ids.push(...segment.exchanges.filter(isMeant).map(({ id }) => id));
        await yieldNow();
      }
      return { ids, unreadParts: unreadParts + segments.unreadCount() };
    },
    lateness: segments.lateness,
    summaries: () => segments.indexes().map(([, { summaries }]) => summaries),
    count: () => (segments.isKnown() ? countAll() : null),
    bytesEach: () => (closed.count() === 0 ? usualBytes : closed.bytes() / closed.count()),
    close: () => {
      for (const segment of open()) segment.close();
    },
  };
}

function toEnd({ id, left, result }: Exchange): Entry {
  return { patch: { id, left, result } };
}

function withMarks(before: Marks, change: MarksChange): Marks {
  return {
    pinned: change.pinned ?? before.pinned,
    note: change.note ?? before.note,
    triggered: change.triggered ?? before.triggered,
    deletedAt: change.deletedAt === undefined ? before.deletedAt : change.deletedAt,
  };
}

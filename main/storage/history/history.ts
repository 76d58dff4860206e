import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, ExchangeSummary, Marks } from '#app/exchange/exchange.ts';
import { type HistoryQuery, searchWords } from '#app/exchange/history-query.ts';
import { createBreather } from '#main/storage/breather.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { tryWrite } from '#main/storage/write.ts';
import { openClosedSegments, segmentFile, segmentNumbers } from './closed-segments.ts';
import { createSegment, type OpenSegment, openSegment } from './open-segment.ts';
import { findRows, type SegmentIndex } from './segment-index.ts';

export type HistoryPage = {
  readonly exchanges: readonly ExchangeSummary[];
  /** How many the query finds. */
  readonly total: number;
};

/** What main asks of the history, however it is kept. */
export type History = {
  /** Saves an exchange as under way, before its first byte leaves. Returns why it could not, in words; null when it did. */
  readonly begin: (exchange: Exchange) => string | null;
  /** Remembers that its first byte is about to leave. */
  readonly leave: (id: string) => string | null;
  /** Saves what came of it. */
  readonly complete: (exchange: Exchange) => string | null;
  /** Hands everything written so far to the disk itself. */
  readonly flush: () => void;
  /** What a query finds, newest first. */
  readonly list: (query: HistoryQuery, limit: number, offset: number) => Promise<HistoryPage>;
  /** The ids of all that a query finds, newest first. */
  readonly ids: (query: HistoryQuery) => Promise<readonly string[]>;
  readonly read: (id: string) => Promise<Exchange | null>;
  /** Those of the given exchanges that are still there, whole, oldest first. */
  readonly readAll: (ids: readonly string[]) => AsyncGenerator<Exchange>;
  /** The exchanges of the last minutes, whole, oldest first: those that the open segments hold. */
  readonly recent: () => readonly Exchange[];
  /** Sets marks on exchanges. Returns why some could not be set, in words. */
  readonly mark: (ids: readonly string[], marks: MarksChange) => Promise<string | null>;
  /** Removes for good every exchange that `isGone` says yes to. Returns how many went, and why some could not. */
  readonly remove: (isGone: (exchange: ExchangeSummary) => boolean) => Promise<Removal>;
  /** Every line, oldest first, in runs of a segment, the trash included. */
  readonly summaries: () => readonly (readonly ExchangeSummary[])[];
  /** How many there are, without the trash. */
  readonly count: () => number;
  /** Resolves when all of it is known: until then old exchanges are missing. */
  readonly ready: Promise<void>;
  readonly close: () => void;
};

/** The marks to set; what is undefined stays as it is. */
export type MarksChange = { readonly [K in keyof Marks]?: Marks[K] | undefined };

export type Removal = { readonly removed: number; readonly fault: string | null };

type Found = { readonly key: string; readonly rows: readonly (readonly [SegmentIndex, number])[] };

/**
 * The history in segments: the newest ones open, each with a journal that takes a line for every change; the others
 * closed, each an electron-store with an index beside it. Adding costs the same however many there are.
 */
export function openHistory(place: StorePlace): History {
  const folder = join(place.folder, 'history');
  tryWrite(() => mkdirSync(folder, { recursive: true }));
  const closed = openClosedSegments(folder, place);
  const closedNumbers = new Set(segmentNumbers(folder, 'json'));
  const journalNumbers = segmentNumbers(folder, 'journal');
  let highest = Math.max(0, ...closedNumbers, ...journalNumbers);
  let open: readonly OpenSegment[] = journalNumbers
    .filter((number) => !closedNumbers.has(number))
    .flatMap((number) => openSegment(segmentFile(folder, number, 'journal'), number, place) ?? []);
  let revision = 0;
  let found: Found | null = null;
  let trashed = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const ready = closed.load().then(async () => {
    // A kill between the two leaves a journal whose segment is written: it is closed once more.
    for (const number of journalNumbers.filter((candidate) => closedNumbers.has(candidate)))
      if (closed.indexes.has(number)) openSegment(segmentFile(folder, number, 'journal'), number, place)?.remove();
    revision += 1;
    countTrash();
    closeFull();
  });

  function countTrash() {
    trashed = indexes().reduce(
      (sum, { summaries }) => sum + summaries.filter(({ marks }) => marks.deletedAt !== null).length,
      0,
    );
  }

  /** Work that rewrites segments, one after the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  function roomySegment(): OpenSegment {
    const last = open.at(-1);
    if (last !== undefined && !last.isFull()) return last;
    highest += 1;
    const fresh = createSegment(segmentFile(folder, highest, 'journal'), highest);
    open = [...open, fresh];
    return fresh;
  }

  /** Turns full segments that nothing is under way in into closed ones, later, when nobody waits. */
  function closeFull() {
    if (open.some((segment) => segment !== open.at(-1) && !segment.isBusy())) setImmediate(() => void inTurn(closeOne));
  }

  async function closeOne(): Promise<void> {
    const segment = open.find((candidate) => candidate !== open.at(-1) && !candidate.isBusy());
    if (segment === undefined || closed.write(segment.number, segment.exchanges()) !== null) return;
    segment.remove();
    open = open.filter((candidate) => candidate !== segment);
    revision += 1;
    closeFull();
  }

  /** All segments' indexes, oldest first. */
  function indexes(): readonly SegmentIndex[] {
    return [...closed.indexes, ...open.map((segment) => [segment.number, segment.index()] as const)]
      .sort(([a], [b]) => a - b)
      .map(([, index]) => index);
  }

  async function find(query: HistoryQuery): Promise<Found['rows']> {
    await ready;
    const key = `${revision} ${JSON.stringify(query)}`;
    if (found?.key === key) return found.rows;
    const words = searchWords(query.search).map((word) => Buffer.from(word));
    const breathe = createBreather();
    const rows: (readonly [SegmentIndex, number])[] = [];
    for (const index of [...indexes()].reverse()) {
      const own = findRows(index, query, words);
      for (let at = own.length - 1; at >= 0; at--) rows.push([index, own[at] ?? 0]);
      await breathe();
    }
    found = { key, rows };
    return rows;
  }

  const summaryAt = ([index, row]: readonly [SegmentIndex, number]) => index.summaries[row] ?? [];
  const openWith = (id: string) => open.find((segment) => segment.has(id));

  function change(id: string, changed: Partial<Pick<Exchange, 'left' | 'result' | 'marks'>>): string | null {
    revision += 1;
    const segment = openWith(id);
    return segment === undefined ? 'It was removed from the history meanwhile.' : segment.change(id, changed);
  }

  /** Rewrites the closed segments that hold something to be rewritten. */
  async function rewrite(
    isMeant: (summary: ExchangeSummary) => boolean,
    to: (exchange: Exchange) => readonly Exchange[],
  ): Promise<Removal> {
    const breathe = createBreather();
    let removed = 0;
    let fault: string | null = null;
    for (const [number, { summaries }] of [...closed.indexes]) {
      const meant = new Set(summaries.filter(isMeant).map(({ id }) => id));
      if (meant.size === 0) continue;
      const before = closed.read(number);
      const after = before.flatMap((exchange) => (meant.has(exchange.id) ? to(exchange) : [exchange]));
      const own = closed.write(number, after);
      if (own === null) removed += before.length - after.length;
      fault ??= own;
      revision += 1;
      await breathe();
    }
    return { removed, fault };
  }

  return {
    ready,
    begin: (exchange) => {
      revision += 1;
      const fault = roomySegment().put(exchange);
      closeFull();
      return fault;
    },
    leave: (id) => change(id, { left: 'yes' }),
    complete: ({ id, left, result }) => {
      const fault = change(id, { left, result });
      closeFull();
      return fault;
    },
    flush: () => {
      for (const segment of open) segment.flush();
    },
    list: async (query, limit, offset) => {
      const rows = await find(query);
      return { exchanges: rows.slice(offset, offset + limit).flatMap(summaryAt), total: rows.length };
    },
    ids: async (query) => (await find(query)).flatMap(summaryAt).map(({ id }) => id),
    read: async (id) => {
      const here = openWith(id)
        ?.exchanges()
        .find((exchange) => exchange.id === id);
      if (here !== undefined) return here;
      await ready;
      for (const [number, { summaries }] of closed.indexes)
        if (summaries.some((summary) => summary.id === id))
          return closed.read(number).find((exchange) => exchange.id === id) ?? null;
      return null;
    },
    readAll,
    recent: () => open.flatMap((segment) => segment.exchanges()),
    mark: (ids, marks) =>
      inTurn(async () => {
        await ready;
        const meant = new Set(ids);
        let fault: string | null = null;
        for (const exchange of open.flatMap((segment) => segment.exchanges()))
          if (meant.has(exchange.id)) fault ??= change(exchange.id, { marks: withMarks(exchange.marks, marks) });
        const rewritten = await rewrite(
          ({ id }) => meant.has(id),
          (exchange) => [{ ...exchange, marks: withMarks(exchange.marks, marks) }],
        );
        countTrash();
        return fault ?? rewritten.fault;
      }),
    remove: (isGone) =>
      inTurn(async () => {
        await ready;
        const emptied = await emptyOpen(isGone);
        const rewritten = await rewrite(isGone, () => []);
        countTrash();
        return { removed: emptied.removed + rewritten.removed, fault: emptied.fault ?? rewritten.fault };
      }),
    summaries: () => indexes().map(({ summaries }) => summaries),
    count: () => {
      const inClosed = [...closed.indexes.values()].reduce((total, { summaries }) => total + summaries.length, 0);
      return inClosed + open.reduce((total, segment) => total + segment.size(), 0) - trashed;
    },
    close: () => {
      for (const segment of open) segment.close();
    },
  };

  async function* readAll(ids: readonly string[]): AsyncGenerator<Exchange> {
    await ready;
    const meant = new Set(ids);
    const breathe = createBreather();
    for (const number of [...closed.indexes.keys()].sort((a, b) => a - b)) {
      if (closed.indexes.get(number)?.summaries.some(({ id }) => meant.has(id)))
        yield* closed.read(number).filter(({ id }) => meant.has(id));
      await breathe();
    }
    yield* open.flatMap((segment) => segment.exchanges()).filter(({ id }) => meant.has(id));
  }

  /** Closes the open segments that hold something to be removed, without it. What is under way stays. */
  async function emptyOpen(isGone: (exchange: ExchangeSummary) => boolean): Promise<Removal> {
    let removed = 0;
    let fault: string | null = null;
    for (const segment of open) {
      const gone = new Set(
        segment
          .index()
          .summaries.filter((line) => line.outcome !== null && isGone(line))
          .map(({ id }) => id),
      );
      if (gone.size === 0) continue;
      const kept = segment.exchanges().filter(({ id }) => !gone.has(id));
      const settled = kept.filter(({ result }) => result.kind !== 'under-way');
      const own = closed.write(segment.number, settled);
      fault ??= own;
      if (own !== null) continue;
      segment.remove();
      open = open.filter((candidate) => candidate !== segment);
      for (const underWay of kept.filter(({ result }) => result.kind === 'under-way')) roomySegment().put(underWay);
      removed += gone.size;
      revision += 1;
    }
    return { removed, fault };
  }
}

function withMarks(before: Marks, change: MarksChange): Marks {
  return {
    pinned: change.pinned ?? before.pinned,
    note: change.note ?? before.note,
    triggered: change.triggered ?? before.triggered,
    deletedAt: change.deletedAt === undefined ? before.deletedAt : change.deletedAt,
  };
}

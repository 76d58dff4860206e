import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, ExchangeSummary } from '#app/exchange/exchange.ts';
import { createBreather } from '#main/storage/breather.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { tryWrite } from '#main/storage/write.ts';
import { type ClosedSegments, openClosedSegments, segmentFile, segmentNumbers } from './closed-segments.ts';
import type { Entry } from './journal.ts';
import { createSegment, type OpenSegment, openSegment } from './open-segment.ts';
import type { SegmentIndex } from './segment-index.ts';

export type Removal = { readonly removed: number; readonly fault: string | null };

/** The segments of the history: the newest open, the others closed. */
export type Segments = {
  readonly closed: ClosedSegments;
  readonly open: () => readonly OpenSegment[];
  /** Goes up with every change. */
  readonly revision: () => number;
  /** All indexes, oldest first. */
  readonly indexes: () => readonly SegmentIndex[];
  /** Takes new exchanges and changes of those in open segments, by one write a segment. Returns why it could not, in words. */
  readonly write: (entries: readonly Entry[]) => string | null;
  /** Replaces the exchanges that are meant by what `to` makes of them, in closed segments. */
  readonly rewrite: (
    isMeant: (summary: ExchangeSummary) => boolean,
    to: (exchange: Exchange) => readonly Exchange[],
  ) => Promise<Removal>;
  /** Removes exchanges from open segments, or replaces them, and closes these segments. What is under way stays. */
  readonly removeOpen: (
    isGone: (summary: ExchangeSummary) => boolean,
    to?: (exchange: Exchange) => readonly Exchange[],
  ) => Promise<Removal>;
  /** Work that rewrites segments, one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Reads what is closed, once; resolves when all of it is known. */
  readonly load: () => Promise<void>;
  /** Whether all of it is known. */
  readonly isKnown: () => boolean;
};

const removedMeanwhile = 'It was removed from the history meanwhile.';

export function openSegments(place: StorePlace): Segments {
  const folder = join(place.folder, 'history');
  tryWrite(() => mkdirSync(folder, { recursive: true }));
  const closed = openClosedSegments(folder, place);
  const closedNumbers = new Set(segmentNumbers(folder, 'json'));
  const journalNumbers = segmentNumbers(folder, 'journal');
  const journalOf = (number: number) => segmentFile(folder, number, 'journal');
  let highest = Math.max(0, ...closedNumbers, ...journalNumbers);
  let open: readonly OpenSegment[] = journalNumbers
    .filter((number) => !closedNumbers.has(number))
    .flatMap((number) => openSegment(journalOf(number), number, place) ?? []);
  let revision = 0;
  let turn: Promise<unknown> = Promise.resolve();

  let loading: Promise<void> | null = null;
  let isKnown = closedNumbers.size === 0;

  async function loadAll(): Promise<void> {
    await closed.load();
    // A kill between the two leaves a journal whose segment is written: the journal goes.
    for (const number of journalNumbers.filter((candidate) => closedNumbers.has(candidate)))
      if (closed.indexes.has(number)) await openSegment(journalOf(number), number, place)?.remove();
    isKnown = true;
    revision += 1;
    closeFull();
  }

  function load(): Promise<void> {
    loading ??= loadAll();
    return loading;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  function roomySegment(): OpenSegment {
    const last = open.at(-1);
    if (last !== undefined && !last.isFull()) return last;
    highest += 1;
    const fresh = createSegment(journalOf(highest), highest);
    open = [...open, fresh];
    return fresh;
  }

  /** The first segment that takes no more and has nothing under way. */
  function finished(): OpenSegment | undefined {
    return open.find((segment) => segment !== open.at(-1) && !segment.isBusy());
  }

  /** Turns finished segments into closed ones, later, when nobody waits. */
  function closeFull() {
    if (finished() !== undefined) setImmediate(() => void inTurn(closeOne));
  }

  function write(entries: readonly Entry[]): string | null {
    revision += 1;
    let fault: string | null = null;
    const touched = new Set<OpenSegment>();
    for (const entry of entries) {
      const segment = 'put' in entry ? roomySegment() : open.findLast((candidate) => candidate.has(entry.patch.id));
      if (segment === undefined) fault ??= removedMeanwhile;
      else touched.add(segment);
      segment?.take(entry);
    }
    for (const segment of touched) {
      const own = segment.write();
      fault ??= own;
    }
    closeFull();
    return fault;
  }

  async function closeOne(): Promise<void> {
    const segment = finished();
    if (segment === undefined || closed.write(segment.number, segment.exchanges()) !== null) return;
    await drop(segment);
    closeFull();
  }

  /** Lets go of a segment at once; resolves when its journal is gone. */
  function drop(segment: OpenSegment): Promise<void> {
    open = open.filter((candidate) => candidate !== segment);
    revision += 1;
    return segment.remove();
  }

  return {
    closed,
    load,
    isKnown: () => isKnown,
    inTurn,
    open: () => open,
    revision: () => revision,
    indexes: () =>
      [...closed.indexes, ...open.map((segment) => [segment.number, segment.index()] as const)]
        .sort(([a], [b]) => a - b)
        .map(([, index]) => index),
    write,
    rewrite: async (isMeant, to) => {
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
    },
    removeOpen: async (isGone, to = () => []) => {
      let removed = 0;
      let fault: string | null = null;
      for (const segment of open) {
        const ended = segment.index().summaries.filter(({ outcome }) => outcome !== null);
        const meant = new Set(ended.filter(isGone).map(({ id }) => id));
        if (meant.size === 0) continue;
        const before = segment.exchanges();
        const kept = before.flatMap((exchange) => (meant.has(exchange.id) ? to(exchange) : [exchange]));
        const own = closed.write(
          segment.number,
          kept.filter(({ result }) => result.kind !== 'under-way'),
        );
        fault ??= own;
        if (own !== null) continue;
        const gone = drop(segment);
        const moved = write(kept.filter(({ result }) => result.kind === 'under-way').map((put) => ({ put })));
        fault ??= moved;
        removed += before.length - kept.length;
        await gone;
      }
      return { removed, fault };
    },
  };
}

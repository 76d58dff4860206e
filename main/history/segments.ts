import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Exchange } from '#app/exchange/exchange.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import type { LinesProblem } from '#main/storage/lines.ts';
import { pausesMs, tryWrite } from '#main/storage/write-with-retry.ts';
import { type ClosedSegments, listSegments, openClosedSegments, segmentFile } from './closed-segments.ts';
import type { Entry } from './journal.ts';
import { createSegment, type OpenSegment, openSegment } from './open-segment.ts';
import type { Removal } from './removal.ts';
import { type Change, createRewriting, type IsMeant } from './rewriting.ts';
import type { SegmentIndex } from './segment-index.ts';

/** The segments of the history: the newest open, the others closed. */
export type Segments = {
  readonly closed: ClosedSegments;
  readonly open: () => readonly OpenSegment[];
  /** Goes up with every change. */
  readonly revision: () => number;
  /** All indexes with their segments' numbers, oldest first. */
  readonly indexes: () => readonly (readonly [number: number, index: SegmentIndex])[];
  /** The exchanges of a segment, as far as they can be read now. */
  readonly exchangesOf: (number: number) => Promise<readonly Exchange[]>;
  /**
   * Takes new exchanges and changes of those in open segments, by one write a segment, in the call itself; where it fails for a
   * reason that passes, again after pauses. Returns why it could not, in words.
   */
  readonly write: (entries: readonly Entry[]) => Promise<string | null>;
  /** Replaces the exchanges that are meant and have ended by what `to` makes of them; null removes one for good. */
  readonly rewrite: (isMeant: IsMeant, to: Change) => Promise<Removal>;
  /** The same in closed segments alone. */
  readonly rewriteClosed: (isMeant: IsMeant, to: Change) => Promise<Removal>;
  /** Work that rewrites segments, one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Reads what is closed, once, and then what could not be read before; resolves when all that can be is known. */
  readonly load: () => Promise<void>;
  /** How many journals the system did not hand out. */
  readonly unreadCount: () => number;
  /** Whether all of it is known. */
  readonly isKnown: () => boolean;
  /** How often parts became known that could not be read before. */
  readonly lateness: () => number;
};

const unlistedWords =
  'The history folder couldn’t be read. Another program may be using it. Nothing was changed, and its events aren’t shown until it can be read.';
const removedMeanwhile = 'It was removed from the history meanwhile.';
/** How long what could not be read is left alone before it is tried again, in milliseconds. */
const tryAgainMs = 2_000;

export async function openSegments(place: StorePlace): Promise<Segments> {
  const folder = join(place.folder, 'history');
  ignoreResult(
    tryWrite(() => mkdirSync(folder, { recursive: true })),
    'Where there is no folder, the first event says so.',
  );
  const closed = openClosedSegments(folder, place);
  let listed = await listSegments(folder);
  if (listed === null) place.onNotice(unlistedWords);
  let closedNumbers = new Set(listed?.json);
  let journalNumbers = listed?.journal ?? [];
  const journalOf = (number: number) => segmentFile(folder, number, 'journal');
  let highest = Math.max(0, ...closedNumbers, ...journalNumbers);
  let open: readonly OpenSegment[] = [];
  /** The journals that the system did not hand out. */
  const unreadJournals = new Set<number>();
  for (const number of journalNumbers.filter((candidate) => !closedNumbers.has(candidate))) await openJournalOf(number);
  let revision = 0;
  let lateness = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let loading: Promise<void> | null = null;
  let isKnown = listed !== null && closedNumbers.size === 0;
  let triedAt = Number.NEGATIVE_INFINITY;

  async function openJournalOf(number: number, at: StorePlace = place): Promise<boolean> {
    const opened = await openSegment(journalOf(number), number, at);
    if (opened.kind === 'open') open = [...open, opened.segment].sort((a, b) => a.number - b.number);
    if (opened.kind === 'not-readable-now') unreadJournals.add(number);
    else unreadJournals.delete(number);
    return opened.kind === 'open';
  }

  async function loadAll(): Promise<void> {
    await closed.load([...closedNumbers]);
    for (const number of journalNumbers.filter((candidate) => closedNumbers.has(candidate)))
      await settleJournal(number);
    isKnown = true;
    revision += 1;
    closeFull();
  }

  /**
   * A kill between the two leaves a journal whose segment is written: the journal goes once that was read. An index is no proof
   * of it: where the segment is damaged, the journal is the better copy.
   */
  async function settleJournal(number: number): Promise<void> {
    const isWritten = (await closed.read(number)).kind === 'read';
    if (isWritten)
      ignoreResult(await createSegment(journalOf(number), number).remove(), 'The next start tries it again.');
    else if (!existsSync(segmentFile(folder, number, 'json'))) await openJournalOf(number);
  }

  /** What could not be read before may be readable by now. It was told of once. */
  async function loadUnread(): Promise<void> {
    if (performance.now() - triedAt < tryAgainMs) return;
    triedAt = performance.now();
    if (listed === null) await listAgain();
    const quiet = { ...place, onNotice: () => {} };
    let isChanged = await closed.loadUnread();
    for (const number of [...unreadJournals]) isChanged = (await openJournalOf(number, quiet)) || isChanged;
    if (isChanged) becomeLate();
  }

  function becomeLate() {
    revision += 1;
    lateness += 1;
  }

  async function listAgain(): Promise<void> {
    listed = await listSegments(folder);
    if (listed === null) return;
    const known = new Set(open.map(({ number }) => number));
    closedNumbers = new Set(listed.json);
    journalNumbers = listed.journal.filter((number) => !known.has(number));
    highest = Math.max(highest, ...closedNumbers, ...journalNumbers);
    for (const number of journalNumbers.filter((candidate) => !closedNumbers.has(candidate)))
      await openJournalOf(number);
    await loadAll();
    becomeLate();
  }

  async function load(): Promise<void> {
    loading ??= loadAll();
    try {
      await loading;
    } catch (error) {
      // Whoever asks next tries it again.
      loading = null;
      throw error;
    }
    await loadUnread();
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
    // A folder that could not be listed hides what is in it.
    while (existsSync(journalOf(highest)) || existsSync(segmentFile(folder, highest, 'json'))) highest += 1;
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

  async function write(entries: readonly Entry[]): Promise<string | null> {
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
      const problem = segment.write();
      if (problem !== null) fault ??= await writeAgain(segment, problem);
    }
    closeFull();
    return fault;
  }

  /** What was taken waits in the segment: a further write takes it along. */
  async function writeAgain(segment: OpenSegment, first: LinesProblem): Promise<string | null> {
    let problem: LinesProblem | null = first;
    for (const pauseMs of pausesMs) {
      if (!problem.mayPass) break;
      await setTimeout(pauseMs);
      problem = segment.write();
      if (problem === null) return null;
    }
    return problem.says;
  }

  async function closeOne(): Promise<void> {
    const segment = finished();
    if (segment === undefined || (await closed.create(segment.number, segment.exchanges())) !== null) return;
    open = open.filter((candidate) => candidate !== segment);
    revision += 1;
    ignoreResult(await segment.remove(), 'Its exchanges are kept elsewhere by now. The next start removes it.');
    closeFull();
  }

  const { rewrite, rewriteClosed } = createRewriting({
    closed,
    open: () => open,
    unread: () => (listed === null ? unlistedWords : null),
    removeJournal: async (number) =>
      existsSync(journalOf(number)) ? createSegment(journalOf(number), number).remove() : null,
    onChange: () => {
      revision += 1;
    },
  });

  return {
    closed,
    load,
    isKnown: () => isKnown,
    lateness: () => lateness,
    unreadCount: () => unreadJournals.size,
    inTurn,
    open: () => open,
    revision: () => revision,
    indexes: () =>
      [...closed.indexes, ...open.map((segment) => [segment.number, segment.index()] as const)].sort(
        ([a], [b]) => a - b,
      ),
    exchangesOf: async (number) => {
      const here = open.find((segment) => segment.number === number);
      if (here !== undefined) return here.exchanges();
      const segment = await closed.read(number);
      return segment.kind === 'read' ? segment.exchanges : [];
    },
    write,
    rewriteClosed,
    rewrite,
  };
}

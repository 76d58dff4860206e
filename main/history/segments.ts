import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '#app/exchange/exchange.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { tryWrite } from '#main/storage/write-with-retry.ts';
import type { ClosedSegments } from './closed-segments.ts';
import type { Entry } from './journal.ts';
import type { OpenSegment } from './open-segment.ts';
import type { Removal } from './removal.ts';
import { type Change, type Choice, createRewriting } from './rewriting.ts';
import { segmentFile } from './segment-files.ts';
import type { SegmentIndex } from './segment-index.ts';
import { openSegmentLoader, unlistedWords } from './segment-loader.ts';
import { createSegmentSet } from './segment-set.ts';
import { createSegmentWriter } from './segment-writer.ts';

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
   * Adds new exchanges and changes those in open segments, with one write per segment, in the call itself. A failure that
   * may pass is tried again after pauses. Returns why it couldn't, in words.
   */
  readonly write: (entries: readonly Entry[]) => Promise<string | null>;
  /** Replaces chosen exchanges that have ended by what `to` returns; null removes one for good. */
  readonly rewrite: (choice: Choice, to: Change) => Promise<Removal>;
  /** The same only in closed segments. */
  readonly rewriteClosed: (choice: Choice, to: Change) => Promise<Removal>;
  /** Runs work that rewrites segments, one after another. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Reads the closed segments once, then on each call what couldn't be read before. */
  readonly load: () => Promise<void>;
  /** How many journals the system couldn't read. */
  readonly unreadCount: () => number;
  /** Whether all segments have been read. */
  readonly isKnown: () => boolean;
  /** How often parts became readable late, or were found gone. */
  readonly lateness: () => number;
};

export async function openSegments(place: StorePlace): Promise<Segments> {
  const folder = join(place.folder, 'history');
  ignoreResult(
    tryWrite(() => mkdirSync(folder, { recursive: true })),
    'Without a folder, the first event reports it.',
  );
  const inTurn = createTurns();
  const set = createSegmentSet(folder, place);
  const { closed } = set;
  const { write, closeFull } = createSegmentWriter(set, inTurn);
  const loader = await openSegmentLoader({ folder, place, set, onLoaded: closeFull });
  const { rewrite, rewriteClosed } = createRewriting({
    closed,
    open: set.open,
    unread: () => (loader.isListed() ? null : unlistedWords),
    removeJournal: async (number) =>
      existsSync(segmentFile(folder, number, 'journal')) ? set.removeJournal(number) : null,
    onChange: set.onChange,
  });

  return {
    closed,
    open: set.open,
    revision: set.revision,
    load: loader.load,
    isKnown: loader.isKnown,
    lateness: () => loader.lateness() + set.gone(),
    unreadCount: () => set.unreadJournals().length,
    inTurn,
    indexes: () =>
      [...closed.indexes, ...set.open().map((segment) => [segment.number, segment.index()] as const)].sort(
        ([a], [b]) => a - b,
      ),
    exchangesOf: async (number) => {
      const open = set.open().find((segment) => segment.number === number);
      if (open !== undefined) return open.exchanges();
      const segment = await closed.read(number);
      return segment.kind === 'read' ? segment.exchanges : [];
    },
    write,
    rewriteClosed,
    rewrite,
  };
}

/** Runs work one after another. Unlike a queue, the first doesn't start in the call itself. */
function createTurns(): Segments['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

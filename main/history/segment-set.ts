import { existsSync } from 'node:fs';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type ClosedSegments, openClosedSegments } from './closed-segments.ts';
import { createSegment, type OpenSegment, openSegment } from './open-segment.ts';
import { segmentFile } from './segment-files.ts';

/** The segments that are known, and what can be done with one of them. */
export type SegmentSet = {
  readonly closed: ClosedSegments;
  /** Oldest first. */
  readonly open: () => readonly OpenSegment[];
  /** Goes up with every change. */
  readonly revision: () => number;
  /** How many closed segments were found gone. */
  readonly gone: () => number;
  readonly onChange: () => void;
  /** Opens the journal of a segment. Returns whether that worked. */
  readonly openJournal: (number: number, place?: StorePlace) => Promise<boolean>;
  /** The journals that the system couldn't read. */
  readonly unreadJournals: () => readonly number[];
  /** Removes a journal whose segment is closed. Returns why exchanges are still in it, in words. */
  readonly removeJournal: (number: number) => Promise<string | null>;
  /** Numbers that are taken: a new segment gets a higher one. */
  readonly reserve: (numbers: Iterable<number>) => void;
  /**
   * Numbers of which a file is set aside. They are taken, and take no new exchanges: restoring the file would replace the
   * segment, and hide what was added since.
   */
  readonly seal: (numbers: Iterable<number>) => void;
  /** The segment that takes new exchanges. */
  readonly roomy: () => OpenSegment;
  /** The first segment that is full and has nothing under way. */
  readonly finished: () => OpenSegment | undefined;
  /** Forgets an open segment, once it is closed. */
  readonly drop: (segment: OpenSegment) => void;
};

export function createSegmentSet(folder: string, place: StorePlace): SegmentSet {
  const journalOf = (number: number) => segmentFile(folder, number, 'journal');
  const unreadJournals = new Set<number>();
  const sealed = new Set<number>();
  let open: readonly OpenSegment[] = [];
  let highest = 0;
  let revision = 0;
  let gone = 0;
  const closed = openClosedSegments(folder, place, () => {
    revision += 1;
    gone += 1;
  });

  function reserve(numbers: Iterable<number>) {
    highest = Math.max(highest, ...numbers);
  }

  function seal(numbers: Iterable<number>) {
    for (const number of numbers) sealed.add(number);
    reserve(sealed);
  }

  return {
    closed,
    open: () => open,
    revision: () => revision,
    gone: () => gone,
    onChange: () => {
      revision += 1;
    },
    openJournal: async (number, at = place) => {
      const opened = await openSegment(journalOf(number), number, at);
      if (opened.kind === 'open') open = [...open, opened.segment].sort((a, b) => a.number - b.number);
      if (opened.kind === 'open' && opened.isSetAside) seal([number]);
      if (opened.kind === 'not-readable-now') unreadJournals.add(number);
      else unreadJournals.delete(number);
      return opened.kind === 'open';
    },
    unreadJournals: () => [...unreadJournals],
    removeJournal: (number) => createSegment({ file: journalOf(number), number }).remove(),
    reserve,
    seal,
    roomy: () => {
      const last = open.at(-1);
      if (last !== undefined && !last.isFull() && !sealed.has(last.number)) return last;
      highest += 1;
      // A folder that couldn't be listed may have files of this number.
      while (existsSync(journalOf(highest)) || existsSync(segmentFile(folder, highest, 'json'))) highest += 1;
      const fresh = createSegment({ file: journalOf(highest), number: highest });
      open = [...open, fresh];
      return fresh;
    },
    finished: () => open.find((segment) => segment !== open.at(-1) && !segment.isBusy()),
    drop: (segment) => {
      open = open.filter((candidate) => candidate !== segment);
    },
  };
}

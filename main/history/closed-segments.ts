import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Exchange } from '#app/exchange/exchange.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { type StorePlace, writeDocument } from '#main/storage/document-store.ts';
import { writeWithRetry } from '#main/storage/write-with-retry.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { createIndexStore, type IndexStore } from './index-store.ts';
import {
  type ReadSegment,
  readSegmentFile,
  segmentFile,
  segmentName,
  sizeOf,
  stampOf,
  type UnreadSegment,
} from './segment-files.ts';
import { buildIndex, type SegmentIndex } from './segment-index.ts';

/** The segments that take no more exchanges: each is one document, with an index file beside it. */
export type ClosedSegments = {
  /** The indexes in memory, by the segment's number. */
  readonly indexes: ReadonlyMap<number, SegmentIndex>;
  /** Reads the indexes of these segments, newest first, and builds those that are missing or out of date. */
  readonly load: (numbers: readonly number[]) => Promise<void>;
  /** Tries again what the system couldn't read. Returns whether something new was read. */
  readonly loadUnread: () => Promise<boolean>;
  readonly read: (number: number) => Promise<ReadSegment | UnreadSegment>;
  /** The raw text of a segment's file; null when it can't be read. */
  readonly readText: (number: number) => Promise<string | null>;
  /** Their size on disk in bytes, without the indexes. */
  readonly bytes: () => number;
  /** How many segments can't be read and have no index either. */
  readonly unreadCount: () => number;
  /** How many exchanges they hold. */
  readonly count: () => number;
  /**
   * Writes a new segment whole. Returns why it couldn't, in words.
   * @param onWritten called once its exchanges are among the closed ones
   */
  readonly create: (number: number, exchanges: readonly Exchange[], onWritten: () => void) => Promise<string | null>;
  /** Replaces a segment that was read; an empty one is removed. Returns why it couldn't, in words. */
  readonly replace: (segment: ReadSegment, exchanges: readonly Exchange[]) => Promise<string | null>;
  /** Releases the texts that no exchange has any more. */
  readonly dropTexts: () => Promise<void>;
};

/** @param onGone called when a segment's exchanges are no longer there, because its file isn't */
export function openClosedSegments(folder: string, place: StorePlace, onGone: () => void): ClosedSegments {
  const store = createIndexStore(folder);
  const { indexes } = store;
  /** Those that the system can't read and that have no index. */
  const unread = new Set<number>();

  async function read(number: number): Promise<ReadSegment | UnreadSegment> {
    const segment = await readSegmentFile(folder, number, place);
    if (segment.kind === 'unread' && segment.isGone && store.delete(number)) onGone();
    return segment;
  }

  async function loadOne(number: number): Promise<void> {
    const file = segmentFile(folder, number, 'json');
    if (stampOf(file) === 'missing' || (await store.load(number))) return;
    const segment = await read(number);
    if (segment.kind === 'read') await store.add(number, buildIndex(segment.exchanges));
    else if (stampOf(file) !== 'missing') {
      unread.add(number);
      place.onNotice(`A part of the history isn’t shown. ${segment.says} Nothing was changed.`);
    }
  }

  async function write(number: number, exchanges: readonly Exchange[], onWritten = () => {}): Promise<string | null> {
    const problem = await writeDocument(folder, segmentName(number), exchanges, true);
    if (problem !== null) return problem;
    store.set(number, buildIndex(exchanges));
    onWritten();
    return null;
  }

  return {
    indexes,
    read,
    load: async (numbers) => {
      const yieldNow = createYield();
      for (const number of [...numbers].reverse()) {
        await loadOne(number);
        await yieldNow();
      }
      store.seal();
    },
    loadUnread: async () => {
      const before = indexes.size;
      for (const number of [...unread]) {
        const segment = await read(number);
        if (segment.kind !== 'read') continue;
        unread.delete(number);
        store.set(number, buildIndex(segment.exchanges));
      }
      return indexes.size > before;
    },
    count: () => [...indexes.values()].reduce((total, { table }) => total + table.length, 0),
    unreadCount: () => unread.size,
    readText: (number) => readFile(segmentFile(folder, number, 'json'), 'utf8').catch(() => null),
    bytes: () => [...indexes.keys()].reduce((sum, number) => sum + sizeOf(segmentFile(folder, number, 'json')), 0),
    create: write,
    replace: async ({ number }, exchanges) => {
      const problem = await write(number, exchanges);
      if (exchanges.length > 0) return problem;
      if (problem === null) {
        await removeFiles(folder, number);
        return null;
      }
      // While its journal exists, the journal would be taken for the segment.
      if (stampOf(segmentFile(folder, number, 'journal')) !== 'missing') return problem;
      return removeFull(folder, number, store);
    },
    dropTexts: store.dropTexts,
  };
}

/** Removes a segment that couldn't be emptied first, as on a full disk. Returns why it couldn't, in words. */
async function removeFull(folder: string, number: number, store: IndexStore): Promise<string | null> {
  const problem = await remove(segmentFile(folder, number, 'json'));
  if (problem !== null) return problem;
  store.delete(number);
  return remove(segmentFile(folder, number, 'index'));
}

const remove = (file: string) => writeWithRetry(() => rmSync(file, { force: true }));

/** Removes the files of an empty segment. A file that stays contains nothing. */
async function removeFiles(folder: string, number: number): Promise<void> {
  const reason = 'It’s empty.';
  ignoreResult(await remove(segmentFile(folder, number, 'index')), reason);
  // While its journal exists, the journal would be taken for the segment.
  if (stampOf(segmentFile(folder, number, 'journal')) !== 'missing') return;
  ignoreResult(await remove(segmentFile(folder, number, 'json')), reason);
}

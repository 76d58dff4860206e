import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { readDocument, type StorePlace, setAside, writeDocument } from '#main/storage/document-store.ts';
import { isIoError, tryWrite, withRetry, writeWithRetry } from '#main/storage/write-with-retry.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { buildIndex, type FileStamp, formatIndex, moveTexts, parseIndex, type SegmentIndex } from './segment-index.ts';
import { createStringPool } from './string-pool.ts';

/** What was read of a segment's file. Only this can be replaced: never an empty list that stands for one that was not read. */
export type ReadSegment = { readonly kind: 'read'; readonly number: number; readonly exchanges: readonly Exchange[] };

/** Why a segment was not read, in words. */
export type UnreadSegment = { readonly kind: 'unread'; readonly says: string };

/** The segments that take no more exchanges: each an electron-store, with an index beside it. */
export type ClosedSegments = {
  /** The indexes held, by the segment's number. */
  readonly indexes: ReadonlyMap<number, SegmentIndex>;
  /** Reads the indexes of these segments, newest first, and makes anew what is missing or out of date. */
  readonly load: (numbers: readonly number[]) => Promise<void>;
  /** Tries again to read what the system did not hand out. Returns whether something was. */
  readonly loadUnread: () => Promise<boolean>;
  readonly read: (number: number) => Promise<ReadSegment | UnreadSegment>;
  /** The raw text of a segment's file; null when the system does not hand it out. */
  readonly readText: (number: number) => Promise<string | null>;
  /** The room that they take on the disk, in bytes, their indexes left out. */
  readonly bytes: () => number;
  /** How many segments the system did not hand out, so that not even their lines are known. */
  readonly unreadCount: () => number;
  /** How many exchanges they hold. */
  readonly count: () => number;
  /** Writes a new segment whole. Returns why it could not, in words. */
  readonly create: (number: number, exchanges: readonly Exchange[]) => Promise<string | null>;
  /** Replaces what was read of a segment; one that is emptied goes. Returns why it could not, in words. */
  readonly replace: (segment: ReadSegment, exchanges: readonly Exchange[]) => Promise<string | null>;
  /** Lets go of the texts that no exchange has any more. */
  readonly dropTexts: () => Promise<void>;
};

const segmentSchema = z.array(exchangeSchema).readonly();
const namePattern = /^segment-(\d{6,})\.(json|journal|index)$/;

export function segmentFile(folder: string, number: number, kind: 'json' | 'journal' | 'index'): string {
  return join(folder, `${segmentName(number)}.${kind}`);
}

/** The numbers of the segments in a folder by what their files are, oldest first. */
export type SegmentNumbers = { readonly json: readonly number[]; readonly journal: readonly number[] };

/** Lists the segments in a folder; null when the system does not hand the folder out. One that is missing has none. */
export async function listSegments(folder: string): Promise<SegmentNumbers | null> {
  try {
    const names = await withRetry(() => readdirSync(folder), isIoError);
    const numbers = (kind: 'json' | 'journal') =>
      names
        .map((name) => namePattern.exec(name))
        .flatMap((match) => (match?.[2] === kind ? [Number(match[1])] : []))
        .sort((a, b) => a - b);
    return { json: numbers('json'), journal: numbers('journal') };
  } catch (error) {
    return isIoError(error) ? null : { json: [], journal: [] };
  }
}

export function openClosedSegments(folder: string, place: StorePlace): ClosedSegments {
  const indexes = new Map<number, SegmentIndex>();
  /** Those that the system did not hand out, and that no index stands for. */
  const unread = new Set<number>();
  let parts = createStringPool();
  const texts = new Map<string, string>();
  const share = (text: string) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };

  async function readSegment(number: number): Promise<ReadSegment | UnreadSegment> {
    const file = segmentFile(folder, number, 'json');
    const found = await readDocument(file, segmentSchema);
    switch (found.kind) {
      case 'read':
        return { kind: 'read', number, exchanges: found.value };
      case 'missing':
        indexes.delete(number);
        return { kind: 'unread', says: `${segmentName(number)} is no longer in the history folder.` };
      case 'unreadable':
        if (await setAside(file, place)) indexes.delete(number);
        return {
          kind: 'unread',
          says: `${segmentName(number)} is damaged. You can restore a backup in Settings, Storage.`,
        };
      case 'newer':
        return { kind: 'unread', says: `${segmentName(number)} was made by a newer Tidings and is left as it is.` };
      case 'not-readable-now':
        return {
          kind: 'unread',
          says: `${segmentName(number)} can’t be read now (${found.code}). Another program may be using it. Try again later.`,
        };
    }
  }

  async function loadIndex(number: number): Promise<void> {
    const stamp = stampOf(segmentFile(folder, number, 'json'));
    if (stamp === 'missing') return;
    const text = await readFile(segmentFile(folder, number, 'index'), 'utf8').catch(() => null);
    const found = text === null || stamp === 'unknown' ? null : parseIndex(text, stamp, parts, share);
    if (found !== null) {
      indexes.set(number, found);
      return;
    }
    const segment = await readSegment(number);
    if (segment.kind === 'read') keepIndex(number, buildIndex(segment.exchanges));
    else if (stampOf(segmentFile(folder, number, 'json')) !== 'missing') {
      unread.add(number);
      place.onNotice(`A part of the history isn’t shown. ${segment.says} Nothing was changed.`);
    }
  }

  async function loadUnread(): Promise<boolean> {
    const before = indexes.size;
    for (const number of [...unread]) {
      const segment = await readSegment(number);
      if (segment.kind !== 'read') continue;
      unread.delete(number);
      keepIndex(number, buildIndex(segment.exchanges));
    }
    return indexes.size > before;
  }

  function keepIndex(number: number, index: SegmentIndex) {
    if (index.summaries.length === 0) {
      indexes.delete(number);
      return;
    }
    indexes.set(number, index);
    const stamp = stampOf(segmentFile(folder, number, 'json'));
    const file = segmentFile(folder, number, 'index');
    const fault = tryWrite(() => {
      if (typeof stamp === 'string') throw new Error(`The file is ${stamp}.`);
      writeFileSync(`${file}.new`, formatIndex(index, stamp));
      renameSync(`${file}.new`, file);
    });
    if (fault === null) return;
    // Only a copy, but the one of before may hold what was removed.
    const left = tryWrite(() => rmSync(file, { force: true }));
    ignoreResult(left, 'The next start makes it again.');
  }

  async function write(number: number, exchanges: readonly Exchange[]): Promise<string | null> {
    const fault = await writeDocument(folder, segmentName(number), exchanges, true);
    if (fault === null) keepIndex(number, buildIndex(exchanges));
    return fault;
  }

  /** Removes the files of a segment with nothing in it. Where that fails, what is left holds nothing. */
  async function removeFiles(number: number): Promise<void> {
    const left = 'What is left holds nothing.';
    ignoreResult(await writeWithRetry(() => rmSync(segmentFile(folder, number, 'index'), { force: true })), left);
    // As long as its journal is there, it would be taken for the segment.
    if (stampOf(segmentFile(folder, number, 'journal')) !== 'missing') return;
    ignoreResult(await writeWithRetry(() => rmSync(segmentFile(folder, number, 'json'), { force: true })), left);
  }

  /** Removes a segment that could not be emptied first, as on a full disk. Returns why it could not, in words. */
  async function removeFull(number: number, notEmptied: string): Promise<string | null> {
    if (stampOf(segmentFile(folder, number, 'journal')) !== 'missing') return notEmptied;
    const fault = await writeWithRetry(() => rmSync(segmentFile(folder, number, 'json'), { force: true }));
    if (fault !== null) return fault;
    indexes.delete(number);
    return writeWithRetry(() => rmSync(segmentFile(folder, number, 'index'), { force: true }));
  }

  return {
    indexes,
    load: async (numbers) => {
      const yieldNow = createYield();
      for (const number of [...numbers].reverse()) {
        await loadIndex(number);
        await yieldNow();
      }
      // What they share they hold by now; a segment that is closed later holds its own until the next start.
      texts.clear();
      parts.seal();
    },
    loadUnread,
    read: readSegment,
    count: () => [...indexes.values()].reduce((total, { summaries }) => total + summaries.length, 0),
    unreadCount: () => unread.size,
    readText: (number) => readFile(segmentFile(folder, number, 'json'), 'utf8').catch(() => null),
    bytes: () => [...indexes.keys()].reduce((sum, number) => sum + sizeOf(segmentFile(folder, number, 'json')), 0),
    create: write,
    replace: async ({ number }, exchanges) => {
      const fault = await write(number, exchanges);
      if (exchanges.length > 0) return fault;
      if (fault === null) await removeFiles(number);
      return fault === null ? null : removeFull(number, fault);
    },
    dropTexts: async () => {
      const before = parts;
      parts = createStringPool();
      const yieldNow = createYield();
      for (const number of [...indexes.keys()]) {
        const index = indexes.get(number);
        if (index?.parts === before) indexes.set(number, moveTexts(index, parts));
        await yieldNow();
      }
      parts.seal();
    },
  };
}

function segmentName(number: number): string {
  return `segment-${String(number).padStart(6, '0')}`;
}

/** `unknown`: the system does not say. */
function stampOf(file: string): FileStamp | 'missing' | 'unknown' {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat === undefined ? 'missing' : { size: stat.size, modifiedMs: stat.mtimeMs };
  } catch {
    return 'unknown';
  }
}

function sizeOf(file: string): number {
  const stamp = stampOf(file);
  return typeof stamp === 'string' ? 0 : stamp.size;
}

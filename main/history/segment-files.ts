import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { readDocument, type StorePlace, setAside } from '#main/storage/document-store.ts';
import { isIoError, withRetry } from '#main/storage/write-with-retry.ts';
import type { FileStamp } from './segment-index.ts';

/** A segment's file that was read. Only this can be replaced, never an empty list for a file that wasn't read. */
export type ReadSegment = { readonly kind: 'read'; readonly number: number; readonly exchanges: readonly Exchange[] };

/** A segment that wasn't read. */
export type UnreadSegment = {
  readonly kind: 'unread';
  /** Why, in words. */
  readonly says: string;
  /** Whether its file is no longer in its place. */
  readonly isGone: boolean;
};

const segmentSchema = z.array(exchangeSchema).readonly();
const namePattern = /^segment-(\d{6,})\.(json|journal|index)$/;
const asidePattern = /^segment-(\d{6,})\.(?:unreadable|replaced)-/;

export function segmentFile(folder: string, number: number, kind: 'json' | 'journal' | 'index'): string {
  return join(folder, `${segmentName(number)}.${kind}`);
}

/** The numbers of the segments that have a file of this kind, oldest first. */
export type SegmentNumbers = {
  readonly json: readonly number[];
  readonly journal: readonly number[];
  /** Those of which a file is set aside. */
  readonly aside: readonly number[];
};

const noSegments: SegmentNumbers = { json: [], journal: [], aside: [] };

/** Lists the segments in a folder; null when the system can't read it. A missing folder has none. */
export async function listSegments(folder: string): Promise<SegmentNumbers | null> {
  try {
    const names = await withRetry(() => readdirSync(folder), isIoError);
    const numbers = (kind: 'json' | 'journal') =>
      names
        .map((name) => namePattern.exec(name))
        .flatMap((match) => (match?.[2] === kind ? [Number(match[1])] : []))
        .sort((a, b) => a - b);
    const aside = names.map((name) => asidePattern.exec(name)).flatMap((match) => (match ? [Number(match[1])] : []));
    return { json: numbers('json'), journal: numbers('journal'), aside };
  } catch (error) {
    return isIoError(error) ? null : noSegments;
  }
}

/** Reads a closed segment. A damaged file is set aside. */
export async function readSegmentFile(
  folder: string,
  number: number,
  place: StorePlace,
): Promise<ReadSegment | UnreadSegment> {
  const file = segmentFile(folder, number, 'json');
  const name = segmentName(number);
  const unread = (says: string, isGone = false): UnreadSegment => ({ kind: 'unread', says, isGone });
  const found = await readDocument(file, segmentSchema);
  switch (found.kind) {
    case 'read':
      return { kind: 'read', number, exchanges: found.value };
    case 'missing':
      return unread(`${name} is no longer in the history folder.`, true);
    case 'unreadable':
      return unread(`${name} is damaged. You can restore a backup in Settings, Storage.`, await setAside(file, place));
    case 'newer':
      return unread(`${name} was made by a newer version of Tidings. It wasn’t changed.`);
    case 'not-readable-now':
      return unread(`${name} can’t be read now (${found.code}). Another program may be using it. Try again later.`);
  }
}

export function segmentName(number: number): string {
  return `segment-${String(number).padStart(6, '0')}`;
}

/** The size and time of a file; `unknown` when the system can't say. */
export function stampOf(file: string): FileStamp | 'missing' | 'unknown' {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat === undefined ? 'missing' : { size: stat.size, modifiedMs: stat.mtimeMs };
  } catch {
    return 'unknown';
  }
}

export function sizeOf(file: string): number {
  const stamp = stampOf(file);
  return typeof stamp === 'string' ? 0 : stamp.size;
}

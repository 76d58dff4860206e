import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { createBreather } from '#main/storage/breather.ts';
import { readDocumentNow, type StorePlace, setAsideNow, writeDocumentNow } from '#main/storage/document-store.ts';
import { tryWrite } from '#main/storage/write.ts';
import { createParts } from './parts.ts';
import { buildIndex, type FileStamp, formatIndex, moveTexts, parseIndex, type SegmentIndex } from './segment-index.ts';

/** The segments that take no more exchanges: each an electron-store, with an index beside it. */
export type ClosedSegments = {
  /** The indexes held, by the segment's number. */
  readonly indexes: ReadonlyMap<number, SegmentIndex>;
  /** Reads every index, newest first, and makes anew what is missing or stale. */
  readonly load: () => Promise<void>;
  readonly read: (number: number) => readonly Exchange[];
  /** The raw text of a segment's file. */
  readonly readText: (number: number) => Promise<string>;
  /** The room that they take on the disk, in bytes, their indexes left out. */
  readonly bytes: () => number;
  /** How many exchanges they hold. */
  readonly count: () => number;
  /** Writes a segment whole, or removes it when it is empty. Returns why it could not, in words. */
  readonly write: (number: number, exchanges: readonly Exchange[]) => string | null;
  /** Lets go of the texts that no exchange has any more. */
  readonly forgetTexts: () => Promise<void>;
};

const segmentSchema = z.array(exchangeSchema).readonly();
const namePattern = /^segment-(\d{6,})\.(json|journal|index)$/;

export function segmentFile(folder: string, number: number, kind: 'json' | 'journal' | 'index'): string {
  return join(folder, `${segmentName(number)}.${kind}`);
}

/** The numbers of the segments of a kind in a folder, oldest first. */
export function segmentNumbers(folder: string, kind: 'json' | 'journal'): readonly number[] {
  const names = readdirOrNone(folder).map((name) => namePattern.exec(name));
  return names.flatMap((match) => (match?.[2] === kind ? [Number(match[1])] : [])).sort((a, b) => a - b);
}

export function openClosedSegments(folder: string, place: StorePlace): ClosedSegments {
  const indexes = new Map<number, SegmentIndex>();
  let parts = createParts();
  const texts = new Map<string, string>();
  const share = (text: string) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };

  function readSegment(number: number): readonly Exchange[] {
    const file = segmentFile(folder, number, 'json');
    const found = readDocumentNow(file, segmentSchema);
    if (found.kind === 'read') return found.value;
    if (found.kind === 'unreadable') setAsideNow(file, { ...place });
    if (found.kind === 'newer')
      place.onNotice(`${segmentName(number)} was made by a newer Tidings. It is left as it is and not shown.`);
    return [];
  }

  async function loadIndex(number: number): Promise<void> {
    const stamp = stampOf(segmentFile(folder, number, 'json'));
    if (stamp === null) return;
    const text = await readFile(segmentFile(folder, number, 'index'), 'utf8').catch(() => null);
    const found = text === null ? null : parseIndex(text, stamp, parts, share);
    if (found !== null) indexes.set(number, found);
    else keepIndex(number, buildIndex(readSegment(number)));
  }

  function keepIndex(number: number, index: SegmentIndex) {
    if (index.summaries.length === 0) {
      indexes.delete(number);
      return;
    }
    indexes.set(number, index);
    const stamp = stampOf(segmentFile(folder, number, 'json'));
    if (stamp === null) return;
    const file = segmentFile(folder, number, 'index');
    // Only a copy: when it cannot be written, the next start makes it anew.
    tryWrite(() => {
      writeFileSync(`${file}.new`, formatIndex(index, stamp));
      renameSync(`${file}.new`, file);
    });
  }

  return {
    indexes,
    load: async () => {
      const breathe = createBreather();
      for (const number of [...segmentNumbers(folder, 'json')].reverse()) {
        await loadIndex(number);
        await breathe();
      }
      // What they share they hold by now; a segment that is closed later holds its own until the next start.
      texts.clear();
      parts.seal();
    },
    read: readSegment,
    count: () => [...indexes.values()].reduce((total, { summaries }) => total + summaries.length, 0),
    readText: (number) => readFile(segmentFile(folder, number, 'json'), 'utf8'),
    bytes: () =>
      [...indexes.keys()].reduce((sum, number) => sum + (stampOf(segmentFile(folder, number, 'json'))?.size ?? 0), 0),
    write: (number, exchanges) => {
      if (exchanges.length === 0) {
        const fault = tryWrite(() => {
          rmSync(segmentFile(folder, number, 'json'), { force: true });
          rmSync(segmentFile(folder, number, 'index'), { force: true });
        });
        if (fault === null) indexes.delete(number);
        return fault;
      }
      mkdirSync(folder, { recursive: true });
      const fault = writeDocumentNow(folder, segmentName(number), exchanges, true);
      if (fault === null) keepIndex(number, buildIndex(exchanges));
      return fault;
    },
    forgetTexts: async () => {
      const before = parts;
      parts = createParts();
      const breathe = createBreather();
      for (const number of [...indexes.keys()]) {
        const index = indexes.get(number);
        if (index?.parts === before) indexes.set(number, moveTexts(index, parts));
        await breathe();
      }
      parts.seal();
    },
  };
}

function segmentName(number: number): string {
  return `segment-${String(number).padStart(6, '0')}`;
}

function stampOf(file: string): FileStamp | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? null : { size: stat.size, modifiedMs: stat.mtimeMs };
}

function readdirOrNone(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

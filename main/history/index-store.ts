import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ignoreResult } from '#app/ignore-result.ts';
import { tryWrite } from '#main/storage/write-with-retry.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { segmentFile, stampOf } from './segment-files.ts';
import { formatIndex, moveTexts, parseIndex, type SegmentIndex } from './segment-index.ts';
import { createStringPool } from './string-pool.ts';
import { createCommonPool } from './summary-table.ts';

/** The indexes of closed segments, in memory and in a file beside each segment. */
export type IndexStore = {
  /** By the segment's number. */
  readonly indexes: ReadonlyMap<number, SegmentIndex>;
  /** Loads an index from its file. Returns false when it is missing, damaged or out of date. */
  readonly load: (number: number) => Promise<boolean>;
  /** Keeps a new index; one without exchanges is removed. */
  readonly set: (number: number, index: SegmentIndex) => void;
  /** Keeps one that was missing, as if it had been read: it shares its texts with the others. */
  readonly add: (number: number, index: SegmentIndex) => Promise<void>;
  /** Returns whether it was there. */
  readonly delete: (number: number) => boolean;
  /** Call when all indexes are loaded: later ones share no more texts with them. */
  readonly seal: () => void;
  /** Releases the texts that no exchange has any more. */
  readonly dropTexts: () => Promise<void>;
};

export function createIndexStore(folder: string): IndexStore {
  const indexes = new Map<number, SegmentIndex>();
  let parts = createStringPool();
  let pool = createCommonPool();
  const texts = new Map<string, string>();
  const share = (text: string) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };

  async function load(number: number): Promise<boolean> {
    const stamp = stampOf(segmentFile(folder, number, 'json'));
    const text = await readFile(segmentFile(folder, number, 'index'), 'utf8').catch(() => null);
    const found = text === null || typeof stamp === 'string' ? null : parseIndex(text, stamp, { parts, share, pool });
    if (found !== null) indexes.set(number, found);
    return found !== null;
  }

  function set(number: number, index: SegmentIndex): void {
    if (index.table.length === 0) {
      indexes.delete(number);
      return;
    }
    indexes.set(number, index);
    writeIndex(folder, number, index);
  }

  return {
    indexes,
    load,
    set,
    add: async (number, index) => {
      set(number, index);
      // Where its file couldn't be written, the one that was made stays.
      await load(number);
    },
    delete: (number) => indexes.delete(number),
    seal: () => {
      texts.clear();
      pool = createCommonPool();
      parts.seal();
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

function writeIndex(folder: string, number: number, index: SegmentIndex): void {
  const stamp = stampOf(segmentFile(folder, number, 'json'));
  const file = segmentFile(folder, number, 'index');
  const problem = tryWrite(() => {
    if (typeof stamp === 'string') throw new Error(`The file is ${stamp}.`);
    writeFileSync(`${file}.new`, formatIndex(index, stamp));
    renameSync(`${file}.new`, file);
  });
  if (problem === null) return;
  // The old file may contain what was removed.
  const notRemoved = tryWrite(() => rmSync(file, { force: true }));
  ignoreResult(notRemoved, 'It’s rebuilt at the next start.');
}

import { closeSync, openSync, readSync } from 'node:fs';
import { isIoError, withRetry } from '#main/storage/write-with-retry.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';

/** Part of a file, one character a byte. */
export type FileWindow = {
  readonly bytes: string;
  readonly at: number;
  /** What begins from here on is seen whole in the next window only. */
  readonly end: number;
};

/** How much of a file is looked at at once: a few milliseconds of work. */
const step = 256 * 1024;
/** More than the longest form of a key, so that none is cut by the end of a window. */
const overlap = 32 * 1024;

/** Reads a file of any size in overlapping parts. The event loop gets its turn in between. */
export async function* windowsOf(file: string, signal: AbortSignal | null): AsyncGenerator<FileWindow> {
  const descriptor = await withRetry(() => openSync(file, 'r'), isIoError);
  const yieldNow = createYield();
  try {
    const buffer = Buffer.alloc(step + overlap);
    for (let at = 0; ; at += step) {
      signal?.throwIfAborted();
      const length = await withRetry(() => readWhole(descriptor, buffer, at), isIoError);
      if (length === 0) return;
      const isLast = length < buffer.length;
      yield { bytes: buffer.toString('latin1', 0, length), at, end: isLast ? length : step };
      if (isLast) return;
      await yieldNow();
    }
  } finally {
    closeSync(descriptor);
  }
}

function readWhole(descriptor: number, buffer: Buffer, at: number): number {
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, at + length);
    if (read === 0) break;
    length += read;
  }
  return length;
}

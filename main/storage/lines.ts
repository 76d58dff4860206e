import { closeSync, fdatasync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { codeOf, tryWrite } from './write.ts';

/** A file that grows by lines. */
export type Lines = {
  /**
   * Writes lines to the operating system, by one write: they survive the end of the app. Returns why it could not, in
   * words; then none of them stands there.
   */
  readonly append: (lines: readonly string[]) => string | null;
  /** Hands what was written to the disk itself: it survives the end of the machine. */
  readonly flush: () => void;
  readonly bytes: () => number;
  readonly close: () => void;
  readonly remove: () => Promise<void>;
};

export type LinesOptions = {
  /** Where the file goes on, in bytes; what stands behind is cut off. */
  readonly from: number;
  /** The first line of a new file. */
  readonly header: string;
};

/** A flush waits this long for more to come, so that many writes share one. */
const flushWithinMs = 100;

/** Opens a file to append lines to it. It is made with the first one; after a failed write, what stands there is whole. */
export function openLines(file: string, { from, header }: LinesOptions): Lines {
  let descriptor: number | null = null;
  let length = from;
  let flushing: NodeJS.Timeout | null = null;

  function open(): number {
    if (descriptor !== null) return descriptor;
    const opened = openSync(file, 'a');
    try {
      ftruncateSync(opened, length);
      if (length === 0) length += writeAll(opened, Buffer.from(`${header}\n`));
    } catch (error) {
      closeSync(opened);
      throw error;
    }
    descriptor = opened;
    return opened;
  }

  function flushNow() {
    if (flushing !== null) clearTimeout(flushing);
    flushing = null;
    // A disk that cannot flush says so at the next write.
    if (descriptor !== null) fdatasync(descriptor, () => {});
  }

  return {
    append: (texts) =>
      tryWrite(() => {
        if (texts.length === 0) return;
        const bytes = Buffer.from(`${texts.join('\n')}\n`);
        const to = open();
        try {
          length += writeAll(to, bytes);
        } catch (error) {
          // Half a line would spoil the next one.
          ftruncateSync(to, length);
          throw error;
        }
        flushing ??= setTimeout(flushNow, flushWithinMs);
      }),
    flush: flushNow,
    bytes: () => length,
    close: () => {
      if (flushing !== null) clearTimeout(flushing);
      flushing = null;
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
    // A disk may take its time, and nobody waits for it. Where it fails, the file was never made, or is gone already.
    remove: () => unlink(file).catch(() => {}),
  };
}

/** Writes bytes, however many the system takes at a time. Returns how many they are. */
function writeAll(to: number, bytes: Buffer): number {
  let written = 0;
  while (written < bytes.length) written += writeSync(to, bytes, written);
  return written;
}

/** Goes through the whole lines of a file, each with where it begins. A file that is not there has none. */
export function* linesOf(
  file: string,
): Generator<{ readonly line: string; readonly at: number; readonly end: number }> {
  const descriptor = openIfThere(file);
  if (descriptor === null) return;
  try {
    let rest: Buffer = Buffer.alloc(0);
    let position = 0;
    for (;;) {
      const chunk = Buffer.alloc(1_000_000);
      const length = readSync(descriptor, chunk, 0, chunk.length, position + rest.length);
      if (length === 0) return;
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
        yield { line: bytes.toString('utf8', start, end), at: position + start, end: position + end + 1 };
        start = end + 1;
      }
      rest = bytes.subarray(start);
      position += start;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The line that begins there. */
export function lineAt(descriptor: number, at: number): string {
  const parts: Buffer[] = [];
  for (let position = at; ; ) {
    const chunk = Buffer.alloc(8_192);
    const length = readSync(descriptor, chunk, 0, chunk.length, position);
    const end = chunk.subarray(0, length).indexOf(0x0a);
    parts.push(chunk.subarray(0, end === -1 ? length : end));
    if (end !== -1 || length === 0) return Buffer.concat(parts).toString('utf8');
    position += length;
  }
}

function openIfThere(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

import {
  closeSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ignoreResult } from '#app/ignore-result.ts';
import { flushes } from './flushes.ts';
import { createPresence } from './presence.ts';
import { describeWriteError, isPassing, tryWrite, writeWithRetry } from './write-with-retry.ts';

/** Why lines couldn't be written. */
export type LinesProblem = {
  /** In words. */
  readonly says: string;
  /** Whether another try may succeed. */
  readonly mayPass: boolean;
};

/** A file that grows by lines. */
export type Lines = {
  /**
   * Writes lines to the operating system, by one write: they survive the end of the app. Returns why it couldn't; then
   * none of them is there. Its folder is made again if it is missing.
   * @param again what is written instead where the file has vanished
   */
  readonly append: (lines: readonly string[], again?: () => readonly string[]) => LinesProblem | null;
  /**
   * Replaces all lines by others, all at once: written beside, flushed, renamed. Returns why it couldn't, in words; then the old
   * ones are still there.
   */
  readonly replace: (lines: readonly string[]) => Promise<string | null>;
  /** Whether the file has vanished: the next append restores it while it is still open, or begins a new one. */
  readonly isGone: () => boolean;
  /** Flushes to the disk: it survives a power failure. */
  readonly flush: () => void;
  readonly bytes: () => number;
  readonly close: () => void;
  /**
   * Removes the file. Where another program keeps it from being removed, its lines are cut away, so that nothing comes back
   * from it. Returns why lines are still there, in words.
   */
  readonly remove: () => Promise<string | null>;
};

export type LinesOptions = {
  /** Where the file continues, in bytes; the rest is cut off. */
  readonly from: number;
  /** The first line of a new file. */
  readonly header: string;
};

/** Opens a file to append lines. It is made with the first line; a failed write leaves whole lines. */
export function openLines(file: string, { from, header }: LinesOptions): Lines {
  let descriptor: number | null = null;
  let length = from;
  /** All of a vanished file that couldn't be brought back yet. */
  let held: Buffer | null = null;
  const presence = createPresence(file);

  function open(): number {
    if (descriptor !== null) return descriptor;
    if (length === 0) length = makeFile(file, header);
    descriptor = openCut(file, length);
    return descriptor;
  }

  function flushNow() {
    flushes.dropFlush(flushNow);
    restoreWritten();
    // A disk that can't flush fails at the next write.
    if (descriptor !== null) fdatasync(descriptor, () => {});
  }

  /** What was written since the file was last seen isn't lost with it. */
  function restoreWritten() {
    if (held === null && (descriptor === null || !presence.isGoneSince())) return;
    ignoreResult(tryWrite(bringBack), 'The next append or flush tries again.');
  }

  /** Restores a vanished file from its open descriptor; where that has nothing, a new file begins. */
  function bringBack(read = readWhole) {
    const whole = held ?? (descriptor === null ? null : read(descriptor, length));
    close();
    held = whole;
    if (whole === null) length = 0;
    else replaceFile(file, whole);
    held = null;
  }

  function appendAll(asked: readonly string[], again?: () => readonly string[]) {
    if (asked.length === 0 && again === undefined) return;
    const gone = held !== null || (length > 0 && presence.isGoneAtWrite());
    // Asked first: where the file can't be brought back now, whoever writes knows that all of it is missing.
    const texts = (gone ? again?.() : undefined) ?? asked;
    if (gone) bringBack(again === undefined ? readWhole : readWholeIfPossible);
    if (texts.length === 0) return;
    const text = `${texts.join('\n')}\n`;
    const to = open();
    try {
      length += writeText(to, text);
    } catch (error) {
      // Half a line would damage the next one. If it can't be cut off now, that happens when the file is opened again.
      if (tryWrite(() => ftruncateSync(to, length)) !== null) close();
      throw error;
    }
    flushes.flushLater(flushNow);
  }

  function close() {
    flushes.dropFlush(flushNow);
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  }

  return {
    append: (texts, again) => problemOf(() => appendAll(texts, again)),
    replace: async (texts) => {
      const bytes = Buffer.from(`${[header, ...texts].join('\n')}\n`);
      return writeWithRetry(() => {
        // An append between two tries opened the old file again.
        close();
        replaceFile(file, bytes);
        length = bytes.length;
        held = null;
      });
    },
    isGone: () => length > 0 && presence.isGone(),
    flush: flushNow,
    bytes: () => length,
    close: () => {
      restoreWritten();
      close();
    },
    remove: async () => {
      close();
      held = null;
      return presence.isGone() ? null : removeOrCut(file, header);
    },
  };
}

function problemOf(write: () => void): ReturnType<Lines['append']> {
  try {
    write();
    return null;
  } catch (error) {
    return { says: describeWriteError(error), mayPass: isPassing(error) };
  }
}

/** Opens a file to append after so many bytes; the rest is cut off. */
function openCut(file: string, length: number): number {
  const opened = openSync(file, 'a+');
  try {
    ftruncateSync(opened, length);
    return opened;
  } catch (error) {
    closeSync(opened);
    throw error;
  }
}

/** Makes a file with its header, by another name first, so that there never is one without. Returns its length in bytes. */
function makeFile(file: string, header: string): number {
  const bytes = Buffer.from(`${header}\n`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
  return bytes.length;
}

/** Writes a file beside another one, flushes it, and gives it the name of the other. */
function replaceFile(file: string, bytes: Buffer): void {
  const fresh = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(fresh, 'w');
  try {
    writeAll(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
}

async function removeOrCut(file: string, header: string): Promise<string | null> {
  // Off this thread: freeing a megabyte takes as long as sending ten events.
  const notRemoved = await writeWithRetry(() => rm(file, { force: true }));
  return notRemoved === null ? null : writeWithRetry(() => cutTo(file, header));
}

/** Leaves nothing in a file but a header, and makes sure of it: such a file contains nothing. */
function cutTo(file: string, header: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    ftruncateSync(descriptor, 0);
    const bytes = Buffer.from(`${header}\n`);
    writeAll(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readWhole(from: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const got = readSync(from, bytes, at, length - at, at);
    if (got === 0) return null;
    at += got;
  }
  return bytes;
}

/** The same where it may be unreadable, as on a share that is gone: all of it was asked for, and is written again. */
function readWholeIfPossible(from: number, length: number): Buffer | null {
  try {
    return readWhole(from, length);
  } catch {
    return null;
  }
}

/** Writes a text, without a copy of it where the system takes it all at once. Returns how many bytes it has. */
function writeText(to: number, text: string): number {
  const length = Buffer.byteLength(text);
  const written = writeSync(to, text);
  if (written < length) writeAll(to, Buffer.from(text).subarray(written));
  return length;
}

/** Writes bytes, however many the system takes at a time. Returns how many they are. */
function writeAll(to: number, bytes: Buffer): number {
  let written = 0;
  while (written < bytes.length) written += writeSync(to, bytes, written);
  return written;
}

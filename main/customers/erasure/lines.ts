import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { isIoError, isPassing, withRetry } from '#main/storage/write-with-retry.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';

/** What a line becomes: another text, or null when it is removed. */
export type LineChange = (line: string) => string | null;

/** A line this long is none that Tidings wrote. */
const longestLine = 32_000_000;
const newline = 0x0a;

/** Goes through the lines of a file, with what ends them; the last one may have no end. */
export async function* byteLines(file: string): AsyncGenerator<Buffer> {
  const descriptor = await withRetry(() => openSync(file, 'r'), isIoError);
  const yieldNow = createYield();
  try {
    let parts: Buffer[] = [];
    let held = 0;
    for (let at = 0; ; ) {
      const chunk = Buffer.alloc(256 * 1024);
      const length = await withRetry(() => readSync(descriptor, chunk, 0, chunk.length, at), isIoError);
      at += length;
      if (length === 0) break;
      let start = 0;
      for (let end = chunk.indexOf(newline); end !== -1 && end < length; end = chunk.indexOf(newline, start)) {
        yield Buffer.concat([...parts, chunk.subarray(start, end + 1)]);
        parts = [];
        held = 0;
        start = end + 1;
        await yieldNow();
      }
      parts.push(chunk.subarray(start, length));
      held += length - start;
      if (held > longestLine) throw new Error('A line is too long.');
      await yieldNow();
    }
    if (held > 0) yield Buffer.concat(parts);
  } finally {
    closeSync(descriptor);
  }
}

/** A line as text, without what ends it. */
export function textOfLine(line: Buffer): string {
  return line.toString('utf8').replace(/\n$/, '');
}

/**
 * Rewrites a file of lines: beside it, flushed, then renamed. A line that doesn't change stays byte for byte. Throws when it
 * can't be done; then the file is as it was.
 */
export async function rewriteLines(file: string, change: LineChange): Promise<void> {
  const fresh = `${file}.new`;
  await withRetry(() => rmSync(fresh, { force: true }), isPassing);
  try {
    await copyChanged(file, fresh, change);
    await withRetry(() => renameSync(fresh, file), isPassing);
  } catch (error) {
    removeIfPossible(fresh);
    throw error;
  }
}

/** Whether any line would change. */
export async function changesLines(file: string, change: LineChange): Promise<boolean> {
  for await (const line of byteLines(file)) {
    const before = textOfLine(line);
    if (change(before) !== before) return true;
  }
  return false;
}

async function copyChanged(file: string, fresh: string, change: LineChange): Promise<void> {
  const descriptor = await withRetry(() => openSync(fresh, 'wx'), isPassing);
  try {
    const waiting: Buffer[] = [];
    for await (const line of byteLines(file)) {
      const before = textOfLine(line);
      const after = change(before);
      if (after === before) waiting.push(line);
      else if (after !== null) waiting.push(Buffer.from(line.at(-1) === newline ? `${after}\n` : after));
      if (waiting.length >= 500) writeAll(descriptor, waiting.splice(0));
    }
    writeAll(descriptor, waiting);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, parts: readonly Buffer[]): void {
  const bytes = Buffer.concat(parts);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

/** A file that stays is searched like every other file, and reported. */
function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}

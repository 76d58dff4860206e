import { chmodSync, closeSync, fsync, openSync, realpathSync, renameSync, rmSync, statSync, write } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Exchange } from '#app/exchange/exchange.ts';
import type { ExportWriting } from '#app/history/export-formats.ts';
import { fileErrorCode } from '#main/error-code.ts';
import { describeWriteError, isPassing, withRetry } from '#main/storage/write-with-retry.ts';

/** Writes exchanges to a file, in the form that `writing` gives once it is begun. Returns why it couldn't, in words. */
export function writeExport(
  file: string,
  writing: () => ExportWriting | Promise<ExportWriting>,
  exchanges: AsyncIterable<Exchange>,
): Promise<string | null> {
  return writeTexts(file, texts(writing, exchanges));
}

/** Writes a text to a file that the person chose. Returns why it couldn't, in words; then the file is as it was. */
export function writeText(file: string, text: string): Promise<string | null> {
  return writeTexts(file, [text]);
}

/** The same for bytes. */
export function writeBytes(file: string, bytes: Uint8Array): Promise<string | null> {
  return writeTexts(file, [bytes]);
}

let count = 0;
/** The temporary files that are written to now. */
const unfinished = new Set<string>();

/** Whether a file that the person chose is being written. */
export function isWritingFile(): boolean {
  return unfinished.size > 0;
}

/** Removes what is there of files that aren't finished, as Tidings ends: nothing would ever finish them. */
export function dropUnfinishedFiles(): void {
  for (const file of unfinished) {
    try {
      rmSync(file, { force: true });
    } catch {
      // The folder may be gone, such as a stick that was pulled out.
    }
  }
}

type Parts = AsyncIterable<string> | Iterable<string | Uint8Array>;

/**
 * Writes texts to a file that the person chose, one behind the other: to a temporary one beside it, flushed, checked, then
 * renamed, so that the file is whole or as it was. Returns why it couldn't, in words.
 */
export async function writeTexts(file: string, parts: Parts): Promise<string | null> {
  const target = targetOf(file);
  // A short name: one made of the file's own may be too long for the system.
  const temporary = join(dirname(target), `.tidings-${process.pid}-${++count}.part`);
  unfinished.add(temporary);
  try {
    const bytes = await writeWhole(temporary, parts);
    if (statSync(temporary).size !== bytes) throw Object.assign(new Error('A part is missing.'), { code: 'ENOSPC' });
    await withRetry(() => {
      const before = statSync(target, { throwIfNoEntry: false });
      if (before !== undefined) chmodSync(temporary, before.mode);
      renameSync(temporary, target);
    }, isPassing);
    return null;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    return describeChosenFileError(error);
  } finally {
    unfinished.delete(temporary);
  }
}

/** What fails while another program has the file, or where a person has no rights. No system tells them apart. */
const heldCodes: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EROFS']);

/** Why a file or folder that the person chose couldn't be written, in words: it isn't in Tidings' own folder. */
export function describeChosenFileError(error: unknown): string {
  const code = fileErrorCode(error);
  if (heldCodes.has(code))
    return `The file is open in another program, or you don’t have permission to write there (${code}). Close the file there, or choose another folder.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full. Free up some space, then try again.';
  return describeWriteError(error);
}

async function writeWhole(file: string, parts: Parts): Promise<number> {
  // Made in this very turn: a program that is ended at once removes what it finds, and nothing comes after that.
  const opened = openSync(file, 'w');
  let bytes = 0;
  try {
    for await (const part of parts) {
      const chunk = Buffer.from(part);
      bytes += chunk.length;
      await writeAll(opened, chunk);
    }
    await promisify(fsync)(opened);
  } finally {
    closeSync(opened);
  }
  return bytes;
}

async function writeAll(to: number, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await promisify(write)(to, bytes, written, bytes.length - written, null);
    written += bytesWritten;
  }
}

/** Where a link leads, so that the link stays one. */
function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

async function* texts(
  writing: () => ExportWriting | Promise<ExportWriting>,
  exchanges: AsyncIterable<Exchange>,
): AsyncGenerator<string> {
  const { before, one, between, after } = await writing();
  yield before;
  let first = true;
  for await (const exchange of exchanges) {
    yield first ? one(exchange) : between + one(exchange);
    first = false;
  }
  yield after;
}

import { chmodSync, closeSync, fsync, openSync, realpathSync, renameSync, statSync, write } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Exchange } from '#app/exchange/exchange.ts';
import type { ExportWriting } from '#app/history/export-formats.ts';
import { fileErrorCode } from '#main/error-code.ts';
import { describeWriteError, isPassing, withRetry } from '#main/storage/write-with-retry.ts';

/** Writes exchanges to a file. Returns why it couldn't, in words. */
export function writeExport(
  file: string,
  writing: ExportWriting,
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

type Parts = AsyncIterable<string> | Iterable<string | Uint8Array>;

/**
 * Writes texts to a file that the person chose, one behind the other: to a temporary one beside it, flushed, checked, then
 * renamed, so that the file is whole or as it was. Returns why it couldn't, in words.
 */
export async function writeTexts(file: string, parts: Parts): Promise<string | null> {
  const target = targetOf(file);
  // A short name: one made of the file's own may be too long for the system.
  const temporary = join(dirname(target), `.tidings-${process.pid}-${++count}.part`);
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
  { before, one, between, after }: ExportWriting,
  exchanges: AsyncIterable<Exchange>,
): AsyncGenerator<string> {
  yield before;
  let first = true;
  for await (const exchange of exchanges) {
    yield first ? one(exchange) : between + one(exchange);
    first = false;
  }
  yield after;
}

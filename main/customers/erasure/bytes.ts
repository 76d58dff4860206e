import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import type { KeyFinder, Place } from '#app/customers/key-finder.ts';
import { isPassing, withRetry } from '#main/storage/write-with-retry.ts';
import { windowsOf } from './windows.ts';

const charsets = ['utf8', 'utf16'] as const;

/** Whether a customer is in the raw bytes of a file, in any spelling. Throws when it can't be read. */
export async function holdsInBytes(
  file: string,
  finders: readonly KeyFinder[],
  signal: AbortSignal | null = null,
): Promise<boolean> {
  if (finders.length === 0) return false;
  for await (const { bytes } of windowsOf(file, signal))
    if (charsets.some((charset) => finders.some((finder) => finder.findInBytes(bytes, charset).length > 0)))
      return true;
  return false;
}

/**
 * Writes x over a customer in the raw bytes of a file, all else stays where it is. A file that has a second name elsewhere is
 * copied first, so that the other one doesn't change. Throws when it can't be done.
 */
export async function clearBytes(file: string, matcher: CustomerMatcher): Promise<void> {
  await giveOwnCopy(file);
  const descriptor = await withRetry(() => openSync(file, 'r+'), isPassing);
  try {
    for await (const { bytes, at, end } of windowsOf(file, null))
      for (const charset of charsets)
        for (const finder of matcher.finders)
          for (const place of finder.findInBytes(bytes, charset))
            if (place[0] < end) await overwrite(descriptor, bytes, at, place, charset);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function overwrite(descriptor: number, bytes: string, at: number, place: Place, charset: 'utf8' | 'utf16') {
  const [from, to] = place;
  const filler = charset === 'utf8' ? 'x'.repeat(to - from) : 'x\0'.repeat((to - from) / 2);
  await withRetry(() => {
    let written = 0;
    const all = Buffer.from(filler, 'latin1').subarray(0, Math.min(filler.length, bytes.length - from));
    while (written < all.length)
      written += writeSync(descriptor, all, written, all.length - written, at + from + written);
  }, isPassing);
}

async function giveOwnCopy(file: string): Promise<void> {
  if (statSync(file).nlink < 2) return;
  const own = `${file}.new`;
  await withRetry(() => rmSync(own, { force: true }), isPassing);
  await copyInParts(file, own);
  await withRetry(() => renameSync(own, file), isPassing);
}

async function copyInParts(from: string, to: string): Promise<void> {
  const descriptor = await withRetry(() => openSync(to, 'wx'), isPassing);
  try {
    for await (const { bytes, end } of windowsOf(from, null)) {
      const part = Buffer.from(bytes.slice(0, end), 'latin1');
      for (let written = 0; written < part.length; ) written += writeSync(descriptor, part, written);
    }
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (error) {
    closeSync(descriptor);
    await withRetry(() => rmSync(to, { force: true }), isPassing);
    throw error;
  }
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, isPassing, withRetryNow } from '#main/storage/write-with-retry.ts';

/**
 * Why everything can't be kept in a folder, in words; null when it can. Asked before anything else: where the folder can't be
 * written, Electron takes it for the folder of a Tidings that is already open, and ends without a word.
 */
export function folderError(folder: string): string | null {
  const probe = join(folder, `.tidings-${process.pid}.part`);
  try {
    withRetryNow(() => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(probe, 'x');
    }, isPassing);
    return null;
  } catch (error) {
    return wordsOf(error);
  } finally {
    removeQuietly(probe);
  }
}

/** What stays behind is empty, and is none of the files that are read. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}

function wordsOf(error: unknown): string | null {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return `You don’t have permission to save in this folder (${code}).`;
  if (code === 'EROFS') return 'This folder is on a drive that is read-only (EROFS).';
  if (code === 'EEXIST' || code === 'ENOTDIR') return `There is a file where this folder should be (${code}).`;
  // With a full disk, all can still be read.
  if (code === 'ENOSPC' || code === 'EDQUOT') return null;
  return `This folder can’t be used (${code}).`;
}

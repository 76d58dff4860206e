import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileErrorCode } from '#main/error-code.ts';
import { isPassing, withRetryNow } from '#main/storage/write-with-retry.ts';

/**
 * Why data can't be saved in a folder, in words; null when it can. Checked before anything else: if the folder can't be
 * written, Electron takes Tidings for already open and quits silently.
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

/** A file that stays is empty and never read. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}

function wordsOf(error: unknown): string | null {
  const code = fileErrorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return `You don’t have permission to save in this folder (${code}).`;
  if (code === 'EROFS') return 'This folder is on a read-only drive (EROFS).';
  if (code === 'EEXIST' || code === 'ENOTDIR') return `A file has the name of this folder (${code}).`;
  // With a full disk, everything can still be read.
  if (code === 'ENOSPC' || code === 'EDQUOT') return null;
  return `This folder can’t be used (${code}).`;
}

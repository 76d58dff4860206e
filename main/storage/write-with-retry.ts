import { renameSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** How long to wait before each further try, in milliseconds. */
export const pausesMs = [20, 50, 100, 200, 400] as const;

/** What passes: virus scanners and sync programs hold a file for a moment, and open files become free again. */
const passingCodes: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES', 'EMFILE', 'ENFILE', 'EAGAIN']);

/**
 * Runs a write, and again after pauses while it fails for a reason that passes. The first try runs in the call itself, so
 * that what was typed is on the disk before anything else happens. Returns why it failed, in words; null when it did not.
 */
export async function writeWithRetry(write: () => void): Promise<string | null> {
  try {
    await withRetry(write, isPassing);
    return null;
  } catch (error) {
    return errorOf(error);
  }
}

/** Whether a call failed for a reason that passes. */
export function isPassing(error: unknown): boolean {
  return passingCodes.has(codeOf(error));
}

/** Runs work until it ends, fails for a reason that does not pass, or was tried often enough. Throws the last error. */
export async function withRetry<T>(work: () => T, mayPass: (error: unknown) => boolean): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return work();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    await setTimeout(pauseMs);
  }
  return work();
}

/** The same where nothing else may happen meanwhile: the thread itself waits. Only for before there is a window. */
export function withRetryNow<T>(work: () => T, mayPass: (error: unknown) => boolean): T {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (const pauseMs of pausesMs) {
    try {
      return work();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    Atomics.wait(clock, 0, 0, pauseMs);
  }
  return work();
}

const lastingCodes: ReadonlySet<string> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'unknown']);

/** Whether a read failed for a reason that may pass. */
export function isIoError(error: unknown): boolean {
  return !lastingCodes.has(codeOf(error));
}

/** Runs a write once, for callers that cannot wait. Returns why it failed, in words; null when it did not. */
export function tryWrite(write: () => void): string | null {
  try {
    write();
    return null;
  } catch (error) {
    return errorOf(error);
  }
}

/** Whether a file or folder is there. Throws where the system does not say: that must not be taken for no. */
export function isThere(path: string): boolean {
  return ifThere(() => statSync(path));
}

/** Whether a file or folder is not there, as the system says; a fault of the disk is no such word. */
export function isSurelyGone(path: string): boolean {
  try {
    return !isThere(path);
  } catch {
    return false;
  }
}

/** Renames a file. Returns whether it was there. */
export function renameIfThere(from: string, to: string): boolean {
  return ifThere(() => renameSync(from, to));
}

function ifThere(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}

/** The technical code of a file system's error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** A folder whose names the system does not hand out. */
export class NotListed extends Error {
  readonly path: string;
  readonly code: string;

  constructor(path: string, code: string) {
    super(`${path} can’t be listed (${code}).`);
    this.path = path;
    this.code = code;
  }
}

/** What to say of a folder that cannot be listed. */
export function notListedWords(code: string): string {
  return `This folder couldn’t be read (${code}). Check that you may open it, then try again.`;
}

/** Why a write failed, in words. */
export function errorOf(error: unknown): string {
  const code = codeOf(error);
  if (error instanceof NotListed)
    return `The folder ${error.path} couldn’t be read (${code}). Check that you may open it.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full. Free some room; what you typed is still here.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'Tidings may not write into its folder. Ask for the right to.';
  return `The file could not be written (${code}).`;
}

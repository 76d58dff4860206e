import { existsSync, renameSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileErrorCode } from '#main/error-code.ts';

/** How long to wait before each further try, in milliseconds. */
export const pausesMs = [20, 50, 100, 200, 400] as const;

/** What passes: virus scanners and sync programs hold a file for a moment, and open files become free again. */
const passingCodes: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES', 'EMFILE', 'ENFILE', 'EAGAIN']);

/**
 * Runs a write, and again after pauses while it fails for a reason that passes. The first try runs in the call itself, so
 * that typed text is on disk before anything else happens. Returns why it failed, in words; null when it didn't.
 */
export async function writeWithRetry(write: () => void | Promise<void>): Promise<string | null> {
  try {
    await withRetry(write, isPassing);
    return null;
  } catch (error) {
    return describeWriteError(error);
  }
}

/** Whether a call failed for a reason that passes. */
export function isPassing(error: unknown): boolean {
  return passingCodes.has(fileErrorCode(error));
}

/** Runs work until it ends, fails for a reason that doesn't pass, or was tried often enough. Throws the last error. */
export async function withRetry<T>(work: () => T | Promise<T>, mayPass: (error: unknown) => boolean): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await work();
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
  return !lastingCodes.has(fileErrorCode(error));
}

/** Runs a write once, for callers that can't wait. Returns why it failed, in words; null when it didn't. */
export function tryWrite(write: () => void): string | null {
  try {
    write();
    return null;
  } catch (error) {
    return describeWriteError(error);
  }
}

/** Whether a file or folder exists. Throws when the system can't say, because that must not count as no. */
export function isThere(path: string): boolean {
  return ifThere(() => statSync(path));
}

/** Whether the system says that a file or folder doesn't exist; false after an I/O error. */
export function isSurelyGone(path: string): boolean {
  // The usual case, at half the cost: each line of a run asks it.
  if (existsSync(path)) return false;
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
    const code = fileErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}

/** A folder that the system can't list. */
export class NotListed extends Error {
  readonly path: string;
  readonly code: string;

  constructor(path: string, code: string) {
    super(`${path} can’t be listed (${code}).`);
    this.path = path;
    this.code = code;
  }
}

/** What to say of a folder that can't be listed. */
export function notListedWords(code: string): string {
  return `This folder couldn’t be read (${code}). Check that you may open it, then try again.`;
}

/** Why a write failed, in words. */
export function describeWriteError(error: unknown): string {
  const code = fileErrorCode(error);
  if (error instanceof NotListed)
    return `The folder ${error.path} couldn’t be read (${code}). Check that you may open it.`;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return 'The disk is full. Free up some space. Your changes are still here.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'Tidings doesn’t have permission to write to its folder. Ask your administrator.';
  return `The file couldn’t be written (${code}).`;
}

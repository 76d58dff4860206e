import { constants, copyFileSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ignoreResult } from '#app/ignore-result.ts';
import { localDay } from '#app/text/offset-time.ts';
import { fileErrorCode } from '#main/error-code.ts';
import {
  type BackupReason,
  backupDay,
  backupLabel,
  backupNames,
  freeName,
  inOrderOfWriting,
  unorderedMark,
} from './backup-names.ts';
import { backedUp, linkOrCopy, listDataFiles } from './data-files.ts';
import { type StorePlace, writeDocument } from './document-store.ts';
import { createQueue, type Queue } from './queue.ts';
import { nameInPlan } from './restore-plan.ts';
import { describeWriteError, isIoError, isPassing, isThere, withRetry, writeWithRetry } from './write-with-retry.ts';
import { createYield } from './yield-to-event-loop.ts';

export type Backup = {
  readonly name: string;
  /** How people read it: with the time of this computer. */
  readonly label: string;
  readonly bytes: number;
  readonly files: number;
};

export type Backups = {
  /** Copies everything that the person made, under a name with its date. Returns why it couldn't, in words. */
  readonly take: (why: BackupReason) => Promise<string | null>;
  /** Takes one if none was taken on this day of this computer's calendar. */
  readonly takeDaily: () => Promise<string | null>;
  /** The last one written first. */
  readonly list: () => readonly Backup[];
};

export type BackupsPlace = Pick<StorePlace, 'folder' | 'now'> & {
  /** Work on backups that must not meet, one after another: taking one, and erasing in them. */
  readonly inTurn?: Queue;
};

const mostKept = 7;

/**
 * Dated copies in `backups/`, the last seven. Files that are replaced and never written into get a second name there, so
 * that a copy of a large history takes no room; journals and the logs of runs are copied.
 */
export function openBackups({ folder, now, inTurn = createQueue() }: BackupsPlace): Backups {
  const home = join(folder, 'backups');

  async function take(why: BackupReason): Promise<string | null> {
    try {
      const name = await withRetry(() => freeName(home, now(), why), isIoError);
      return await takeAs(name);
    } catch (error) {
      return describeWriteError(error);
    }
  }

  async function takeAs(name: string): Promise<string | null> {
    const unfinished = join(home, `${name}.part`);
    let order: readonly string[] | null = null;
    try {
      await copyAll(folder, unfinished);
      if (!isThere(unfinished)) return null;
      // Before it has its name: one that isn't in the order counts as put there by the person, and is never removed.
      order = await noteOrder(home, name);
      if (order === null) await withRetry(() => writeFileSync(join(unfinished, unorderedMark), ''), isPassing);
      await withRetry(() => renameSync(unfinished, join(home, name)), isPassing);
    } catch (error) {
      const left = await writeWithRetry(() => rmSync(unfinished, { recursive: true, force: true }));
      ignoreResult(left, 'It’s removed at the next start.');
      return describeWriteError(error);
    }
    if (order !== null) await prune(folder, order);
    return null;
  }

  return {
    take: (why) => inTurn(() => take(why)),
    takeDaily: () =>
      inTurn(async () => {
        const today = localDay(now().toISOString());
        try {
          const names = await withRetry(() => backupNames(home), isIoError);
          return names.some((name) => backupDay(name) === today) ? null : take('daily');
        } catch (error) {
          return describeWriteError(error);
        }
      }),
    list: () =>
      (inOrderOfWriting(home)?.names ?? backupNames(home).toReversed()).toReversed().map((name) => {
        const files = listDataFiles(join(home, name));
        return {
          name,
          label: backupLabel(name),
          files: files.length,
          bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
        };
      }),
  };
}

/** Adds the one that is about to get its name to the order of writing, and returns the order; null when it can't. */
async function noteOrder(home: string, newest: string): Promise<readonly string[] | null> {
  const found = await withRetry(() => inOrderOfWriting(home), isIoError).catch(() => null);
  if (found === null) return null;
  const { names, added } = found;
  const order = [...names.filter((name) => !added.includes(name)), newest];
  if ((await writeDocument(home, 'written', order)) !== null) return null;
  // One that a person moves away and back after this is theirs.
  const left = await writeWithRetry(() => {
    for (const name of order) rmSync(join(home, name, unorderedMark), { force: true });
  });
  ignoreResult(left, 'The next backup removes it.');
  return order;
}

/**
 * Removes the oldest by the order of writing, never the last one or one whose restore is planned. What a person put there
 * isn't in the order, and stays. What fails is left to the next backup.
 */
async function prune(folder: string, order: readonly string[]): Promise<void> {
  const home = join(folder, 'backups');
  const planned = await nameInPlan(folder);
  if (planned === 'unknown') return;
  const mayGo = order.slice(0, -1).filter((name) => name !== planned.name);
  for (const name of mayGo.slice(0, Math.max(0, order.length - mostKept)))
    ignoreResult(await writeWithRetry(() => removeBackup(home, name)), 'The next backup removes it.');
}

function removeBackup(home: string, name: string): void {
  // Half a backup must not look whole.
  renameSync(join(home, name), join(home, `${name}.part`));
  rmSync(join(home, `${name}.part`), { recursive: true, force: true });
}

/** The history changes meanwhile: new and renamed files are copied in another round. */
async function copyAll(folder: string, to: string): Promise<void> {
  const yieldNow = createYield();
  const taken = new Set<string>();
  for (;;) {
    const files = await withRetry(() => listDataFiles(folder), isIoError);
    const left = files.filter(({ path, kind }) => backedUp.includes(kind) && !taken.has(path));
    if (left.length === 0) return;
    for (const { path } of left) {
      taken.add(path);
      await withRetry(() => copyIfThere(join(folder, path), join(to, path)), isPassing);
      await yieldNow();
    }
  }
}

function copyIfThere(from: string, to: string): void {
  try {
    copyDataFile(from, to);
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT' || isThere(from)) throw error;
  }
}

/** Files that are written into. */
const growing = /\.journal$|[\\/]results\.jsonl$/;

/** Copies a file to a new place, or gives it a second name there where it is never written into. */
export function copyDataFile(from: string, to: string): void {
  if (growing.test(from)) {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  } else linkOrCopy(from, to);
  if (statSync(from).size !== statSync(to).size)
    throw Object.assign(new Error('A part is missing.'), { code: 'ENOSPC' });
}

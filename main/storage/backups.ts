import { constants, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ignoreResult } from '#app/ignore-result.ts';
import { fileErrorCode } from '#main/error-code.ts';
import { backedUp, linkOrCopy, listDataFiles } from './data-files.ts';
import { readDocumentNow, type StorePlace, writeDocument } from './document-store.ts';
import { createQueue, type Queue } from './queue.ts';
import { describeWriteError, isIoError, isPassing, isThere, withRetry, writeWithRetry } from './write-with-retry.ts';
import { createYield } from './yield-to-event-loop.ts';

export type Backup = { readonly name: string; readonly bytes: number; readonly files: number };

export type Backups = {
  /**
   * Copies everything that the person made, under a name with its date. Returns why it couldn't, in words.
   * @param spared a backup that stays, however old it is
   */
  readonly take: (why: BackupReason, spared?: string) => Promise<string | null>;
  /** Takes one if none was taken today. */
  readonly takeDaily: () => Promise<string | null>;
  /** The last one written first. */
  readonly list: () => readonly Backup[];
};

/** Why a backup was taken, behind its date. */
export type BackupReason = 'daily' | 'by hand' | 'before restore';

export type BackupsPlace = Pick<StorePlace, 'folder' | 'now'> & {
  /** Work on backups that must not meet, one after another: taking one, and erasing in them. */
  readonly inTurn?: Queue;
};

const mostKept = 7;
const namePattern = /^\d{4}-\d{2}-\d{2} \d{2}-\d{2}-\d{2} \((daily|by hand|before restore)\)$/;

/** The names of the backups, the last one written at the end: the clock that names them may jump. */
const writtenSchema = z.array(z.string()).readonly();

/**
 * Dated copies in `backups/`, the last seven. Files that are replaced and never written into get a second name there, so
 * that a copy of a large history takes no room; journals and the logs of runs are copied.
 */
export function openBackups({ folder, now, inTurn = createQueue() }: BackupsPlace): Backups {
  const home = join(folder, 'backups');

  async function take(why: BackupReason, spared: string | null): Promise<string | null> {
    try {
      const name = await withRetry(() => freeName(home, now(), why), isIoError);
      return await takeAs(name, spared);
    } catch (error) {
      return describeWriteError(error);
    }
  }

  async function takeAs(name: string, spared: string | null): Promise<string | null> {
    const unfinished = join(home, `${name}.part`);
    try {
      await copyAll(folder, unfinished);
      if (!isThere(unfinished)) return null;
      await withRetry(() => renameSync(unfinished, join(home, name)), isPassing);
    } catch (error) {
      const left = await writeWithRetry(() => rmSync(unfinished, { recursive: true, force: true }));
      ignoreResult(left, 'It’s removed at the next start.');
      return describeWriteError(error);
    }
    await prune(home, name, spared);
    return null;
  }

  return {
    take: (why, spared) => inTurn(() => take(why, spared ?? null)),
    takeDaily: () =>
      inTurn(async () => {
        const today = now().toISOString().slice(0, 10);
        try {
          const names = await withRetry(() => backupNames(home), isIoError);
          return names.some((name) => name.startsWith(today)) ? null : take('daily', null);
        } catch (error) {
          return describeWriteError(error);
        }
      }),
    list: () =>
      (inOrderOfWriting(home) ?? backupNames(home).toReversed()).toReversed().map((name) => {
        const files = listDataFiles(join(home, name));
        return { name, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
      }),
  };
}

/** The finished backups in a folder, the latest date first. */
export function backupNames(home: string): readonly string[] {
  const names = statSync(home, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(home) : [];
  return names
    .filter((name) => namePattern.test(name))
    .sort()
    .reverse();
}

/** The last one at the end; null when the order can't be read now. */
function inOrderOfWriting(home: string): readonly string[] | null {
  const found = readDocumentNow(join(home, 'written.json'), writtenSchema);
  if (found.kind === 'newer' || found.kind === 'not-readable-now') return null;
  const written = found.kind === 'read' ? found.value : [];
  const names = backupNames(home);
  const unknown = names.filter((name) => !written.includes(name)).sort();
  return [...unknown, ...written.filter((name) => names.includes(name))];
}

/** Removes the oldest by the order of writing, never the one just written. What fails is left to the next backup. */
async function prune(home: string, newest: string, spared: string | null): Promise<void> {
  const known = await withRetry(() => inOrderOfWriting(home), isIoError).catch(() => null);
  if (known === null) return;
  const order = [...known.filter((name) => name !== newest), newest];
  if ((await writeDocument(home, 'written', order)) !== null) return;
  const mayGo = order.filter((name) => name !== newest && name !== spared);
  for (const name of mayGo.slice(0, Math.max(0, order.length - mostKept)))
    ignoreResult(await writeWithRetry(() => removeBackup(home, name)), 'The next backup removes it.');
}

function removeBackup(home: string, name: string): void {
  // Half a backup must not look whole.
  renameSync(join(home, name), join(home, `${name}.part`));
  rmSync(join(home, `${name}.part`), { recursive: true, force: true });
}

function freeName(home: string, now: Date, why: BackupReason): string {
  for (let second = 0; ; second++) {
    const at = new Date(now.getTime() + second * 1_000).toISOString().slice(0, 19);
    const name = `${at.replace('T', ' ').replaceAll(':', '-')} (${why})`;
    if (!isThere(join(home, name)) && !isThere(join(home, `${name}.part`))) return name;
  }
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

import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createBreather } from './breather.ts';
import { backedUp, linkOrCopy, listDataFiles } from './data-files.ts';
import type { StorePlace } from './document-store.ts';
import { faultOf, tryWrite } from './write.ts';

export type Backup = { readonly name: string; readonly bytes: number; readonly files: number };

export type Backups = {
  /** Takes a copy of all that a person made, under a name with its date. Returns why it could not, in words. */
  readonly take: (why: BackupReason) => Promise<string | null>;
  /** Takes one if none was taken today. */
  readonly takeDaily: () => Promise<string | null>;
  /** Newest first. */
  readonly list: () => readonly Backup[];
};

/** What stands behind a backup's date. */
export type BackupReason = 'daily' | 'by hand' | 'before restore';

const mostKept = 7;
const namePattern = /^\d{4}-\d{2}-\d{2} \d{2}-\d{2}-\d{2} \((daily|by hand|before restore)\)$/;

/**
 * Dated copies in `backups/`, the last seven. Files that are replaced and never written into get a second name there, so
 * that a copy of a large history takes no room; journals and the logs of runs are copied.
 */
export function openBackups({ folder, now }: Pick<StorePlace, 'folder' | 'now'>): Backups {
  const home = join(folder, 'backups');

  async function take(why: BackupReason): Promise<string | null> {
    const name = `${now().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-')} (${why})`;
    const unfinished = join(home, `${name}.part`);
    const breathe = createBreather();
    try {
      for (const { path } of listDataFiles(folder).filter(({ kind }) => backedUp.includes(kind))) {
        backUpFile(join(folder, path), join(unfinished, path));
        await breathe();
      }
      if (existsSync(unfinished)) renameSync(unfinished, join(home, name));
      for (const { name: old } of list().slice(mostKept)) rmSync(join(home, old), { recursive: true, force: true });
      return null;
    } catch (error) {
      tryWrite(() => rmSync(unfinished, { recursive: true, force: true }));
      return faultOf(error);
    }
  }

  function list(): readonly Backup[] {
    return backupNames(home).map((name) => {
      const files = listDataFiles(join(home, name));
      return { name, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
    });
  }

  return {
    take,
    takeDaily: async () => {
      const today = now().toISOString().slice(0, 10);
      return backupNames(home).some((name) => name.startsWith(today)) ? null : take('daily');
    },
    list,
  };
}

/** The finished backups in a folder, newest first. */
export function backupNames(home: string): readonly string[] {
  const names = statSync(home, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(home) : [];
  return names
    .filter((name) => namePattern.test(name))
    .sort()
    .reverse();
}

/** Files that are written into. */
const growing = /\.journal$|[\\/]results\.jsonl$/;

function backUpFile(from: string, to: string) {
  if (!growing.test(from)) return linkOrCopy(from, to);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

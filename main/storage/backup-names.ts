import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { localDay, withOffset } from '#app/text/offset-time.ts';
import { readDocumentNow } from './document-store.ts';
import { isThere } from './write-with-retry.ts';

/** Why a backup was taken, behind its date. */
export type BackupReason = 'daily' | 'by hand' | 'before restore';

/** The time in a name is UTC, so that names sort by it on each computer and through each change of its clock. */
const namePattern = /^(\d{4}-\d{2}-\d{2}) (\d{2})-(\d{2})-(\d{2}) \((daily|by hand|before restore)\)$/;

/** The names of the backups, the last one written at the end: the clock that names them may jump. */
const writtenSchema = z.array(z.string()).readonly();

/**
 * An empty file in a backup that was taken while the order couldn't be changed: the next one adds it there. Without the file,
 * it would count as put there by a person, also after a restart.
 */
export const unorderedMark = 'not-in-order';

/** The finished backups in a folder, the latest date first. */
export function backupNames(home: string): readonly string[] {
  const names = statSync(home, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(home) : [];
  return names
    .filter((name) => namePattern.test(name) && !Number.isNaN(Date.parse(backupTime(name))))
    .sort()
    .reverse();
}

type OrderOfWriting = {
  /** The last one written at the end. */
  readonly names: readonly string[];
  /** Those of them that a person put there. Without an order on the disk, nobody knows which these are. */
  readonly added: readonly string[];
};

/** The backups in a folder in the order in which they were written; null when that can't be read now. */
export function inOrderOfWriting(home: string): OrderOfWriting | null {
  const found = readDocumentNow(join(home, 'written.json'), writtenSchema);
  if (found.kind === 'newer' || found.kind === 'not-readable-now') return null;
  const written = found.kind === 'read' ? found.value : [];
  const names = backupNames(home);
  const known = written.filter((name) => names.includes(name));
  const unknown = names.filter((name) => !written.includes(name)).sort();
  if (found.kind !== 'read') return { names: [...unknown, ...known], added: [] };
  const unordered = unknown.filter((name) => isThere(join(home, name, unorderedMark)));
  const added = unknown.filter((name) => !unordered.includes(name));
  return { names: [...added, ...known, ...unordered], added };
}

/** The day on which a backup was taken, on this computer's calendar. */
export function backupDay(name: string): string {
  return localDay(backupTime(name));
}

/** How people read the name of a backup: with the time of this computer. Any other name stays. */
export function backupLabel(name: string): string {
  const [, , , , , why] = namePattern.exec(name) ?? [];
  return why === undefined
    ? name
    : `${withOffset(backupTime(name), 'seconds').slice(0, 19).replace('T', ' ')} (${why})`;
}

/** When a backup was taken, by its name. */
function backupTime(name: string): string {
  return name.replace(namePattern, '$1T$2:$3:$4Z');
}

/** A name that no backup has. */
export function freeName(home: string, now: Date, why: BackupReason): string {
  for (let second = 0; ; second++) {
    const at = new Date(now.getTime() + second * 1_000).toISOString().slice(0, 19);
    const name = `${at.replace('T', ' ').replaceAll(':', '-')} (${why})`;
    if (!isThere(join(home, name)) && !isThere(join(home, `${name}.part`))) return name;
  }
}

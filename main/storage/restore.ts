import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { backupNames, openBackups } from './backups.ts';
import { backedUp, listDataFiles } from './data-files.ts';
import { readDocumentNow, type StorePlace, writeDocumentNow } from './document-store.ts';

/** What comes back at the next start: a backup, or a file that was set aside. */
export const restoreSchema = z.object({ kind: z.enum(['backup', 'set-aside']), name: z.string() });

export type Restore = z.infer<typeof restoreSchema>;

/** Remembers what to bring back at the next start, before anything is opened. Returns why it could not, in words. */
export function planRestore(folder: string, restore: Restore): string | null {
  if (!canRestore(folder, restore)) return 'It is not there any more.';
  return writeDocumentNow(folder, 'restore', restore);
}

/** What is to come back at the next start; null when nothing is. */
export function plannedRestore(folder: string): Restore | null {
  const found = readDocumentNow(join(folder, 'restore.json'), restoreSchema);
  return found.kind === 'read' && canRestore(folder, found.value) ? found.value : null;
}

/**
 * Brings back what was planned. What stands there now is backed up, or set aside, first; a kill in the midst of it leaves
 * the plan, and the next start does it again.
 */
export async function carryOutRestore({ folder, onNotice, now }: StorePlace): Promise<void> {
  const restore = plannedRestore(folder);
  if (restore !== null) {
    if (restore.kind === 'backup') await restoreBackup({ folder, now }, restore.name);
    else restoreAside(folder, restore.name, now);
    onNotice(`${restore.name} is restored. What stood there before is kept, under Settings, Storage.`);
  }
  rmSync(join(folder, 'restore.json'), { force: true });
}

async function restoreBackup({ folder, now }: Pick<StorePlace, 'folder' | 'now'>, name: string): Promise<void> {
  const source = join(folder, 'backups', name);
  const kept = join(folder, 'backups', `${name}.restoring`);
  // Kept from the seven that stay while the present is backed up.
  if (existsSync(source)) renameSync(source, kept);
  await openBackups({ folder, now }).take('before restore');
  for (const { path, kind } of listDataFiles(folder))
    if (backedUp.includes(kind) || kind === 'historyIndex') rmSync(join(folder, path), { force: true });
  for (const { path } of listDataFiles(kept)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(kept, path), join(folder, path));
  }
  renameSync(kept, source);
}

function restoreAside(folder: string, name: string, now: () => Date): void {
  const aside = join(folder, name);
  const original = join(folder, originalName(name));
  if (existsSync(original))
    renameSync(original, original.replace(/(\.\w+)$/, `.replaced-${now().toISOString().replace(/[:.]/g, '-')}$1`));
  renameSync(aside, original);
}

/** The name that a file had before it was set aside. */
function originalName(aside: string): string {
  return aside.replace(/\.(unreadable|replaced)-[0-9TZ-]+(?=\.\w+$)/, '');
}

function canRestore(folder: string, { kind, name }: Restore): boolean {
  if (kind === 'backup') {
    const home = join(folder, 'backups');
    return backupNames(home).includes(name) || (/^[^/\\]+$/.test(name) && existsSync(join(home, `${name}.restoring`)));
  }
  return listDataFiles(folder).some((file) => file.kind === 'setAside' && file.path === name);
}

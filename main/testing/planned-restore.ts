import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBackups } from '#main/storage/backups.ts';
import { backedUp, listDataFiles } from '#main/storage/data-files.ts';
import { writeDocument } from '#main/storage/document-store.ts';
import { removeLeftovers } from '#main/storage/leftovers.ts';
import { carryOutRestore } from '#main/storage/restore.ts';
import { planRestore } from '#main/storage/restore-plan.ts';
import { type Place, place } from './place.ts';

const tabId = '11111111-1111-4111-8111-111111111111';

/** What a person made, by its path. */
export function made({ folder }: Place): Readonly<Record<string, string>> {
  const own = listDataFiles(folder).filter(({ kind }) => backedUp.includes(kind));
  return Object.fromEntries(own.map(({ path }) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** A folder with old work in a backup, and new work that a restore of it is to replace. */
async function planned() {
  const at = place();
  await writeDocument(at.folder, 'settings', { theme: 'dark' });
  await writeDocument(at.folder, 'workspace', ['old']);
  mkdirSync(join(at.folder, 'history'));
  writeFileSync(join(at.folder, 'history/segment-000001.journal'), 'old\n');
  const backups = openBackups(at);
  await backups.take('by hand');
  const old = made(at);
  await writeDocument(at.folder, 'workspace', ['new']);
  await writeDocument(join(at.folder, 'tabs'), `tab-${tabId}`, 'new');
  writeFileSync(join(at.folder, 'history/segment-000001.journal'), 'old\nnew\n');
  const name = backups.list()[0]?.name ?? '';
  await planRestore(at.folder, { kind: 'backup', name });
  return { at, name, old, recent: made(at) };
}

const start = planned();

/** A copy of it, for one try. */
export async function fresh() {
  const one = await start;
  const folder = mkdtempSync(join(tmpdir(), 'tidings-restore-'));
  cpSync(one.at.folder, folder, { recursive: true });
  return { ...one, at: place(folder) };
}

/** What a start does before it opens anything. */
export async function begin(at: Place) {
  await carryOutRestore(at);
  await removeLeftovers(at.folder);
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ignoreResult } from '#app/ignore-result.ts';
import { backupNames, copyDataFile, openBackups } from './backups.ts';
import { createBreather } from './breather.ts';
import { backedUp, listDataFiles } from './data-files.ts';
import {
  type Found,
  notReadableWords,
  readDocument,
  readDocumentNow,
  type StorePlace,
  setAside,
  writeDocument,
} from './document-store.ts';
import { codeOf, faultOf, isPassing, withRetry, writeWithRetry } from './write.ts';

/** What comes back at the next start: a backup, or a file that was set aside. */
const restoreSchema = z.object({ kind: z.enum(['backup', 'set-aside']), name: z.string() });

export type Restore = z.infer<typeof restoreSchema>;

/**
 * The plan on the disk. `swap` stands in it once a whole copy is ready in `restoring/`: from then on a restore that is
 * broken off is carried on with, never begun again.
 */
const planSchema = restoreSchema.extend({
  swap: z
    .object({ files: z.array(z.string()).readonly(), removed: z.array(z.string()).readonly() })
    .nullable()
    .default(null),
});

type Plan = z.infer<typeof planSchema>;
type Swap = NonNullable<Plan['swap']>;

const planFile = (folder: string) => join(folder, 'restore.json');
const readyFolder = (folder: string) => join(folder, 'restoring');

/** Remembers what to bring back at the next start, before anything is opened. Returns why it could not, in words. */
export async function planRestore(folder: string, { kind, name }: Restore): Promise<string | null> {
  if (!canRestore(folder, { kind, name })) return 'It is not there any more.';
  return writeDocument(folder, 'restore', { kind, name });
}

/** What is to come back at the next start; null when nothing is. */
export function plannedRestore(folder: string): Restore | null {
  const found = readDocumentNow(planFile(folder), restoreSchema);
  return found.kind === 'read' && canRestore(folder, found.value) ? found.value : null;
}

/**
 * Brings back what was planned, before anything is opened. It either happens whole or not at all: what is there now is
 * backed up, or set aside, first; when that fails, nothing changes.
 */
export async function carryOutRestore(place: StorePlace): Promise<void> {
  const { folder, onNotice } = place;
  const stillRenamed = await writeWithRetry(() => bringBackRenamed(join(folder, 'backups')));
  ignoreResult(stillRenamed, 'The next start does it; until then the backup is not in the list.');
  const found = await readDocument(planFile(folder), planSchema);
  if (found.kind !== 'read') return withoutPlan(found, place);
  const plan = found.value;
  const fault = await carryOut(plan, place);
  const removing = await writeWithRetry(() => rmSync(planFile(folder), { force: true }));
  if (fault !== null) onNotice(`${plan.name} was not restored, and nothing was changed. ${fault}`);
  else onNotice(`${plan.name} is restored. What stood there before is kept, under Settings, Storage.`);
  if (removing !== null && fault !== null)
    onNotice(`It will be tried again when Tidings starts. To prevent that, delete ${planFile(folder)}. ${removing}`);
}

/** Nothing is restored by a plan that was not read, and none is removed unread. */
async function withoutPlan(found: Exclude<Found<Plan>, { kind: 'read' }>, place: StorePlace): Promise<void> {
  switch (found.kind) {
    case 'missing':
      ignoreResult(await clearReady(place.folder), 'A copy that stays does no harm: the next restore clears it first.');
      return;
    case 'unreadable':
      await setAside(planFile(place.folder), place);
      return;
    case 'newer':
      return place.onNotice(
        'restore.json was made by a newer version of Tidings. It is left as it is; nothing was restored.',
      );
    case 'not-readable-now':
      return place.onNotice(`${notReadableWords('restore.json', found.code)} Nothing was restored.`);
  }
}

/** Returns why it could not, in words; then everything is as it was. Throws only where a swap cannot be finished now. */
async function carryOut(plan: Plan, place: StorePlace): Promise<string | null> {
  const { swap, fault } =
    plan.swap !== null ? { swap: plan.swap, fault: null } : await prepare(plan, place).catch(notPrepared);
  if (swap !== null) return finishSwap(place.folder, swap);
  if (fault !== null) ignoreResult(await clearReady(place.folder), 'The next restore clears it first.');
  return fault;
}

type Prepared = { readonly swap: Swap | null; readonly fault: string | null };

const notPrepared = (error: unknown): Prepared => ({ swap: null, fault: faultOf(error) });

async function prepare(plan: Plan, place: StorePlace): Promise<Prepared> {
  if (!canRestore(place.folder, plan)) return { swap: null, fault: 'It is not there any more.' };
  if (plan.kind === 'set-aside') return { swap: null, fault: await restoreAside(place, plan.name) };
  return prepareSwap(place, plan.name);
}

/** Copies the backup, checks the copy, backs up what is there, and writes down what will be swapped. */
async function prepareSwap({ folder, now }: StorePlace, name: string): Promise<Prepared> {
  const source = join(folder, 'backups', name);
  const ready = readyFolder(folder);
  const breathe = createBreather();
  const notCleared = await clearReady(folder);
  if (notCleared !== null) return { swap: null, fault: notCleared };
  const files = listDataFiles(source).map(({ path }) => path);
  if (files.length === 0) return { swap: null, fault: 'The backup is empty.' };
  for (const path of files) {
    await withRetry(() => copyDataFile(join(source, path), join(ready, path)), isPassing);
    await breathe();
  }
  const kept = await openBackups({ folder, now }).take('before restore', name);
  if (kept !== null) return { swap: null, fault: `What is there now could not be backed up first. ${kept}` };
  const removed = listDataFiles(folder)
    .filter(({ kind }) => backedUp.includes(kind) || kind === 'historyIndex')
    .flatMap(({ path }) => (files.includes(path) ? [] : [path]));
  const swap = { files, removed };
  const fault = await writeDocument(folder, 'restore', { kind: 'backup', name, swap });
  return { swap: fault === null ? swap : null, fault };
}

/** Puts the copy in the place of what is there, by renames alone. May be broken off anywhere, and is then carried on with. */
async function finishSwap(folder: string, { files, removed }: Swap): Promise<null> {
  const ready = readyFolder(folder);
  if (!existsSync(ready)) return null;
  const insist = (work: () => void) => withRetry(work, (error) => codeOf(error) !== 'unknown');
  try {
    for (const path of removed) await insist(() => rmSync(join(folder, path), { force: true }));
    for (const path of files)
      await insist(() => {
        if (!existsSync(join(ready, path))) return;
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        renameSync(join(ready, path), join(folder, path));
      });
    // While it is there, a start carries on with the swap.
    await insist(() => rmSync(ready, { recursive: true, force: true }));
    return null;
  } catch (error) {
    throw new Error(`Restoring a backup isn’t finished. The next start carries on with it. ${faultOf(error)}`);
  }
}

/** Removes a copy that no plan speaks of. Returns why it could not, in words. */
function clearReady(folder: string): Promise<string | null> {
  return writeWithRetry(() => rmSync(readyFolder(folder), { recursive: true, force: true }));
}

async function restoreAside({ folder, now }: StorePlace, name: string): Promise<string | null> {
  const aside = join(folder, name);
  const original = join(folder, originalName(name));
  const replaced = original.replace(/(\.\w+)$/, `.replaced-${now().toISOString().replace(/[:.]/g, '-')}$1`);
  const isThere = existsSync(original);
  const moved = isThere ? await writeWithRetry(() => renameSync(original, replaced)) : null;
  if (moved !== null) return moved;
  const fault = await writeWithRetry(() => renameSync(aside, original));
  const back = fault !== null && isThere ? await writeWithRetry(() => renameSync(replaced, original)) : null;
  return back === null ? fault : `${fault} The file that was there is kept as ${replaced}.`;
}

/** The name that a file had before it was set aside. */
function originalName(aside: string): string {
  return aside.replace(/\.(unreadable|replaced)-[0-9TZ-]+(?=\.\w+$)/, '');
}

/** An earlier version gave a backup another name while it restored it; a kill left it so. */
function bringBackRenamed(home: string): void {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) {
    const source = join(home, name.replace(/\.restoring$/, ''));
    if (name.endsWith('.restoring') && !existsSync(source)) renameSync(join(home, name), source);
  }
}

function canRestore(folder: string, { kind, name }: Restore): boolean {
  if (kind === 'backup') return backupNames(join(folder, 'backups')).includes(name);
  return listDataFiles(folder).some((file) => file.kind === 'setAside' && file.path === name);
}

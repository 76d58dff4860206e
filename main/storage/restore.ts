import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ignoreResult } from '#app/ignore-result.ts';
import { fileErrorCode } from '#main/error-code.ts';
import { backupLabel } from './backup-names.ts';
import { copyDataFile, openBackups } from './backups.ts';
import { backedUp, listDataFiles } from './data-files.ts';
import {
  asideOf,
  type Found,
  notReadableWords,
  readDocument,
  type StorePlace,
  setAside,
  writeDocument,
} from './document-store.ts';
import { canRestore, goneWords, type Plan, planFile, planSchema, removePlan, type Swap } from './restore-plan.ts';
import {
  describeWriteError,
  isIoError,
  isPassing,
  isThere,
  renameIfThere,
  withRetry,
  writeWithRetry,
} from './write-with-retry.ts';
import { createYield } from './yield-to-event-loop.ts';

const readyFolder = (folder: string) => join(folder, 'restoring');

/**
 * Carries out a planned restore, before anything is opened. It happens completely or not at all: the current data is
 * backed up, or set aside, first; when that fails, nothing changes.
 */
export async function carryOutRestore(place: StorePlace): Promise<void> {
  const { folder } = place;
  const stillRenamed = await writeWithRetry(() => bringBackRenamed(join(folder, 'backups')));
  ignoreResult(stillRenamed, 'It’s done at the next start. Until then the backup isn’t in the list.');
  const found = await readDocument(planFile(folder), planSchema);
  if (found.kind !== 'read') return withoutPlan(found, place);
  if (found.value.stage === 'done') {
    ignoreResult(await clearReady(folder), 'The next restore clears it first.');
    return ignoreResult(await removePlan(folder), 'It’s removed at the next start and has no effect.');
  }
  await followPlan(found.value, place);
}

async function followPlan(plan: Plan, place: StorePlace): Promise<void> {
  const { folder, onNotice } = place;
  const problem = await carryOut(plan, place);
  const notEnded = await endPlan(folder, plan);
  // The files of this start would be taken for those that a swap replaces.
  if (notEnded !== null && problem === null && plan.kind === 'backup') throw unfinished(notEnded);
  if (plan.kind === 'backup') ignoreResult(await clearReady(folder), 'The next restore clears it first.');
  if (problem !== null) onNotice(`${backupLabel(plan.name)} was not restored, and nothing was changed. ${problem}`);
  else onNotice(`${backupLabel(plan.name)} was restored. The previous data is kept in Settings, Storage.`);
  if (notEnded === null) return;
  const next = problem === null ? 'This message appears again' : 'It will be tried again';
  onNotice(`${next} when Tidings starts. To prevent that, delete ${planFile(folder)}. ${notEnded}`);
}

/** Makes sure that the plan isn't followed again: marks it as done, then removes it. Returns why both failed, in words. */
async function endPlan(folder: string, { kind, name }: Plan): Promise<string | null> {
  const notNoted = await writeDocument(folder, 'restore', { kind, name, stage: 'done' });
  const notRemoved = await removePlan(folder);
  return notNoted === null ? null : notRemoved;
}

function unfinished(why: string): Error {
  return new Error(`Restoring a backup isn’t finished. It continues at the next start. ${why}`);
}

/**
 * Nothing is restored by a plan that was not read, and none is removed unread. While a copy is ready, half of it may be in
 * place already: then nothing is opened, so that nothing is written over the rest. Throws in that case.
 */
async function withoutPlan(found: Exclude<Found<Plan>, { kind: 'read' }>, place: StorePlace): Promise<void> {
  const { folder, onNotice } = place;
  if (found.kind === 'missing')
    return ignoreResult(await clearReady(folder), 'A leftover copy does no harm. The next restore clears it first.');
  if (await withRetry(() => isThere(readyFolder(folder)), isIoError)) throw new Error(halfRestoredWords(found, folder));
  switch (found.kind) {
    case 'unreadable':
      await setAside(planFile(folder), place);
      return;
    case 'newer':
      return onNotice(
        'restore.json was made by a newer version of Tidings. It wasn’t changed, and nothing was restored.',
      );
    case 'not-readable-now':
      return onNotice(`${notReadableWords('restore.json', found.code)} Nothing was restored.`);
  }
}

function halfRestoredWords(found: Exclude<Found<Plan>, { kind: 'read' }>, folder: string): string {
  const what = 'A backup may be restored only in part, so Tidings didn’t open your data.';
  if (found.kind === 'newer')
    return `${what} The restore was started by a newer version of Tidings. Start that version to finish it.`;
  if (found.kind === 'not-readable-now')
    return `${what} ${planFile(folder)} couldn’t be read (${found.code}). Close other programs, then start Tidings again.`;
  return `${what} ${planFile(folder)} is damaged. Move it and the folder “restoring” to another folder, start Tidings, then restore the backup again.`;
}

/** Returns why it couldn't, in words; then everything is as it was. Throws only where a swap can't be finished now. */
async function carryOut(plan: Plan, place: StorePlace): Promise<string | null> {
  const { swap, problem } =
    plan.swap !== null ? { swap: plan.swap, problem: null } : await prepare(plan, place).catch(notPrepared);
  if (swap !== null) return swapFiles(place.folder, swap);
  return problem;
}

type Prepared = { readonly swap: Swap | null; readonly problem: string | null };

const notPrepared = (error: unknown): Prepared => ({ swap: null, problem: describeWriteError(error) });

async function prepare(plan: Plan, place: StorePlace): Promise<Prepared> {
  const isRestorable = await withRetry(() => canRestore(place.folder, plan), isIoError);
  if (plan.kind === 'set-aside') return { swap: null, problem: await restoreAside(plan, isRestorable, place) };
  return isRestorable ? prepareSwap(place, plan.name) : { swap: null, problem: goneWords };
}

/** Copies the backup, checks the copy, backs up the current data, and writes down what will be swapped. */
async function prepareSwap({ folder, now }: StorePlace, name: string): Promise<Prepared> {
  const source = join(folder, 'backups', name);
  const ready = readyFolder(folder);
  const yieldNow = createYield();
  const notCleared = await clearReady(folder);
  if (notCleared !== null) return { swap: null, problem: notCleared };
  const files = listDataFiles(source).map(({ path }) => path);
  if (files.length === 0) return { swap: null, problem: 'The backup is empty.' };
  for (const path of files) {
    await withRetry(() => copyDataFile(join(source, path), join(ready, path)), isPassing);
    await yieldNow();
  }
  const kept = await openBackups({ folder, now }).take('before restore');
  if (kept !== null) return { swap: null, problem: `The current data couldn’t be backed up first. ${kept}` };
  const removed = listDataFiles(folder)
    .filter(({ kind }) => backedUp.includes(kind) || kind === 'historyIndex')
    .flatMap(({ path }) => (files.includes(path) ? [] : [path]));
  const swap = { files, removed };
  const problem = await writeDocument(folder, 'restore', { kind: 'backup', name, swap });
  return { swap: problem === null ? swap : null, problem };
}

/** Swaps the copy in, with renames only. It can be interrupted anywhere, and is then continued. */
async function swapFiles(folder: string, { files, removed }: Swap): Promise<null> {
  const ready = readyFolder(folder);
  const insist = <T>(work: () => T) => withRetry(work, (error) => fileErrorCode(error) !== 'unknown');
  try {
    // An earlier version removed the copy first, and its plan after it.
    if (!(await insist(() => isThere(ready)))) return null;
    for (const path of removed) await insist(() => rmSync(join(folder, path), { force: true }));
    for (const path of files) {
      await insist(() => mkdirSync(dirname(join(folder, path)), { recursive: true }));
      // One that isn't there was put in place before the swap was broken off.
      await insist(() => moveIfThere(join(ready, path), join(folder, path)));
    }
    return null;
  } catch (error) {
    throw unfinished(describeWriteError(error));
  }
}

/** A folder of ours may be a link to another disk: a file is copied there before it is renamed. */
function moveIfThere(from: string, to: string): void {
  try {
    renameIfThere(from, to);
  } catch (error) {
    if (fileErrorCode(error) !== 'EXDEV') throw error;
    const fresh = `${to}.new`;
    copyFileSync(from, fresh);
    const descriptor = openSync(fresh, 'r+');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(fresh, to);
    rmSync(from, { force: true });
  }
}

/** Removes a copy that no plan speaks of. Returns why it couldn't, in words. */
function clearReady(folder: string): Promise<string | null> {
  return writeWithRetry(() => rmSync(readyFolder(folder), { recursive: true, force: true }));
}

/** The plan is marked as begun before anything is moved: a copy that is missing at the next start was restored. */
async function restoreAside(
  { kind, name, stage }: Plan,
  isRestorable: boolean,
  place: StorePlace,
): Promise<string | null> {
  const { folder } = place;
  const aside = join(folder, name);
  const original = join(folder, originalName(name));
  if (!isRestorable) return stage === 'begun' && isThere(original) ? null : goneWords;
  const notBegun = await writeDocument(folder, 'restore', { kind, name, stage: 'begun' });
  if (notBegun !== null) return notBegun;
  const moved: { readonly from: string; readonly to: string }[] = [];
  const problem = await writeWithRetry(() => {
    for (const from of replacedBy(original)) {
      const to = asideOf(from, 'replaced', place);
      if (renameIfThere(from, to)) moved.push({ from, to });
    }
    renameSync(aside, original);
  });
  if (problem === null) return null;
  const kept: string[] = [];
  for (const { from, to } of moved) if ((await writeWithRetry(() => renameSync(to, from))) !== null) kept.push(to);
  return kept.length === 0 ? problem : `${problem} The previous file is kept as ${kept.join(', ')}.`;
}

/** The files that a restored one replaces. A part of the history may be in either of two. */
function replacedBy(original: string): readonly string[] {
  const forms = ['.json', '.journal'].map((ending) => original.replace(/\.\w+$/, ending));
  return basename(dirname(original)) === 'history' ? forms : [original];
}

/** The name that a file had before it was set aside. */
function originalName(aside: string): string {
  return aside.replace(/\.(unreadable|replaced)-[0-9TZ-]+(?=\.\w+$)/, '');
}

/** An earlier version gave a backup another name while it restored it; a kill left it so. */
function bringBackRenamed(home: string): void {
  if (!isThere(home)) return;
  for (const name of readdirSync(home)) {
    const source = join(home, name.replace(/\.restoring$/, ''));
    if (name.endsWith('.restoring') && !isThere(source)) renameSync(join(home, name), source);
  }
}

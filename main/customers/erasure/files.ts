import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { errorCode } from '#main/error-code.ts';
import { type DataKind, filesIn, kindOf } from '#main/storage/data-files.ts';
import { isIoError, notListedWords, withRetry } from '#main/storage/write-with-retry.ts';
import { clearBytes, holdsInBytes } from './bytes.ts';
import { clearDocument, TooLongDocument, wouldClearDocument } from './document.ts';
import { journalChange } from './journal-lines.ts';
import { changesLines, type LineChange, rewriteLines } from './lines.ts';

/** A file that the customer may still be in, and why, in words. */
export type FileLeft = { readonly path: string; readonly says: string };

export type FilesOrder = {
  readonly folder: string;
  readonly matcher: CustomerMatcher;
  /** How the lines of a run's file change; null for another file of lines. */
  readonly runLines: (file: string) => Promise<LineChange | null>;
  /** Whether a run's own file is rewritten elsewhere. */
  readonly isKnownRun: (id: string) => boolean;
  readonly signal: AbortSignal | null;
  readonly onProgress: (doneBytes: number, allBytes: number) => void;
};

/** The kinds of files that no open store rewrites: copies, files set aside, and leftovers of a kill. */
const ofNoStore: ReadonlySet<DataKind> = new Set(['backups', 'setAside', 'unfinished', 'restoring']);

/** Backups and other files outside the stores that contain a customer, and those that couldn't be read. */
export async function searchFiles(
  order: FilesOrder,
): Promise<{ readonly found: readonly string[]; readonly left: readonly FileLeft[] }> {
  const found: string[] = [];
  const left = await forEachFile(
    order,
    (path) => isOfNoStore(path, order),
    async (file, path) => {
      if (await wouldChange(file, order)) found.push(path);
    },
  );
  return { found, left };
}

/** Erases the customer from these files, and leaves everything of others. A failure doesn't stop the others. */
export async function eraseInFiles(
  order: FilesOrder,
): Promise<{ readonly files: number; readonly left: readonly FileLeft[] }> {
  let files = 0;
  const left = await forEachFile(
    order,
    (path) => isOfNoStore(path, order),
    async (file) => {
      if (!(await wouldChange(file, order))) return;
      files += 1;
      await eraseInFile(file, order);
    },
  );
  return { files, left };
}

/**
 * Every file of the folder that still contains the customer, and every one that couldn't be searched. A
 * key that is an everyday word is searched for in fields only, so unread files are always reported.
 */
export async function whatIsLeft(order: FilesOrder): Promise<readonly FileLeft[]> {
  const holding: FileLeft[] = [];
  const unread = await forEachFile(
    order,
    () => true,
    async (file, path) => {
      if (await wouldChange(file, order)) holding.push({ path, says: 'It still contains the customer.' });
    },
  );
  return [...holding, ...unread];
}

function isOfNoStore(path: string, { isKnownRun }: FilesOrder): boolean {
  const kind = kindOf(path);
  if (kind === 'runs' && !isKnownRun(path.split('/')[1] ?? '')) return true;
  return kind !== null && (ofNoStore.has(kind) || /\.new$/.test(path));
}

/** Every file; folders that can't be listed are reported, and the others still searched. */
async function listAll(folder: string): Promise<{ readonly listed: readonly string[]; readonly left: FileLeft[] }> {
  try {
    return { listed: await withRetry(() => filesIn(folder), isIoError), left: [] };
  } catch {
    const left: FileLeft[] = [];
    const onNotListed = (path: string, code: string) =>
      left.push({ path: path === '' ? folder : path, says: notListedWords(code) });
    return { listed: filesIn(folder, { onNotListed }), left };
  }
}

async function forEachFile(
  { folder, signal, onProgress }: FilesOrder,
  isMeant: (path: string) => boolean,
  work: (file: string, path: string) => Promise<void>,
): Promise<readonly FileLeft[]> {
  const { listed, left } = await listAll(folder);
  const paths = listed.filter(isMeant);
  const sizes = paths.map((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  for (const [at, path] of paths.entries()) {
    signal?.throwIfAborted();
    try {
      await work(join(folder, path), path);
    } catch (error) {
      signal?.throwIfAborted();
      if (codeIn(error) !== 'ENOENT') left.push({ path, says: saysOf(error) });
    }
    done += sizes[at] ?? 0;
    onProgress(done, all);
  }
  return left;
}

/** What a file of lines would change by; null for any other. */
async function linesOf(file: string, { matcher, runLines }: FilesOrder): Promise<LineChange | null> {
  const name = wholeName(file);
  if (name.endsWith('.journal')) return journalChange(file, matcher);
  return name.endsWith('.jsonl') ? ((await runLines(file)) ?? null) : null;
}

/** The name without what a write adds to it until it is done. */
function wholeName(file: string): string {
  return basename(file).replace(/(\.new)?(\.tmp-[0-9a-f]+)?$/, '');
}

async function wouldChange(file: string, order: FilesOrder): Promise<boolean> {
  const { matcher, signal } = order;
  if (await holdsInBytes(file, matcher.finders, signal)) return true;
  if (!(await holdsInBytes(file, matcher.allFinders, signal))) return false;
  const lines = await linesOf(file, order);
  return lines === null ? wouldClearDocument(file, matcher) : changesLines(file, lines);
}

async function eraseInFile(file: string, order: FilesOrder): Promise<void> {
  const { matcher } = order;
  let failure: unknown = null;
  try {
    const lines = await linesOf(file, order);
    if (lines !== null) await rewriteLines(file, lines);
    else await clearDocument(file, matcher);
  } catch (error) {
    failure = error;
  }
  // Text outside known fields, and files that couldn't be rewritten because the disk is full.
  if (await holdsInBytes(file, matcher.finders)) await clearBytes(file, matcher);
  const isSettled = failure instanceof TooLongDocument && !(await holdsInBytes(file, matcher.allFinders));
  if (failure !== null && !isSettled) throw failure;
}

function saysOf(error: unknown): string {
  return error instanceof TooLongDocument ? error.message : `It couldn’t be read or changed (${codeIn(error)}).`;
}

function codeIn(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : 'unknown');
}

import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ElectronStore from 'electron-store';
import { z } from 'zod';
import type { NoticeOffer } from '#app/desktop/notice.ts';
import { decodeJson } from '#app/text/json.ts';
import { fileErrorCode } from '#main/error-code.ts';
import { isIoError, tryWrite, withRetry, writeWithRetry } from './write-with-retry.ts';

/** Where documents are saved, and how the person is notified. */
export type StorePlace = {
  readonly folder: string;
  /** Notifies the person of a file that couldn't be read. */
  readonly onNotice: (says: string, offer?: NoticeOffer) => void;
  /** Ends a notice that no longer holds: a window that opens later doesn't show it. */
  readonly onNoticeOver?: (says: string) => void;
  /** For the name of a file that is set aside. */
  readonly now: () => Date;
};

/**
 * What a file holds. Only `read` and `missing` may be written from: `newer` was made by a newer Tidings, `unreadable` is
 * damaged, and `not-readable-now` may be whole, but the system couldn't read it.
 */
export type Found<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'missing' | 'newer' | 'unreadable' }
  | { readonly kind: 'not-readable-now'; readonly code: string };

const currentVersion = 1;
const documentSchema = z.object({ version: z.number(), value: z.unknown() });

/** Reads a document; while the system can't read it, it tries again after pauses. */
export async function readDocument<T>(file: string, schema: z.ZodType<T>): Promise<Found<T>> {
  try {
    return parseDocument(await withRetry(() => readFileSync(file), isIoError), schema);
  } catch (error) {
    return notRead(error);
  }
}

/** Reads a document with a single try, for callers that can't wait. */
export function readDocumentNow<T>(file: string, schema: z.ZodType<T>): Found<T> {
  try {
    return parseDocument(readFileSync(file), schema);
  } catch (error) {
    return notRead(error);
  }
}

function notRead(error: unknown): Found<never> {
  const code = fileErrorCode(error);
  return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'not-readable-now', code };
}

function parseDocument<T>(bytes: Buffer, schema: z.ZodType<T>): Found<T> {
  const text = isUtf8(bytes) ? decodeJson(bytes.toString('utf8')) : undefined;
  const document = documentSchema.safeParse(text);
  if (!document.success) return { kind: 'unreadable' };
  if (document.data.version > currentVersion) return { kind: 'newer' };
  const value = schema.safeParse(document.data.value);
  return value.success ? { kind: 'read', value: value.data } : { kind: 'unreadable' };
}

/**
 * Writes a document whole: to a temporary file, flushed, checked, then renamed. Its folder is made again if it is missing.
 * Returns why it couldn't, in words.
 * @param isLarge written without white space, which takes half the time
 */
export function writeDocument(folder: string, name: string, value: unknown, isLarge = false): Promise<string | null> {
  return writeWithRetry(() => replaceDocument(folder, name, value, isLarge));
}

function replaceDocument(folder: string, name: string, value: unknown, isLarge: boolean): void {
  const file = join(folder, `${name}.json`);
  const fresh = `${file}.new`;
  const text = JSON.stringify({ version: currentVersion, value }, null, isLarge ? undefined : '\t');
  mkdirSync(folder, { recursive: true });
  // The store blocks for a second when it can't open a file. This fails at once.
  writeFileSync(fresh, '');
  const store = new ElectronStore<{ version: number; value: unknown }>({
    cwd: folder,
    name: basename(file),
    fileExtension: 'new',
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: true,
    serialize: () => text,
  });
  store.store = { version: currentVersion, value };
  // A disk that is nearly full may take a part and report no error.
  if (statSync(fresh).size !== Buffer.byteLength(text))
    throw Object.assign(new Error('A part is missing.'), { code: 'ENOSPC' });
  renameSync(fresh, file);
}

/** Renames a damaged file and notifies the person. Returns whether it could. */
export async function setAside(file: string, place: StorePlace): Promise<boolean> {
  const aside = asideOf(file, 'unreadable', place);
  return notifySetAside(file, aside, await writeWithRetry(() => renameSync(file, aside)), place);
}

/** Sets a file aside with a single try, for callers that can't wait. */
export function setAsideNow(file: string, place: StorePlace): boolean {
  const aside = asideOf(file, 'unreadable', place);
  const problem = tryWrite(() => renameSync(file, aside));
  return notifySetAside(file, aside, problem, place);
}

/** A free name for a file that is damaged, or that a restored one replaces. */
export function asideOf(file: string, why: 'unreadable' | 'replaced', { now }: Pick<StorePlace, 'now'>): string {
  const stamp = now().toISOString().replace(/[:.]/g, '-');
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? stamp : `${stamp}-${count}`;
    const aside = join(dirname(file), basename(file).replace(/(\.\w+)$/, `.${why}-${suffix}$1`));
    if (!existsSync(aside)) return aside;
  }
}

function notifySetAside(file: string, aside: string, problem: string | null, { onNotice }: StorePlace): boolean {
  const name = basename(file);
  if (problem === null)
    onNotice(
      `${name} is damaged and couldn’t be read. It was set aside as ${basename(aside)}. Nothing was deleted. You can restore it, or a backup, in Settings, Storage.`,
      'storage',
    );
  else
    onNotice(
      `${name} is damaged and couldn’t be set aside. It wasn’t changed, and changes to it aren’t saved. ${problem}`,
    );
  return problem === null;
}

/** The message for a file that the system couldn't read. */
export function notReadableWords(name: string, code: string): string {
  return `${name} couldn’t be read (${code}). Another program may be using it. It wasn’t changed, and changes to it aren’t saved. Close other programs, then restart Tidings.`;
}

/** Why a file that wasn't read may not be written over. */
export function refusalWords(name: string, kind: 'newer' | 'not-readable-now'): string {
  return kind === 'newer'
    ? `This file was made by a newer version of Tidings: ${name}. Update Tidings to change it.`
    : `Not saved: ${name} couldn’t be read, so it wasn’t changed. Restart Tidings, then try again.`;
}

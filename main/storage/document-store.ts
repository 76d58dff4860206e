import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ElectronStore from 'electron-store';
import { z } from 'zod';
import type { NoticeOffer } from '#app/desktop/notice.ts';
import { decodeJson } from '#app/text/json.ts';
import { codeOf, isIoError, tryWrite, withRetry, writeWithRetry } from './write-with-retry.ts';

/** Where stores are kept, and whom they tell. */
export type StorePlace = {
  readonly folder: string;
  /** Hears, in words, of a file that could not be read. */
  readonly onNotice: (says: string, offer?: NoticeOffer) => void;
  /** For the name of a file that is set aside. */
  readonly now: () => Date;
};

/**
 * What a file holds. Only `read` and `missing` may be written from: `newer` was made by a newer Tidings, `unreadable` is
 * damaged, and `not-readable-now` may be whole, but the system did not hand it out.
 */
export type Found<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'missing' | 'newer' | 'unreadable' }
  | { readonly kind: 'not-readable-now'; readonly code: string };

const currentVersion = 1;
const documentSchema = z.object({ version: z.number(), value: z.unknown() });

/** Reads a document without holding it; while the system does not hand it out, again after pauses. */
export async function readDocument<T>(file: string, schema: z.ZodType<T>): Promise<Found<T>> {
  try {
    return parseDocument(await withRetry(() => readFileSync(file), isIoError), schema);
  } catch (error) {
    return notRead(error);
  }
}

/** Reads a document with a single try, for callers that cannot wait. */
export function readDocumentNow<T>(file: string, schema: z.ZodType<T>): Found<T> {
  try {
    return parseDocument(readFileSync(file), schema);
  } catch (error) {
    return notRead(error);
  }
}

function notRead(error: unknown): Found<never> {
  const code = codeOf(error);
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
 * Writes a document whole: to a temporary file, flushed, checked, then renamed. Its folder is made again if it is gone.
 * Returns why it could not, in words.
 * @param isLarge nobody reads it by eye: without the white space it is written in half the time
 */
export function writeDocument(folder: string, name: string, value: unknown, isLarge = false): Promise<string | null> {
  return writeWithRetry(() => replaceDocument(folder, name, value, isLarge));
}

function replaceDocument(folder: string, name: string, value: unknown, isLarge: boolean): void {
  const file = join(folder, `${name}.json`);
  const fresh = `${file}.new`;
  const text = JSON.stringify({ version: currentVersion, value }, null, isLarge ? undefined : '\t');
  mkdirSync(folder, { recursive: true });
  // Where the store cannot open a file, it holds up everything for a second. This fails at once.
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

/** Gives a damaged file a new name, beside it, and tells of it. Returns whether it could. */
export async function setAside(file: string, place: StorePlace): Promise<boolean> {
  const aside = asideOf(file, place);
  return tellSetAside(file, aside, await writeWithRetry(() => renameSync(file, aside)), place);
}

/** Sets a file aside with a single try, for callers that cannot wait. */
export function setAsideNow(file: string, place: StorePlace): boolean {
  const aside = asideOf(file, place);
  const fault = tryWrite(() => renameSync(file, aside));
  return tellSetAside(file, aside, fault, place);
}

/** A name that is free. */
function asideOf(file: string, { now }: StorePlace): string {
  const stamp = now().toISOString().replace(/[:.]/g, '-');
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? stamp : `${stamp}-${count}`;
    const aside = join(dirname(file), basename(file).replace(/(\.\w+)$/, `.unreadable-${suffix}$1`));
    if (!existsSync(aside)) return aside;
  }
}

function tellSetAside(file: string, aside: string, fault: string | null, { onNotice }: StorePlace): boolean {
  const name = basename(file);
  if (fault === null)
    onNotice(
      `${name} could not be read: it is damaged. It was set aside as ${basename(aside)}; nothing was deleted. You can restore it, or a backup, in Settings, Storage.`,
      'storage',
    );
  else
    onNotice(
      `${name} could not be read: it is damaged, and it couldn’t be set aside. It is left as it is, and changes to it aren’t saved. ${fault}`,
    );
  return fault === null;
}

/** What to say of a file that the system did not hand out. */
export function notReadableWords(name: string, code: string): string {
  return `${name} couldn’t be read (${code}). Another program may be using it. It is left as it is, and changes to it aren’t saved. Close other programs, then restart Tidings.`;
}

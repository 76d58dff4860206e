import { readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import ElectronStore from 'electron-store';
import { z } from 'zod';
import { codeOf, tryWrite } from './write.ts';

export type DocumentStore<T> = {
  readonly read: () => T;
  /** Replaces the document. Returns why it could not be saved, in words; null when it was. Memory changes either way. */
  readonly write: (value: T) => string | null;
};

/** Where stores live, and whom they tell. */
export type StorePlace = {
  readonly folder: string;
  /** Hears, in words, of a file that could not be read. */
  readonly onNotice: (says: string) => void;
  /** For the name of a file that is set aside. */
  readonly now: () => Date;
};

export type DocumentOptions<T> = StorePlace & {
  /** The file's name without `.json`. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
};

export type Found<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'missing' | 'newer' | 'unreadable' };

const currentVersion = 1;

/**
 * A small saved document: state in memory, one electron-store file, atomic writes. A file that cannot be read is set aside
 * under a new name and told of, never cleared; one of a newer version stays untouched, and this start keeps to memory.
 */
export function openDocument<T>({ name, schema, empty, ...place }: DocumentOptions<T>): DocumentStore<T> {
  const found = readDocument(join(place.folder, `${name}.json`), schema);
  let value = found.kind === 'read' ? found.value : empty;
  const inMemory =
    found.kind === 'newer' || (found.kind === 'unreadable' && !setAside(join(place.folder, `${name}.json`), place));
  if (found.kind === 'newer')
    place.onNotice(`${name} was made by a newer Tidings. It is left as it is; changes are not saved in this one.`);
  return {
    read: () => value,
    write: (next) => {
      value = next;
      if (inMemory) return 'The file on disk is left as it is; this change is kept until Tidings ends.';
      return writeDocument(place.folder, name, next);
    },
  };
}

/** Reads a document without holding it. */
export function readDocument<T>(file: string, schema: z.ZodType<T>): Found<T> {
  try {
    const text = readFileSync(file, 'utf8');
    const { version, value } = z.object({ version: z.number(), value: z.unknown() }).parse(JSON.parse(text));
    if (version > currentVersion) return { kind: 'newer' };
    return { kind: 'read', value: schema.parse(value) };
  } catch (error) {
    return { kind: codeOf(error) === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}

/**
 * Writes a document whole: to a temporary file, flushed, then renamed. Returns why it could not, in words.
 * @param isLarge nobody reads it by eye: without the white space it is written in half the time
 */
export function writeDocument(folder: string, name: string, value: unknown, isLarge = false): string | null {
  return tryWrite(() => {
    const store = new ElectronStore<{ version: number; value: unknown }>({
      cwd: folder,
      name,
      accessPropertiesByDotNotation: false,
      // What stands there is replaced whole, whatever it is.
      clearInvalidConfig: true,
      ...(isLarge && { serialize: (document: unknown) => JSON.stringify(document) }),
    });
    store.store = { version: currentVersion, value };
  });
}

/** Gives a file that cannot be read a new name, beside it, and tells of it. Returns whether it could. */
export function setAside(file: string, { onNotice, now }: StorePlace): boolean {
  const name = basename(file);
  const aside = name.replace(/(\.\w+)$/, `.unreadable-${now().toISOString().replace(/[:.]/g, '-')}$1`);
  try {
    renameSync(file, join(file, '..', aside));
    onNotice(`${name} could not be read. It was set aside as ${aside}, beside it; nothing was deleted.`);
    return true;
  } catch {
    onNotice(`${name} could not be read and not be set aside. It is left as it is; changes are not saved.`);
    return false;
  }
}

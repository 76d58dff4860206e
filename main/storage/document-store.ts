import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { z } from 'zod';

export type DocumentStore<T> = {
  readonly read: () => T;
  /** Replaces the document. Returns why it could not be saved, in words; null when it was. Memory changes either way. */
  readonly write: (value: T) => string | null;
};

export type DocumentOptions<T> = {
  readonly folder: string;
  /** The file's name without `.json`. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
  /** Hears, in words, of a file that could not be read. */
  readonly onNotice: (says: string) => void;
  /** For the name of a file that is set aside. */
  readonly now: () => Date;
};

const currentVersion = 1;
const tries = 5;

/**
 * A small saved document: state in memory, one electron-store file, atomic writes. A file that cannot be read is set aside
 * under a new name and told of, never cleared; one of a newer version stays untouched, and this start keeps to memory.
 */
export function openDocument<T>({ folder, name, schema, empty, onNotice, now }: DocumentOptions<T>): DocumentStore<T> {
  const file = join(folder, `${name}.json`);
  const found = readDocument(file, schema);
  let value = found.kind === 'read' ? found.value : empty;
  let inMemory = found.kind === 'newer';
  if (found.kind === 'newer')
    onNotice(`${name} was made by a newer Tidings. It is left as it is; changes are not saved in this one.`);
  if (found.kind === 'unreadable') {
    const aside = `${name}.unreadable-${now().toISOString().replace(/[:.]/g, '-')}.json`;
    try {
      renameSync(file, join(folder, aside));
      onNotice(`${name}.json could not be read. It was set aside as ${aside}, beside it; nothing was deleted.`);
    } catch {
      inMemory = true;
      onNotice(`${name}.json could not be read and not be set aside. It is left as it is; changes are not saved.`);
    }
  }
  let store: ElectronStore<{ version: number; value: unknown }> | null = null;
  return {
    read: () => value,
    write: (next) => {
      value = next;
      if (inMemory) return 'The file on disk is left as it is; this change is kept until Tidings ends.';
      return tryWrite(() => {
        store ??= new ElectronStore({ cwd: folder, name, accessPropertiesByDotNotation: false });
        store.store = { version: currentVersion, value: next };
      });
    },
  };
}

type Found<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'missing' | 'newer' | 'unreadable' };

function readDocument<T>(file: string, schema: z.ZodType<T>): Found<T> {
  try {
    const text = readFileSync(file, 'utf8');
    const { version, value } = z.object({ version: z.number(), value: z.unknown() }).parse(JSON.parse(text));
    if (version > currentVersion) return { kind: 'newer' };
    return { kind: 'read', value: schema.parse(value) };
  } catch (error) {
    return { kind: codeIn(error) === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}

/** Antivirus and sync programs hold a file for a moment (EPERM, EBUSY): the write is tried again. */
function tryWrite(write: () => void): string | null {
  for (let attempt = 1; ; attempt++) {
    try {
      write();
      return null;
    } catch (error) {
      const code = codeIn(error);
      if ((code === 'EPERM' || code === 'EBUSY') && attempt < tries) continue;
      return writeFault(code);
    }
  }
}

function writeFault(code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full. Free some room; what you typed is still here.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'Tidings may not write into its folder. Ask for the right to.';
  return `The file could not be written (${code}).`;
}

function codeIn(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

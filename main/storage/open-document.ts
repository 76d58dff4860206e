import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  type Found,
  notReadableWords,
  readDocument,
  refusalWords,
  type StorePlace,
  setAside,
  writeDocument,
} from './document-store.ts';
import { createQueue } from './queue.ts';

const fromDisk = Symbol('read from the disk');

/**
 * A value that was read from disk. Only this file makes one. A clean-up accepts nothing else, so that it never acts on a
 * default for a file that couldn't be read.
 */
export type FromDisk<T> = { readonly value: T; readonly [fromDisk]: true };

/** What follows from a value that was read. */
export function mapFromDisk<A, B>({ value }: FromDisk<A>, to: (value: A) => B): FromDisk<B> {
  return { value: to(value), [fromDisk]: true };
}

/** Two values that were read, as one. */
export function bothFromDisk<A, B>(one: FromDisk<A>, other: FromDisk<B>): FromDisk<readonly [A, B]> {
  return { value: [one.value, other.value], [fromDisk]: true };
}

export type DocumentStore<T> = {
  /** The saved value; the default when the file couldn't be read. */
  readonly read: () => T;
  /** Replaces the document: first on the disk, then in memory. Returns why it couldn't, in words; then nothing changed. */
  readonly write: (value: T) => Promise<string | null>;
  /** Changes the latest value, after all writes before it. The same value changes nothing. */
  readonly update: (change: (value: T) => T) => Promise<string | null>;
  /** The value, if the file was read at the start; null too while a damaged file of that name is still set aside. */
  readonly fromDisk: () => FromDisk<T> | null;
  /** Whether a file that couldn't be read at the start can be read now. Changes nothing. */
  readonly canReadAgain: () => Promise<boolean>;
  /** Uses such a file from now on. Only for a new window: an open one shows the default, and would save it over the file. */
  readonly readAgain: () => Promise<void>;
};

export type DocumentOptions<T> = StorePlace & {
  /** The file's name without `.json`. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
};

/**
 * A small saved document: state in memory, one electron-store file, atomic writes. A damaged file is set aside under a new
 * name, with a notice, and never cleared. One of a newer version, or one that can't be read now, stays untouched: every change
 * is refused.
 */
export async function openDocument<T>({
  name,
  schema,
  empty,
  ...place
}: DocumentOptions<T>): Promise<DocumentStore<T>> {
  const file = join(place.folder, `${name}.json`);
  const inTurn = createQueue();
  let found = await readDocument(file, schema);
  let value = found.kind === 'read' ? found.value : empty;
  let refusal = await refusalOf(found, file, place);

  async function replace(next: T): Promise<string | null> {
    if (refusal !== null) return refusal;
    const problem = await writeDocument(place.folder, name, next);
    if (problem === null) value = next;
    return problem;
  }

  return {
    read: () => value,
    write: (next) => inTurn(() => replace(next)),
    update: (change) =>
      inTurn(async () => {
        const next = change(value);
        return next === value ? null : replace(next);
      }),
    fromDisk: () => (found.kind === 'read' && !hasSetAside(place.folder, name) ? { value, [fromDisk]: true } : null),
    canReadAgain: async () =>
      found.kind === 'not-readable-now' && (await readDocument(file, schema)).kind !== 'not-readable-now',
    readAgain: () =>
      inTurn(async () => {
        if (found.kind !== 'not-readable-now') return;
        const again = await readDocument(file, schema);
        // The notice of the first reason still holds, and is the one that ends.
        if (again.kind === 'not-readable-now') return;
        place.onNoticeOver?.(notReadableWords(`${name}.json`, found.code));
        found = again;
        refusal = await refusalOf(found, file, place);
        if (found.kind === 'read') value = found.value;
      }),
  };
}

/** Notifies the person of an unusable file. Returns why it may not be overwritten; null when it may. */
async function refusalOf(found: Found<unknown>, file: string, place: StorePlace): Promise<string | null> {
  const name = file.slice(place.folder.length + 1);
  switch (found.kind) {
    case 'read':
    case 'missing':
      return null;
    case 'newer':
      place.onNotice(
        `${name} was made by a newer version of Tidings. It wasn’t changed, and changes to it aren’t saved. Update Tidings to use it.`,
      );
      return refusalWords(name, found.kind);
    case 'not-readable-now':
      place.onNotice(notReadableWords(name, found.code));
      return refusalWords(name, found.kind);
    case 'unreadable':
      return (await setAside(file, place))
        ? null
        : `Not saved: ${name} is damaged and couldn’t be set aside. Move it to another folder, then restart Tidings.`;
  }
}

function hasSetAside(folder: string, name: string): boolean {
  try {
    return readdirSync(folder).some((other) => other.startsWith(`${name}.unreadable-`));
  } catch {
    return true;
  }
}

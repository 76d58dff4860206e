import { z } from 'zod';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type DocumentStore, type FromDisk, openDocument } from '#main/storage/open-document.ts';

/** The system's encryption of a text, which only this user of this computer can open. */
export type Cipher = {
  /** False when the system has no keyring: then nothing is written at all. */
  readonly canKeep: () => boolean;
  readonly seal: (text: string) => Buffer;
  readonly open: (sealed: Buffer) => string;
};

const secretKindSchema = z.enum(['proxy-password', 'client-certificate']);

/** What a secret is, and what it is for: a proxy with its user, or an environment. */
export type SecretName = { readonly kind: z.infer<typeof secretKindSchema>; readonly for: string };

/** How long a secret is saved. */
export type SecretStand = 'none' | 'kept' | 'this-session';

export type Secrets = Pick<DocumentStore<unknown>, 'canReadAgain' | 'readAgain'> & {
  /** Null when there is none, or it can't be opened any more. */
  readonly find: (name: SecretName) => string | null;
  readonly stand: (name: SecretName) => SecretStand;
  /** Saves a secret, or removes it with null. Returns why it couldn't, in words. */
  readonly keep: (name: SecretName, secret: string | null) => Promise<string | null>;
  /** Removes secrets that no saved environment or setting uses. Returns why it couldn't, in words. */
  readonly keepOnly: (isUsed: FromDisk<(name: SecretName) => boolean>) => Promise<string | null>;
  readonly canKeep: () => boolean;
};

const documentSchema = z.array(z.object({ kind: secretKindSchema, for: z.string(), sealed: z.base64() })).readonly();

/** Passwords and private keys: encrypted on disk, or without a keyring in memory until Tidings ends. */
export async function openSecrets(place: StorePlace, cipher: Cipher): Promise<Secrets> {
  const store = await openDocument({ ...place, name: 'secrets', schema: documentSchema, empty: [] });
  const memory = new Map<string, string>();
  const keyOf = (name: SecretName) => `${name.kind} ${name.for}`;
  const isSame = (one: SecretName, other: SecretName) => keyOf(one) === keyOf(other);

  function find(name: SecretName): string | null {
    const held = memory.get(keyOf(name));
    if (held !== undefined) return held;
    const found = store.read().find((secret) => isSame(secret, name));
    if (found === undefined || !cipher.canKeep()) return null;
    try {
      return cipher.open(Buffer.from(found.sealed, 'base64'));
    } catch {
      // Encrypted by another user or computer: the folder was copied.
      return null;
    }
  }

  /** Null when the keyring refuses, for example because it is locked. */
  function seal(secret: string): string | null {
    try {
      return cipher.seal(secret).toString('base64');
    } catch {
      return null;
    }
  }

  return {
    find,
    stand: (name) => {
      if (memory.has(keyOf(name))) return 'this-session';
      return find(name) === null ? 'none' : 'kept';
    },
    keep: async (name, secret) => {
      const isOnDisk = secret !== null && cipher.canKeep();
      const sealed = isOnDisk ? seal(secret) : null;
      if (isOnDisk && sealed === null)
        return 'The system’s keyring refused it. Unlock the keyring, then enter it and save again.';
      const added = sealed === null ? [] : [{ ...name, sealed }];
      const problem = await store.update((kept) => {
        const rest = kept.filter((other) => !isSame(other, name));
        return added.length === 0 && rest.length === kept.length ? kept : [...rest, ...added];
      });
      if (problem !== null) return problem;
      if (secret === null || isOnDisk) memory.delete(keyOf(name));
      else memory.set(keyOf(name), secret);
      return null;
    },
    keepOnly: ({ value: isUsed }) => store.update((kept) => (kept.every(isUsed) ? kept : kept.filter(isUsed))),
    canKeep: cipher.canKeep,
    canReadAgain: store.canReadAgain,
    readAgain: store.readAgain,
  };
}

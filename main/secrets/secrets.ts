import { z } from 'zod';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type DocumentStore, type FromDisk, openDocument } from '#main/storage/open-document.ts';

/** The system's own way to seal a text, so that this user of this computer alone can open it. */
export type Cipher = {
  /** False where the system has no keyring: then nothing is written at all. */
  readonly canKeep: () => boolean;
  readonly seal: (text: string) => Buffer;
  readonly open: (sealed: Buffer) => string;
};

const secretKindSchema = z.enum(['proxy-password', 'client-certificate']);

/** What a secret is, and what it is for: a proxy with its user, or an environment. */
export type SecretName = { readonly kind: z.infer<typeof secretKindSchema>; readonly for: string };

/** How long a secret is kept. */
export type SecretStand = 'none' | 'kept' | 'this-session';

export type Secrets = Pick<DocumentStore<unknown>, 'canReadAgain' | 'readAgain'> & {
  /** Null when there is none, or it cannot be opened any more. */
  readonly find: (name: SecretName) => string | null;
  readonly stand: (name: SecretName) => SecretStand;
  /** Keeps a secret, or with null forgets it. Returns why it could not be saved, in words. */
  readonly keep: (name: SecretName, secret: string | null) => Promise<string | null>;
  /** Removes what nothing uses any more, as far as the files say that name what is used. Returns why it could not, in words. */
  readonly keepOnly: (isUsed: FromDisk<(name: SecretName) => boolean>) => Promise<string | null>;
  readonly canKeep: () => boolean;
};

const documentSchema = z.array(z.object({ kind: secretKindSchema, for: z.string(), sealed: z.base64() })).readonly();

/** Passwords and private keys: sealed on the disk, or, where the system has no keyring, in memory until Tidings ends. */
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
      // Sealed by another user or computer, in a folder that was copied.
      return null;
    }
  }

  /** Null where the keyring refuses: it may be locked. */
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
      const fault = await store.update((kept) => {
        const rest = kept.filter((other) => !isSame(other, name));
        return added.length === 0 && rest.length === kept.length ? kept : [...rest, ...added];
      });
      if (fault !== null) return fault;
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

import { z } from 'zod';
import { openDocument, type StorePlace } from './document-store.ts';

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

export type Secrets = {
  /** Null when there is none, or it cannot be opened any more. */
  readonly find: (name: SecretName) => string | null;
  readonly stand: (name: SecretName) => SecretStand;
  /** Keeps a secret, or with null forgets it. Returns why it could not be saved, in words. */
  readonly keep: (name: SecretName, secret: string | null) => string | null;
  /** Forgets all that nobody uses any more. */
  readonly keepOnly: (isUsed: (name: SecretName) => boolean) => void;
  readonly canKeep: () => boolean;
};

const documentSchema = z.array(z.object({ kind: secretKindSchema, for: z.string(), sealed: z.base64() })).readonly();

/** Passwords and private keys: sealed on the disk, or, where the system has no keyring, in memory until Tidings ends. */
export function openSecrets(place: StorePlace, cipher: Cipher): Secrets {
  const store = openDocument({ ...place, name: 'secrets', schema: documentSchema, empty: [] });
  const memory = new Map<string, string>();
  const keyOf = (name: SecretName) => `${name.kind} ${name.for}`;
  const isSame = (one: SecretName, other: SecretName) => keyOf(one) === keyOf(other);
  const others = (name: SecretName) => store.read().filter((secret) => !isSame(secret, name));

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

  return {
    find,
    stand: (name) => {
      if (memory.has(keyOf(name))) return 'this-session';
      return find(name) === null ? 'none' : 'kept';
    },
    keep: (name, secret) => {
      memory.delete(keyOf(name));
      const rest = others(name);
      if (secret === null) return rest.length === store.read().length ? null : store.write(rest);
      if (!cipher.canKeep()) {
        memory.set(keyOf(name), secret);
        return null;
      }
      return store.write([...rest, { ...name, sealed: cipher.seal(secret).toString('base64') }]);
    },
    keepOnly: (isUsed) => {
      const used = store.read().filter(isUsed);
      if (used.length !== store.read().length) store.write(used);
    },
    canKeep: cipher.canKeep,
  };
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Cipher } from '#main/secrets/secrets.ts';

/** A keyring for tests, as strict as the system's: what another one sealed, it can't open. */
export function createTestCipher(canKeep: () => boolean = () => true): Cipher {
  const key = randomBytes(32);
  return {
    canKeep,
    seal: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

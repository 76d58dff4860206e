import { safeStorage } from 'electron';
import type { Cipher } from '#main/secrets/secrets.ts';

/** The system's keyring. Without one Electron only obfuscates, which is no better than plain text. */
export const keyring: Cipher = {
  canKeep: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())),
  seal: (text) => safeStorage.encryptString(text),
  open: (sealed) => safeStorage.decryptString(sealed),
};

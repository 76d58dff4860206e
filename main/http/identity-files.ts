import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Identity } from './identity.ts';

/**
 * Makes a client certificate out of the files that a person chose, in any order: PEM, a certificate or a key in DER, or one
 * PFX file. What it holds is looked at by `readIdentity`.
 */
export function toIdentity(files: readonly [Buffer, ...Buffer[]], password: string): Identity {
  const texts = files.map((bytes) => toPem(bytes, password));
  const pfx = files.find((_, index) => texts[index] === null);
  if (pfx !== undefined) return { form: 'pfx', content: pfx.toString('base64'), password };
  return { form: 'pem', content: texts.join('\n'), password };
}

/** A file as PEM; null when it is neither a certificate nor a private key. */
function toPem(bytes: Buffer, password: string): string | null {
  // Editors of Windows may have saved it as UTF-16.
  const text = bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
  if (text.includes('-----BEGIN ')) return text;
  return attempt(() => new X509Certificate(bytes).toString()) ?? keyToPem(bytes, password);
}

function keyToPem(key: Buffer, passphrase: string): string | null {
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
    const pem = attempt(() =>
      createPrivateKey({ key, format: 'der', type, passphrase }).export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
    if (pem !== null) return pem;
  }
  return null;
}

function attempt(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

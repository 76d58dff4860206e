import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Output } from '#app/ipc/contract.ts';
import { longestName } from '#app/limits.ts';
import { type Identity, readIdentity } from '#main/http/identity.ts';
import { toIdentity } from '#main/http/identity-files.ts';
import { outdatedCipherMessage } from '#main/http/outdated-cipher.ts';
import { splitPem } from '#main/http/system-authorities.ts';
import type { GivenFiles } from '#main/ipc/given-files.ts';

type File = { readonly name: string; readonly bytes: Buffer };

/** No certificate is near as long. */
const mostBytes = 1_000_000;

/** Reads the files that the person gave; null when one isn't known any more, or can't be read. */
async function readFiles(fileIds: readonly string[], files: GivenFiles): Promise<readonly File[] | null> {
  try {
    return await Promise.all(
      fileIds.map(async (id) => {
        const path = files.pathOf(id) ?? '';
        return { name: basename(path).slice(0, longestName), bytes: await readFile(path) };
      }),
    );
  } catch {
    return null;
  }
}

/** Reads the certificates of authorities, in PEM or DER. */
export async function readAuthorities(
  fileIds: readonly string[],
  files: GivenFiles,
): Promise<Output<'certificate.readAuthorities'>> {
  const read = await readFiles(fileIds, files);
  if (read === null) return notReadable;
  const authorities = read.map(({ name, bytes }) => ({ name, pem: authorityPem(bytes) }));
  const bad = authorities.find(({ pem }) => pem === null);
  if (bad !== undefined)
    return {
      kind: 'refused',
      says: `${bad.name} contains no certificate. Choose a file with -----BEGIN CERTIFICATE-----.`,
    };
  return { kind: 'read', authorities: authorities.flatMap(({ name, pem }) => (pem === null ? [] : [{ name, pem }])) };
}

/** The client certificate in given files; null when they can't be read. */
export async function identityIn(
  fileIds: readonly string[],
  password: string,
  files: GivenFiles,
): Promise<{ readonly name: string; readonly identity: Identity } | null> {
  const read = await readFiles(fileIds, files);
  const [first] = read ?? [];
  if (read === null || first === undefined || read.some(({ bytes }) => bytes.length > mostBytes)) return null;
  const name = read
    .map((file) => file.name)
    .join(', ')
    .slice(0, longestName);
  return { name, identity: toIdentity([first.bytes, ...read.slice(1).map(({ bytes }) => bytes)], password) };
}

/** Describes a client certificate, or what is missing in it. */
export async function describeIdentity(
  fileIds: readonly string[],
  password: string,
  files: GivenFiles,
): Promise<Output<'certificate.readIdentity'>> {
  const found = await identityIn(fileIds, password, files);
  if (found === null) return notReadable;
  const { name, identity } = found;
  const reading = readIdentity(identity);
  if (reading.ok) {
    const { subject, issuer, validUntil } = reading;
    return { kind: 'read', certificate: { name, subject, issuer, validUntil } };
  }
  switch (reading.why) {
    case 'password':
      return {
        kind: 'locked',
        says: password === '' ? `${name} is locked. Enter its password.` : `This password doesn’t open ${name}.`,
      };
    case 'no-key':
      return {
        kind: 'refused',
        says: `${name} contains no private key. Choose the certificate and the key together, as two files.`,
      };
    case 'no-certificate':
      return { kind: 'refused', says: `${name} contains a key but no certificate. Choose both, as two files.` };
    case 'no-pair':
      return { kind: 'refused', says: `In ${name}, no certificate matches the private key. Choose the matching pair.` };
    case 'outdated':
      return { kind: 'refused', says: outdatedCipherMessage(name, reading.cipher) };
    case 'unreadable':
      return { kind: 'refused', says: `${name} isn’t a readable client certificate in PEM or PFX format.` };
  }
}

const notReadable = { kind: 'refused', says: 'The file couldn’t be read. Choose it again.' } as const;

function authorityPem(bytes: Buffer): string | null {
  if (bytes.length > mostBytes) return null;
  try {
    const parts = splitPem(bytes.toString('latin1'));
    const certificates = parts.length === 0 ? [bytes] : parts;
    return certificates.map((certificate) => new X509Certificate(certificate).toString()).join('');
  } catch {
    return null;
  }
}

import { readFileSync } from 'node:fs';
import { basename, delimiter } from 'node:path';
import type { Network } from '#app/environments/network.ts';
import { type Identity, readIdentity } from '#main/http/identity.ts';
import { toIdentity } from '#main/http/identity-files.ts';
import { outdatedCipherMessage } from '#main/http/outdated-cipher.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import type { Env } from './proxy-variables.ts';

/** A client certificate that can be used, and its description. */
export type ClientCertificate = {
  readonly identity: Identity;
  readonly shown: NonNullable<Network['clientCertificate']>;
};

/** Reads the certificate that TIDINGS_CERTIFICATE names: one file, or several parted as in PATH. Null when it names none. */
export function readClientCertificate(env: Env): Found<ClientCertificate | null> {
  const named = env['TIDINGS_CERTIFICATE'] ?? '';
  if (named === '') return found(null);
  const files = filesIn(named);
  if (files === null) return refused(exitCode.file, `${named} from TIDINGS_CERTIFICATE could not be read.`);
  const identity = toIdentity(files, env['TIDINGS_CERTIFICATE_PASSWORD'] ?? '');
  const reading = readIdentity(identity);
  if (!reading.ok)
    return refused(
      exitCode.file,
      reading.why === 'outdated' ? outdatedCipherMessage(named, reading.cipher) : `${named} ${problems[reading.why]}`,
    );
  const { subject, issuer, validUntil } = reading;
  return found({ identity, shown: { name: basename(named), subject, issuer, validUntil } });
}

const problems = {
  password: 'needs a different password. Set TIDINGS_CERTIFICATE_PASSWORD.',
  'no-key': 'contains no private key. Name both files in TIDINGS_CERTIFICATE, separated as in PATH.',
  'no-certificate': 'contains no certificate. Name both files in TIDINGS_CERTIFICATE, separated as in PATH.',
  'no-pair': 'has no certificate that matches its private key. Name a matching pair of files.',
  unreadable: 'could not be read as a PEM, DER or PFX certificate with its private key.',
} as const;

/** The file of this name, or where there is none, those of a list. */
function filesIn(named: string): readonly [Buffer, ...Buffer[]] | null {
  const whole = attempt(() => [readFileSync(named)] as const);
  if (whole !== null) return [...whole];
  return attempt(() => {
    const [first = '', ...others] = named.split(delimiter);
    return [readFileSync(first), ...others.map((path) => readFileSync(path))] as const;
  });
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

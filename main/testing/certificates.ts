import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export type Pair = { readonly cert: string; readonly key: string };

const day = 86_400_000;

/** An authority of a test's own. */
export async function createAuthority(name = 'Test authority'): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

type Wanted = {
  /** The authority that signs it; self-signed by default. */
  readonly by?: Pair;
  /** When it ends, in days from now. */
  readonly untilDays?: number;
};

/** A certificate for a host or a person. */
export async function createCertificate(name: string, { by, untilDays = 30 }: Wanted = {}): Promise<Pair> {
  const altNames = isIP(name) === 0 ? [{ type: 2 as const, value: name }] : [{ type: 7 as const, ip: name }];
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 60 * day),
    notAfterDate: new Date(Date.now() + untilDays * day),
    extensions: [{ name: 'subjectAltName', altNames }],
    ...(by !== undefined && { ca: by }),
  });
  return { cert: made.cert, key: made.private };
}

/** The same as a PFX file, which only OpenSSL makes; `legacy` with RC2, as an older Windows did. */
export function toPfx({ cert, key }: Pair, password: string, legacy = false): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-pfx-'));
  const file = (name: string) => join(folder, name);
  writeFileSync(file('cert.pem'), cert);
  writeFileSync(file('key.pem'), key);
  const output = ['-out', file('both.pfx'), '-passout', `pass:${password}`];
  const cipher = legacy ? ['-legacy'] : [];
  execFileSync('openssl', [
    'pkcs12',
    '-export',
    ...cipher,
    '-inkey',
    file('key.pem'),
    '-in',
    file('cert.pem'),
    ...output,
  ]);
  return file('both.pfx');
}

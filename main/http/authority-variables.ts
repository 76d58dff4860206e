import { readFileSync } from 'node:fs';
import { splitPem } from './system-authorities.ts';

export type NamedAuthorities = {
  /** PEM, one by one. */
  readonly pems: readonly string[];
  /** What couldn't be read, in words. */
  readonly says: readonly string[];
};

/** The certificates in the files that NODE_EXTRA_CA_CERTS and SSL_CERT_FILE name, as other programs trust them. */
export function namedAuthorities(env: Readonly<Record<string, string | undefined>>): NamedAuthorities {
  const pems: string[] = [];
  const says: string[] = [];
  for (const name of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
    const file = env[name] ?? '';
    if (file === '') continue;
    const found = certificatesIn(file);
    if (found.length === 0) says.push(`${name}: cannot read a certificate from ${file}, so it has no effect.`);
    pems.push(...found);
  }
  return { pems, says };
}

function certificatesIn(file: string): readonly string[] {
  try {
    return splitPem(readFileSync(file, 'latin1'));
  } catch {
    return [];
  }
}

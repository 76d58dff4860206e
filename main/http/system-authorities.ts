import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { z } from 'zod';

export type AuthoritySources = {
  /** Node's own way to the system's store, in those that have it: 22.15 and newer. */
  readonly ask: unknown;
  /** Where Linux keeps the store as one file, by the first that is there. */
  readonly files: readonly string[];
};

const usual: AuthoritySources = {
  ask: Reflect.get(tls, 'getCACertificates'),
  files: [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/cert.pem',
  ],
};

/** The certificates that this computer's administrator trusts, PEM; none where the system doesn't list them. */
export function systemAuthorities({ ask, files }: AuthoritySources = usual): readonly string[] {
  if (typeof ask === 'function') return z.array(z.string()).safeParse(ask('system')).data ?? [];
  for (const file of files) {
    try {
      return splitPem(readFileSync(file, 'latin1'));
    } catch {
      // The next system keeps it elsewhere.
    }
  }
  return [];
}

/** Splits a text into its certificates. */
export function splitPem(text: string): readonly string[] {
  return text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? [];
}

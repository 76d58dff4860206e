import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Environment } from '#app/environment/environment.ts';
import type { Connections } from '#main/http/connections.ts';
import { type Identity, readIdentity } from '#main/http/identity.ts';
import { createNetwork } from '#main/http/network.ts';
import type { ChosenPlace } from './choose-place.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import { wayByVariables } from './proxy-variables.ts';

/** How the command line reaches servers. */
export type OpenNetwork = {
  /** The place, with the certificate of this command line. */
  readonly place: ChosenPlace;
  readonly connect: (environment: Environment) => Connections;
};

/** Opens the network as the environment says; what a file must not hold comes from the variables of the process. */
export function openNetwork(place: ChosenPlace, env: Readonly<Record<string, string | undefined>>): Found<OpenNetwork> {
  const file = env['TIDINGS_CERTIFICATE'];
  const identity = file === undefined ? null : readFile(file, env['TIDINGS_CERTIFICATE_PASSWORD'] ?? '');
  const network = createNetwork({
    appProxy: () => ({ kind: 'system' }),
    systemProxy: async (origin) => [wayByVariables(origin, env)],
    secrets: { passwordOf: () => env['TIDINGS_PROXY_PASSWORD'] ?? null, identity: () => identity },
  });
  if (file === undefined || identity === null) {
    if (file !== undefined) return refused(exitCode.file, `${file} could not be read: TIDINGS_CERTIFICATE names it.`);
    return found({ place, connect: network.connect });
  }
  const reading = readIdentity(identity);
  if (!reading.ok) return refused(exitCode.file, faults[reading.why](file));
  const { subject, issuer, validUntil } = reading;
  const clientCertificate = { name: basename(file), subject, issuer, validUntil };
  const environment = { ...place.environment, network: { ...place.environment.network, clientCertificate } };
  return found({ place: { ...place, environment }, connect: network.connect });
}

const faults = {
  password: (file: string) => `${file} wants another password. TIDINGS_CERTIFICATE_PASSWORD gives it.`,
  'no-key': (file: string) => `${file} has no private key in it. Put certificate and key into one PEM file.`,
  unreadable: (file: string) => `${file} could not be read as a PEM or PFX certificate with its private key.`,
} as const;

function readFile(file: string, password: string): Identity | null {
  try {
    const bytes = readFileSync(file);
    const isPem = bytes.includes('-----BEGIN ');
    return { form: isPem ? 'pem' : 'pfx', content: bytes.toString(isPem ? 'utf8' : 'base64'), password };
  } catch {
    return null;
  }
}

import { z } from 'zod';
import type { Environment } from '#app/environments/environment.ts';
import { type ManualProxy, proxyOwner } from '#app/environments/network.ts';
import { ProxyPasswords } from '#app/environments/proxy-passwords.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import type { Identity } from '#main/http/identity.ts';
import type { NetworkSecrets } from '#main/http/network.ts';
import type { GivenFiles } from '#main/ipc/given-files.ts';
import type { SecretName, Secrets } from '#main/secrets/secrets.ts';
import { identityIn } from './certificate-files.ts';

/** Where passwords are saved, and the files that the person chose. */
export type SecretParts = { readonly secrets: Secrets; readonly givenFiles: GivenFiles };

/** The saved passwords and client certificates, for connections. */
export function savedSecrets(secrets: Secrets): NetworkSecrets {
  return {
    passwords: ProxyPasswords.kept((owner) => secrets.find({ kind: 'proxy-password', for: owner })),
    identity: (environmentId) => parseIdentity(secrets.find(identityName(environmentId))),
  };
}

/** Saves the password and certificate from the editor. Returns why it couldn't, in words. */
export async function saveSecretChanges(
  { id, network }: Environment,
  { proxyPassword, identity }: SecretChanges,
  { secrets, givenFiles }: SecretParts,
): Promise<string | null> {
  let problem: string | null = null;
  if (network.proxy.kind === 'manual' && proxyPassword !== null)
    problem = await secrets.keep(passwordName(network.proxy), proxyPassword === '' ? null : proxyPassword);
  if (network.clientCertificate === null) return (await secrets.keep(identityName(id), null)) ?? problem;
  if (identity === null) return problem;
  const found = await identityIn(identity.fileIds, identity.password, givenFiles);
  if (found === null) return 'The client certificate couldn’t be read. Choose its file again.';
  return (await secrets.keep(identityName(id), JSON.stringify(found.identity))) ?? problem;
}

/** The secrets for a connection test: first those from the editor, then the saved ones. Each is sent only where it belongs. */
export async function editedSecrets(
  { id, network: { proxy } }: Environment,
  { proxyPassword, identity }: SecretChanges,
  { secrets, givenFiles }: SecretParts,
): Promise<NetworkSecrets> {
  const saved = savedSecrets(secrets);
  const chosen = identity === null ? null : await identityIn(identity.fileIds, identity.password, givenFiles);
  const typed =
    proxy.kind === 'manual' && proxyPassword !== null
      ? ProxyPasswords.given(proxy, proxyPassword)
      : ProxyPasswords.none;
  return {
    passwords: typed.or(saved.passwords),
    identity: (of) => (identity === null || of !== id ? saved.identity(of) : (chosen?.identity ?? null)),
  };
}

/** Whether a saved environment or the app's proxy still uses a secret. */
export function isSecretUsed(
  { kind, for: owner }: SecretName,
  environments: readonly Environment[],
  appProxy: ManualProxy | null,
): boolean {
  if (kind === 'client-certificate') return environments.some(({ id }) => id === owner);
  const proxies = environments.flatMap(({ network: { proxy } }) => (proxy.kind === 'manual' ? [proxy] : []));
  return [...proxies, ...(appProxy === null ? [] : [appProxy])].some((proxy) => proxyOwner(proxy) === owner);
}

export const passwordName = (proxy: ManualProxy): SecretName => ({ kind: 'proxy-password', for: proxyOwner(proxy) });
export const identityName = (environmentId: string): SecretName => ({ kind: 'client-certificate', for: environmentId });

const identitySchema = z.object({ form: z.enum(['pem', 'pfx']), content: z.string(), password: z.string() });

function parseIdentity(text: string | null): Identity | null {
  return text === null ? null : (identitySchema.safeParse(JSON.parse(text)).data ?? null);
}

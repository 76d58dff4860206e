import { z } from 'zod';
import type { Environment } from '#app/environments/environment.ts';
import { environmentProblems } from '#app/environments/environment-problems.ts';
import { type ManualProxy, proxyOwner } from '#app/environments/network.ts';
import { ProxyPasswords } from '#app/environments/proxy-passwords.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import { testConnection } from '#main/http/connection-check.ts';
import type { Identity } from '#main/http/identity.ts';
import type { Network, NetworkSecrets } from '#main/http/network.ts';
import type { GivenFiles } from '#main/ipc/given-files.ts';
import type { SecretName, Secrets } from '#main/secrets/secrets.ts';
import { describeIdentity, identityIn, readAuthorities } from './certificate-files.ts';

export type NetworkHandlerParts = {
  readonly network: Network;
  readonly secrets: Secrets;
  readonly givenFiles: GivenFiles;
};

type NetworkCalls = Extract<keyof Handlers, `connection.${string}` | `secret.${string}` | `certificate.${string}`>;

/** What is wrong on these fields keeps a connection from being tried. */
const neededToTest: ReadonlySet<string> = new Set([
  'serverName',
  'proxyHost',
  'proxyPort',
  'proxyExceptions',
  'timeoutMs',
]);

/** The calls on proxies and certificates. */
export function createNetworkHandlers({
  network,
  secrets,
  givenFiles,
}: NetworkHandlerParts): Pick<Handlers, NetworkCalls> {
  let testing = new AbortController();
  return {
    'connection.test': async ({ environment, secrets: changes }) => {
      testing.abort();
      const current = new AbortController();
      testing = current;
      const fault = environmentProblems(environment, []).find(({ field }) => neededToTest.has(field));
      if (fault !== undefined) return { kind: 'refused', says: fault.says };
      const typed = await typedSecrets(environment, changes, secrets, givenFiles);
      const connections = network.connect(environment, typed);
      const tested = await testConnection(environment, { connections, cancel: current.signal });
      connections.close();
      return tested === null ? { kind: 'cancelled' } : { kind: 'tested', ...tested };
    },
    'connection.cancelTest': () => {
      testing.abort();
      return {};
    },
    'secret.look': ({ environmentId, proxy }) => ({
      proxyPassword: proxy === null ? 'none' : secrets.stand(passwordName(proxy)),
      identity: environmentId === null ? 'none' : secrets.stand(identityName(environmentId)),
      canKeep: secrets.canKeep(),
    }),
    'secret.saveProxyPassword': async ({ proxy, password }) => {
      const says = await secrets.keep(passwordName(proxy), password === '' ? null : password);
      return says === null ? { kind: 'saved' } : { kind: 'not-saved', says };
    },
    'certificate.readAuthorities': ({ fileIds }) => readAuthorities(fileIds, givenFiles),
    'certificate.readIdentity': ({ fileIds, password }) => describeIdentity(fileIds, password, givenFiles),
  };
}

/** What main itself uses of the secrets that are kept. */
export function keptSecrets(secrets: Secrets): NetworkSecrets {
  return {
    passwords: ProxyPasswords.kept((owner) => secrets.find({ kind: 'proxy-password', for: owner })),
    identity: (environmentId) => parseIdentity(secrets.find(identityName(environmentId))),
  };
}

/** Keeps what was typed and given in the editor. Returns why it could not, in words. */
export async function keepSecretChanges(
  { id, network }: Environment,
  { proxyPassword, identity }: SecretChanges,
  secrets: Secrets,
  files: GivenFiles,
): Promise<string | null> {
  let fault: string | null = null;
  if (network.proxy.kind === 'manual' && proxyPassword !== null)
    fault = await secrets.keep(passwordName(network.proxy), proxyPassword === '' ? null : proxyPassword);
  if (network.clientCertificate === null) return (await secrets.keep(identityName(id), null)) ?? fault;
  if (identity === null) return fault;
  const found = await identityIn(identity.fileIds, identity.password, files);
  if (found === null) return 'The client certificate could not be read. Choose its file again.';
  return (await secrets.keep(identityName(id), JSON.stringify(found.identity))) ?? fault;
}

/** Whether something that is kept still uses a secret. */
export function isSecretUsed(
  { kind, for: what }: SecretName,
  environments: readonly Environment[],
  appProxy: ManualProxy | null,
): boolean {
  if (kind === 'client-certificate') return environments.some(({ id }) => id === what);
  const proxies = environments.flatMap(({ network: { proxy } }) => (proxy.kind === 'manual' ? [proxy] : []));
  return [...proxies, ...(appProxy === null ? [] : [appProxy])].some((proxy) => proxyOwner(proxy) === what);
}

/** The secrets of a test: those in the editor first, else those that are kept. Each goes only where it was given for. */
async function typedSecrets(
  { id, network: { proxy } }: Environment,
  { proxyPassword, identity }: SecretChanges,
  secrets: Secrets,
  files: GivenFiles,
): Promise<NetworkSecrets> {
  const kept = keptSecrets(secrets);
  const given = identity === null ? null : await identityIn(identity.fileIds, identity.password, files);
  const typed =
    proxy.kind === 'manual' && proxyPassword !== null
      ? ProxyPasswords.given(proxy, proxyPassword)
      : ProxyPasswords.none;
  return {
    passwords: typed.or(kept.passwords),
    identity: (of) => (identity === null || of !== id ? kept.identity(of) : (given?.identity ?? null)),
  };
}

const passwordName = (proxy: ManualProxy): SecretName => ({ kind: 'proxy-password', for: proxyOwner(proxy) });
const identityName = (environmentId: string): SecretName => ({ kind: 'client-certificate', for: environmentId });

const identitySchema = z.object({ form: z.enum(['pem', 'pfx']), content: z.string(), password: z.string() });

function parseIdentity(text: string | null): Identity | null {
  return text === null ? null : (identitySchema.safeParse(JSON.parse(text)).data ?? null);
}

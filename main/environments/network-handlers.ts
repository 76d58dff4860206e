import { parseEndpoint } from '#app/environments/endpoint.ts';
import { environmentProblems } from '#app/environments/environment-problems.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import { testConnection } from '#main/http/connection-check.ts';
import type { Network } from '#main/http/network.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import { describeIdentity, readAuthorities } from './certificate-files.ts';
import { editedSecrets, identityName, passwordName, type SecretParts } from './saved-secrets.ts';

export type NetworkHandlerParts = SecretParts & { readonly network: Network };

type NetworkCalls = Extract<keyof Handlers, `connection.${string}` | `secret.${string}` | `certificate.${string}`>;

/** A problem with one of these fields prevents a connection test. */
const neededToTest: ReadonlySet<string> = new Set(['proxyHost', 'proxyPort', 'proxyExceptions', 'timeoutMs']);

/** The calls on proxies and certificates. */
export function createNetworkHandlers(parts: NetworkHandlerParts): Pick<Handlers, NetworkCalls> {
  const { network, secrets, givenFiles } = parts;
  let testing = new AbortController();
  return {
    'connection.test': async ({ environment, secrets: changes }) => {
      testing.abort();
      const current = new AbortController();
      testing = current;
      const reading = parseEndpoint(environment.serverName);
      if (!reading.ok) return { kind: 'refused', says: reading.problem };
      const problem = environmentProblems(environment, []).find(({ field }) => neededToTest.has(field));
      if (problem !== undefined) return { kind: 'refused', says: problem.says };
      const connections = network.connect(environment, await editedSecrets(environment, changes, parts));
      const target = { endpoint: reading.endpoint, timeoutMs: environment.timeoutMs };
      const tested = await testConnection(target, { connections, cancel: current.signal });
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
    'secret.saveProxyPassword': async ({ proxy, password }) =>
      savedAnswer(await secrets.keep(passwordName(proxy), password === '' ? null : password)),
    'certificate.readAuthorities': ({ fileIds }) => readAuthorities(fileIds, givenFiles),
    'certificate.readIdentity': ({ fileIds, password }) => describeIdentity(fileIds, password, givenFiles),
  };
}

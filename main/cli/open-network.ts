import { isLoopback, parseEndpoint } from '#app/environments/endpoint.ts';
import type { Environment } from '#app/environments/environment.ts';
import { proxyProblems } from '#app/environments/proxy-problems.ts';
import { namedAuthorities } from '#main/http/authority-variables.ts';
import type { Connections } from '#main/http/connections.ts';
import { createNetwork } from '#main/http/network.ts';
import { systemAuthorities } from '#main/http/system-authorities.ts';
import type { ChosenPlace } from './choose-place.ts';
import { readClientCertificate } from './client-certificate.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import { readProxyPassword, unusedPassword, withPassword } from './proxy-password.ts';
import { type Env, routeByVariables, unreadNoProxy } from './proxy-variables.ts';

/** How the command line reaches servers. */
export type OpenNetwork = {
  /** The place, with the certificate of this command line. */
  readonly place: ChosenPlace;
  readonly connect: (environment: Environment) => Connections;
};

/** Opens the network as the environment says; what a file must not hold comes from the variables of the process. */
export function openNetwork(place: ChosenPlace, env: Env, warn: (says: string) => void): Found<OpenNetwork> {
  const { environment } = place;
  const { proxy } = environment.network;
  const reading = parseEndpoint(environment.serverName);
  const isRemote = reading.ok && !isLoopback(reading.endpoint.host);
  const [problem] = proxyProblems(proxy);
  if (isRemote && problem !== undefined)
    return refused(exitCode.wrongUse, `The proxy of ${environment.name}: ${problem.says}`);
  const byVariables = proxy.kind === 'system' || proxy.kind === 'as-settings';
  const named = reading.ok && isRemote ? routeByVariables(reading.endpoint, env) : null;
  if (byVariables && named?.ok === false) return refused(exitCode.wrongUse, named.says);
  const route = named?.ok === true ? named.route : null;
  const given = readProxyPassword(env, route);
  if (!given.ok) return refused(exitCode.wrongUse, given.says);
  const certificate = readClientCertificate(env);
  if (!certificate.ok) return certificate;

  const authorities = namedAuthorities(env);
  const used = proxy.kind === 'manual' ? proxy : byVariables ? route : null;
  const unused = isRemote ? unusedPassword(env, used, given.passwords) : null;
  for (const says of [unused, unreadNoProxy(env), ...authorities.says]) if (says !== null) warn(says);

  const network = createNetwork({
    appProxy: () => ({ kind: 'system' }),
    systemProxy: async () => [withPassword(route, given.passwords)],
    secrets: { passwords: given.passwords, identity: () => certificate.value?.identity ?? null },
    authorities: () => [...systemAuthorities(), ...authorities.pems],
  });
  if (certificate.value === null) return found({ place, connect: network.connect });
  const withCertificate = { ...environment.network, clientCertificate: certificate.value.shown };
  return found({
    place: { ...place, environment: { ...environment, network: withCertificate } },
    connect: network.connect,
  });
}

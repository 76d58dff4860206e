import type { Environment } from '#app/environments/environment.ts';
import type { AppProxy } from '#app/environments/network.ts';
import { type Route, routesTo } from '#app/environments/proxy.ts';
import type { ProxyPasswords } from '#app/environments/proxy-passwords.ts';
import { type Connections, createConnections } from './connections.ts';
import type { Identity } from './identity.ts';
import { NetworkError } from './network-error.ts';
import { createRouteMemory } from './route-memory.ts';
import { createTrustStore } from './trust-store.ts';

/** Secrets of an environment's connections; only the main process has them. */
export type NetworkSecrets = {
  readonly passwords: ProxyPasswords;
  readonly identity: (environmentId: string) => Identity | null;
};

export type NetworkParts = {
  /** How servers are reached where an environment says nothing else. */
  readonly appProxy: () => AppProxy;
  /** What the system says of a server. */
  readonly systemProxy: (origin: string) => Promise<readonly Route[]>;
  readonly secrets: NetworkSecrets;
  /** Certificates that are trusted for all environments, PEM; without it, the system's. */
  readonly authorities?: () => readonly string[];
};

export type Network = {
  /** Opens connections for an environment. @param secrets instead of the saved ones */
  readonly connect: (environment: Environment, secrets?: NetworkSecrets) => Connections;
};

/** Joins what environments say about networks to the connections that are made. */
export function createNetwork({ appProxy, systemProxy, secrets: kept, authorities: usual }: NetworkParts): Network {
  const trust = createTrustStore(usual);
  const memory = createRouteMemory();
  return {
    connect: ({ id, network }, secrets = kept) => {
      const { proxy, authorities, clientCertificate, acceptSelfSigned } = network;
      const chosen = proxy.kind === 'as-settings' ? appProxy() : proxy;
      const added = authorities.map(({ pem }) => pem);
      return createConnections({
        added,
        memory,
        routesTo: (origin) => routesTo(origin, chosen, { system: systemProxy, passwords: secrets.passwords }),
        context: (whose) => {
          if (clientCertificate === null || whose === 'proxy') return trust(added, null);
          const identity = secrets.identity(id);
          if (identity === null) throw new NetworkError('CLIENT_CERTIFICATE_MISSING');
          return trust(added, identity);
        },
        acceptSelfSigned,
      });
    },
  };
}

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { beforeAll } from 'vitest';
import type { Route } from '#app/environments/proxy.ts';
import { sendRequest } from '#main/http/client.ts';
import { type Connections, createConnections } from '#main/http/connections.ts';
import type { RouteMemory } from '#main/http/route-memory.ts';
import { createTrustStore } from '#main/http/trust-store.ts';
import { anyRequest } from './any-request.ts';
import { createAuthority, createCertificate, type Pair } from './certificates.ts';
import { type EventServer, startEventServer } from './event-server.ts';
import { keep } from './keep.ts';
import { type ProxyBehaviour, startHttpProxy, startSocks4Proxy, startSocksProxy, type TestProxy } from './proxies.ts';
import { type SecureServer, startSecureServer } from './secure-server.ts';

const trust = createTrustStore(() => []);
/** The server that proxies lead to; no name server knows it. */
export const host = 'mxo.example.com';
export const ada = { user: 'ada', password: 'pa:ss wörd' };
let authority: Pair;
let certificate: Pair;

beforeAll(async () => {
  authority = await createAuthority();
  certificate = await createCertificate(host, { by: authority });
});

export const connectBy = (routes: readonly Route[]) =>
  keep(createConnections({ routesTo: async () => routes, context: () => trust([authority.cert], null) }));

export const sendOn = (connections: Connections, serverName: string, timeoutMs = 5_000) =>
  sendRequest(anyRequest(serverName), { timeoutMs, cancel: new AbortController().signal, connections });

export const sendBy = (routes: readonly Route[], serverName: string, timeoutMs?: number) =>
  sendOn(connectBy(routes), serverName, timeoutMs);

export const connectTo = (routes: readonly Route[], memory: RouteMemory) =>
  keep(createConnections({ routesTo: async () => routes, memory, context: () => trust([authority.cert], null) }));

/** Servers behind a proxy, with the events that they received. */
export const servers = {
  plain: async () => {
    const server: EventServer = keep(await startEventServer());
    return { port: Number(new URL(server.origin).port), name: `http://${host}`, taken: server.taken };
  },
  secure: async () => {
    const server: SecureServer = keep(await startSecureServer(certificate));
    return { port: server.port, name: `https://${host}`, taken: server.taken };
  },
};
export const proxies: Readonly<Record<string, (behaviour: ProxyBehaviour) => Promise<TestProxy>>> = {
  http: startHttpProxy,
  https: async (behaviour) =>
    startHttpProxy({ ...behaviour, secured: await createCertificate('127.0.0.1', { by: authority }) }),
  socks4: startSocks4Proxy,
  socks5: startSocksProxy,
};

/** Listens without being a proxy. Resolves to the port. */
export async function listenRaw(onSocket: (socket: Socket) => void): Promise<number> {
  const raw = keep(createServer(onSocket)).listen(0, '127.0.0.1');
  await once(raw, 'listening');
  return (raw.address() as AddressInfo).port;
}

export const routeTo = (scheme: 'http' | 'socks4', port: number) =>
  ({ scheme, host: '127.0.0.1', port, credentials: null }) as const;

export const startProxy = async (kind: string, behaviour: ProxyBehaviour) =>
  keep(await (proxies[kind] ?? startHttpProxy)(behaviour));

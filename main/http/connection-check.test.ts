import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import { type Endpoint, parseEndpoint } from '#app/environments/endpoint.ts';
import type { Route } from '#app/environments/proxy.ts';
import { createAuthority, createCertificate, type Pair } from '#main/testing/certificates.ts';
import { keep } from '#main/testing/keep.ts';
import { startHttpProxy } from '#main/testing/proxies.ts';
import { startSecureServer } from '#main/testing/secure-server.ts';
import { testConnection } from './connection-check.ts';
import { createConnections } from './connections.ts';
import { createTrustStore } from './trust-store.ts';

const trust = createTrustStore(() => []);
const host = 'mxo.example.com';
let authority: Pair;

beforeAll(async () => {
  authority = await createAuthority();
});

function endpointOf(serverName: string): Endpoint {
  const reading = parseEndpoint(serverName);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.endpoint;
}

async function tested(serverName: string, routes: readonly Route[] = [null], timeoutMs = 5_000) {
  const connections = keep(
    createConnections({ routesTo: async () => routes, context: () => trust([authority.cert], null) }),
  );
  const target = { endpoint: endpointOf(serverName), timeoutMs };
  const result = await testConnection(target, { connections, cancel: new AbortController().signal });
  return { ...result, states: result?.stages.map(({ stage, state }) => `${stage} ${state}`) };
}

it('a good server behind a proxy passes all stages, by one HEAD and no event', async () => {
  const server = keep(await startSecureServer(await createCertificate(host, { by: authority })));
  const proxy = keep(await startHttpProxy({ toPort: server.port }));
  const { states, certificate, stages } = await tested(`https://${host}/gateway`, [proxy.route]);
  expect(states).toEqual(['name not-needed', 'connect ok', 'proxy ok', 'tls ok', 'http ok']);
  expect(certificate).toMatchObject({ subject: host, issuer: 'Test authority', acceptedSelfSigned: false });
  expect(stages?.filter(({ ms }) => ms !== null)).toHaveLength(4);
  expect(server.taken).toEqual(['HEAD ']);
});

it('a bad certificate is shown, and TLS fails', async () => {
  const server = keep(await startSecureServer(await createCertificate('127.0.0.1', { by: authority, untilDays: -2 })));
  const { states, certificate, stages } = await tested(`https://127.0.0.1:${server.port}`);
  expect(states).toEqual(['name not-needed', 'connect ok', 'proxy not-needed', 'tls failed', 'http skipped']);
  expect(Date.parse(certificate?.validUntil ?? '')).toBeLessThan(Date.now());
  expect(stages?.[3]).toMatchObject({
    says: expect.stringContaining('expired'),
    next: expect.stringContaining('renew'),
  });
  expect(server.taken).toEqual([]);
});

it('a server that requires a client certificate fails at TLS', async () => {
  const own = await createCertificate('127.0.0.1', { by: authority });
  const wanting = { ...own, ca: authority.cert, requestCert: true, rejectUnauthorized: true };
  const server = keep(await startSecureServer(wanting));
  const { states } = await tested(`https://127.0.0.1:${server.port}`);
  expect(states?.slice(3)).toEqual(['tls failed', 'http skipped']);
});

it('an unknown name fails first', async () => {
  const { states } = await tested('https://nobody.invalid');
  expect(states).toEqual(['name failed', 'connect skipped', 'proxy not-needed', 'tls skipped', 'http skipped']);
});

it('plain http needs no TLS', async () => {
  const port = await silent(({ socket }) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
  const { states } = await tested(`http://127.0.0.1:${port}`);
  expect(states?.slice(1)).toEqual(['connect ok', 'proxy not-needed', 'tls not-needed', 'http ok']);
});

it('a server that is silent fails at TLS or HTTP when the time is over, and a proxy that hangs at the proxy', async () => {
  const proxy = keep(await startHttpProxy({ hangs: true }));
  const port = await silent();
  // Together: all of them wait for the end of their time.
  const [tls, http, hanging] = await Promise.all([
    tested(`https://127.0.0.1:${port}`, [null], 2_000),
    tested(`http://127.0.0.1:${port}`, [null], 2_000),
    tested(`https://${host}`, [proxy.route], 2_000),
  ]);
  expect(tls.states?.slice(1)).toEqual(['connect ok', 'proxy not-needed', 'tls failed', 'http skipped']);
  expect(http.states?.slice(1)).toEqual(['connect ok', 'proxy not-needed', 'tls not-needed', 'http failed']);
  expect(hanging.states?.slice(1)).toEqual(['connect ok', 'proxy failed', 'tls skipped', 'http skipped']);
});

it.each(['http', 'https'])('a proxy with an unsupported sign-in is reported on the route to %s', async (scheme) => {
  const proxy = keep(await startHttpProxy({ credentials: { user: 'a', password: 'b' }, challenges: ['NTLM'] }));
  const { stages } = await tested(`${scheme}://${host}`, [{ ...proxy.route, credentials: null }]);
  const says = stages?.find(({ stage }) => stage === 'proxy')?.says;
  expect(says).toContain('requires a sign-in with NTLM (Windows sign-in)');
});

it.each([
  ['HTTP/1.1 302 Found\r\nLocation: https://login.example.com/', 'http ok', 'redirects to https://login.example.com/'],
  ['HTTP/1.1 401 Unauthorized', 'http ok', 'requires a sign-in (HTTP 401'],
  [
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade',
    'http failed',
    'switch to another protocol',
  ],
  ['SSH-2.0-OpenSSH_9.6', 'http failed', 'does not start like an HTTP response'],
])('%j is reported as what it is, with what to do', async (head, state, says) => {
  const port = await silent(({ socket }) => socket.end(`${head}\r\n\r\n`));
  const { states, stages } = await tested(`http://127.0.0.1:${port}`);
  expect(states?.at(-1)).toBe(state);
  expect(stages?.at(-1)?.says).toContain(says);
  expect(stages?.at(-1)?.next).not.toBe('');
});

it('a route that asks for ever is over in time too', async () => {
  const connections = keep(createConnections({ routesTo: () => new Promise(() => {}) }));
  const options = { connections, cancel: new AbortController().signal };
  const result = await testConnection({ endpoint: endpointOf(`https://${host}`), timeoutMs: 100 }, options);
  expect(result?.stages[0]).toMatchObject({ state: 'failed' });
});

it('ends at once when it is cancelled', async () => {
  const cancel = new AbortController();
  const connections = keep(createConnections());
  const endpoint = endpointOf(`http://127.0.0.1:${await silent(() => cancel.abort())}`);
  const target = { endpoint, timeoutMs: 60_000 };
  expect(await testConnection(target, { connections, cancel: cancel.signal })).toBeNull();
  expect(await testConnection(target, { connections, cancel: AbortSignal.abort() })).toBeNull();
});

async function silent(onData: (on: { readonly socket: Socket }) => void = () => {}): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) =>
    sockets.add(socket.on('error', () => {}).on('data', () => onData({ socket }))),
  );
  keep({
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

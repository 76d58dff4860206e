import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '#app/environments/proxy.ts';
import { formatHttp } from '#app/exchange/request.ts';
import { anyRequest } from '#main/testing/any-request.ts';
import { createAuthority, createCertificate, type Pair } from '#main/testing/certificates.ts';
import { type EventServer, startEventServer } from '#main/testing/event-server.ts';
import { keep } from '#main/testing/keep.ts';
import {
  type ProxyBehaviour,
  startHttpProxy,
  startSocks4Proxy,
  startSocksProxy,
  type TestProxy,
} from '#main/testing/proxies.ts';
import { type SecureServer, startSecureServer } from '#main/testing/secure-server.ts';
import { sendRequest } from './client.ts';
import { type Connections, createConnections } from './connections.ts';
import { createRouteMemory, type RouteMemory } from './route-memory.ts';
import { createTrustStore } from './trust-store.ts';

const trust = createTrustStore(() => []);
const host = 'mxo.example.com';
const ada = { user: 'ada', password: 'pa:ss wörd' };
let authority: Pair;
let certificate: Pair;

beforeAll(async () => {
  authority = await createAuthority();
  certificate = await createCertificate(host, { by: authority });
});

const connectBy = (ways: readonly Route[]) =>
  keep(createConnections({ routesTo: async () => ways, context: () => trust([authority.cert], null) }));

const sendOn = (connections: Connections, serverName: string, timeoutMs = 5_000) =>
  sendRequest(anyRequest(serverName), { timeoutMs, cancel: new AbortController().signal, connections });

const sendBy = (ways: readonly Route[], serverName: string, timeoutMs?: number) =>
  sendOn(connectBy(ways), serverName, timeoutMs);

const connectTo = (ways: readonly Route[], memory: RouteMemory) =>
  keep(createConnections({ routesTo: async () => ways, memory, context: () => trust([authority.cert], null) }));

const servers = {
  plain: async () => {
    const server: EventServer = keep(await startEventServer());
    return { port: Number(new URL(server.origin).port), name: `http://${host}`, taken: server.taken };
  },
  secure: async () => {
    const server: SecureServer = keep(await startSecureServer(certificate));
    return { port: server.port, name: `https://${host}`, taken: server.taken };
  },
};
const proxies: Readonly<Record<string, (behaviour: ProxyBehaviour) => Promise<TestProxy>>> = {
  http: startHttpProxy,
  https: async (behaviour) =>
    startHttpProxy({ ...behaviour, secured: await createCertificate('127.0.0.1', { by: authority }) }),
  socks4: startSocks4Proxy,
  socks5: startSocksProxy,
};

/** Listens as something else than a proxy of ours would. Resolves to its port. */
async function listenRaw(onSocket: (socket: Socket) => void): Promise<number> {
  const raw = keep(createServer(onSocket)).listen(0, '127.0.0.1');
  await once(raw, 'listening');
  return (raw.address() as AddressInfo).port;
}

const routeTo = (scheme: 'http' | 'socks4', port: number) =>
  ({ scheme, host: '127.0.0.1', port, credentials: null }) as const;

const start = async (kind: string, behaviour: ProxyBehaviour) =>
  keep(await (proxies[kind] ?? startHttpProxy)(behaviour));

describe.each(Object.keys(proxies))('through a proxy of %s', (kind) => {
  it.each(['plain', 'secure'] as const)(
    'a %s server gets the event, and the proxy looks its name up',
    async (which) => {
      const { port, name, taken } = await servers[which]();
      const proxy = await start(kind, { toPort: port });
      const sent = await sendBy([proxy.way], name);
      expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'received' } });
      expect(sent.result.timing).toMatchObject({ proxy: `${kind}://127.0.0.1:${proxy.way.port}`, reused: false });
      expect(sent.result.timing.proxyMs).toBeGreaterThanOrEqual(0);
      expect(taken).toHaveLength(1);
      expect(proxy.asked[0]).toContain(host);
    },
  );

  it('that hangs, nothing has left when the time is over', async () => {
    const proxy = await start(kind, { hangs: true });
    expect(await sendBy([proxy.way], `https://${host}`, 200)).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-reached', code: 'PROXY_TIMED_OUT', timing: { proxyMs: null, sentMs: null } },
    });
  });

  it('that is not there, another way is taken, straight on', async () => {
    const gone = await start(kind, {});
    gone.close();
    const { port, taken } = await servers.plain();
    const sent = await sendBy([gone.way, null], `http://127.0.0.1:${port}`);
    expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'received', timing: { proxy: null } } });
    expect(taken).toHaveLength(1);
    expect(await sendBy([gone.way], `http://127.0.0.1:${port}`)).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-reached', code: 'PROXY_ECONNREFUSED' },
    });
  });
});

it.each(['http', 'https', 'socks5'])(
  'by %s it signs in where it must, and says 407 with nothing sent where it cannot',
  async (kind) => {
    const { port, name, taken } = await servers.secure();
    const proxy = await start(kind, { toPort: port, credentials: ada });
    expect((await sendBy([proxy.way], name)).result.outcome).toBe('received');
    for (const credentials of [null, { ...ada, password: 'wrong' }])
      expect(await sendBy([{ ...proxy.way, credentials }], name)).toMatchObject({
        dispatched: false,
        result: { outcome: 'not-reached', code: 'PROXY_407' },
      });
    expect(taken).toHaveLength(1);
  },
);

it.each([
  ['http', startHttpProxy, 403, 'PROXY_403'],
  ['http', startHttpProxy, 502, 'PROXY_502'],
  ['socks4', startSocks4Proxy, 91, 'PROXY_502'],
  ['socks4', startSocks4Proxy, 92, 'PROXY_407'],
  ['socks5', startSocksProxy, 2, 'PROXY_403'],
  ['socks5', startSocksProxy, 4, 'PROXY_502'],
  ['socks5', startSocksProxy, 99, 'PROXY_502'],
] as const)('a refusal of an %s proxy is told as its own: %#', async (_, start, refuses, code) => {
  const proxy = keep(await start({ refuses }));
  expect(await sendBy([proxy.way], `https://${host}`)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-reached', code },
  });
});

it.each([
  [['NTLM'], 'PROXY_407_NTLM'],
  [['Negotiate', 'NTLM'], 'PROXY_407_NEGOTIATE_NTLM'],
  [['Digest realm="a", nonce="b", qop="auth"'], 'PROXY_407_DIGEST'],
  [['Negotiate', 'Basic realm="a"'], 'PROXY_407'],
])('a proxy that asks for %j is told with that, and got nothing', async (challenges, code) => {
  const proxy = keep(await startHttpProxy({ credentials: ada, challenges }));
  const way = { ...proxy.way, credentials: null };
  expect(await sendBy([way], `https://${host}`)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-reached', code },
  });
});

it('a proxy is never told more than the place before the way is open', async () => {
  const heard: Buffer[] = [];
  const port = await listenRaw((socket) => socket.on('error', () => {}).on('data', (chunk) => heard.push(chunk)));
  await sendBy([routeTo('http', port)], `https://${host}`, 200);
  expect(Buffer.concat(heard).toString()).toBe(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`);
});

it.each([
  ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n', 'PROXY_NO_HTTP'],
  ['hangs up', '', 'PROXY_CLOSED'],
  ['never ends its head', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(20_000)}`, 'PROXY_TOO_LONG'],
])('something that %s is no proxy', async (_, says, code) => {
  const port = await listenRaw((socket) => socket.on('error', () => {}).once('data', () => socket.end(says)));
  expect(await sendBy([routeTo('http', port)], `https://${host}`)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-reached', code },
  });
});

it('plain http through a tunnel is what was built, byte for byte', async () => {
  const heard: Buffer[] = [];
  const toPort = await listenRaw((socket) =>
    socket.on('data', (chunk) => {
      heard.push(chunk);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
    }),
  );
  const proxy = keep(await startSocksProxy({ toPort }));
  expect((await sendBy([proxy.way], `http://${host}`)).result.outcome).toBe('received');
  expect(Buffer.concat(heard).toString()).toBe(formatHttp(anyRequest(`http://${host}`)));
});

it('plain http through an HTTP proxy: it keeps the sign-in for itself, and answers itself when it wants one', async () => {
  const headers: unknown[] = [];
  const server = keep(
    await startEventServer((event, response, request) => {
      headers.push(request.headers['proxy-authorization'], request.headers.host, event.url);
      response.end('{"statusCode":200}');
    }),
  );
  const toPort = Number(new URL(server.origin).port);
  const proxy = keep(await startHttpProxy({ toPort, credentials: ada }));
  expect((await sendBy([proxy.way], `http://${host}/gateway`)).result.outcome).toBe('received');
  expect(headers).toEqual([undefined, host, '/gateway/one/rt/track/ONE-5BTO1FBU1O-1109/events']);
  expect(await sendBy([{ ...proxy.way, credentials: null }], `http://${host}`)).toMatchObject({
    dispatched: true,
    result: { outcome: 'refused', answer: { status: 407 } },
  });
  expect(server.taken).toHaveLength(1);
});

it('a SOCKS proxy gets addresses as addresses', async () => {
  const { port } = await servers.plain();
  const proxy = keep(await startSocksProxy({ toPort: port }));
  await sendBy([proxy.way], 'http://[2001:db8::1:0:2]:8080');
  await sendBy([proxy.way], 'http://10.1.2.3');
  expect(proxy.asked).toEqual(['20010db8000000000000000100000002:8080', '0a010203:80']);
  const older = keep(await startSocks4Proxy({ toPort: port }));
  await sendBy([older.way], 'http://10.1.2.3');
  expect(older.asked).toEqual(['0a010203:80']);
});

it('what speaks SOCKS5 alone is no SOCKS4 proxy, and is not waited for', async () => {
  const port = await listenRaw((socket) => socket.on('error', () => {}).write(Buffer.from([5, 255])));
  expect(await sendBy([routeTo('socks4', port)], `https://${host}`)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-reached', code: 'PROXY_NO_SOCKS' },
  });
});

it('a tunnel that is kept is used again, and says so', async () => {
  const { port, name } = await servers.secure();
  const proxy = keep(await startHttpProxy({ toPort: port }));
  const connections = connectBy([proxy.way]);
  expect((await sendOn(connections, name)).result.timing.reused).toBe(false);
  const { timing } = (await sendOn(connections, name)).result;
  expect(timing).toMatchObject({ reused: true, dnsMs: null, connectMs: null, proxyMs: null, tlsMs: null });
  expect(proxy.asked).toHaveLength(1);
});

it('the proxy’s own certificate has to be good, also where a self-signed server is accepted', async () => {
  const { port, name } = await servers.secure();
  const proxy = keep(await startHttpProxy({ toPort: port, secured: await createCertificate('127.0.0.1') }));
  const connections = keep(createConnections({ routesTo: async () => [proxy.way], acceptSelfSigned: true }));
  expect(await sendOn(connections, name)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-trusted', code: 'PROXY_DEPTH_ZERO_SELF_SIGNED_CERT' },
  });
});

describe('of several ways', () => {
  it.each(['http', 'https', 'socks4', 'socks5'])(
    'one by %s that hangs has its share of the time, and the next is taken',
    async (kind) => {
      const { port, name, taken } = await servers.secure();
      const hung = await start(kind, { hangs: true });
      const good = await start('http', { toPort: port });
      const connections = connectTo([hung.way, good.way], createRouteMemory());
      const first = await sendOn(connections, name, 3_000);
      expect(first).toMatchObject({ dispatched: true, result: { outcome: 'received' } });
      expect(first.result.timing.proxy).toContain(`:${good.way.port}`);
      // The next event does not wait for it again.
      expect((await sendOn(connections, name, 3_000)).result.outcome).toBe('received');
      expect(taken).toHaveLength(2);
    },
  );

  it('the straight one has its share too', async () => {
    const { port, name, taken } = await servers.plain();
    const good = await start('http', { toPort: port });
    // Nobody knows this name, or it cannot be reached.
    const sent = await sendBy([null, good.way], name.replace(host, 'mxo.invalid'), 3_000);
    expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'received' } });
    expect(taken).toHaveLength(1);
  });

  it('one that failed is tried again later, and the order of the list stays', async () => {
    let time = 0;
    const { port } = await servers.plain();
    const gone = await start('http', {});
    gone.close();
    const connections = connectTo(
      [gone.way, null],
      createRouteMemory(() => time),
    );
    const sendStraight = async () =>
      (await sendOn(connections, `http://127.0.0.1:${port}`)).result.timing.proxy === null ? 'straight' : 'proxy';
    expect(await sendStraight()).toBe('straight');
    keep(await startHttpProxy({ toPort: port, port: gone.way.port }));
    expect(await sendStraight()).toBe('straight');
    time = 60_000;
    expect([await sendStraight(), await sendStraight()]).toEqual(['proxy', 'proxy']);
  });

  it('none is tried once the event has left', async () => {
    const heard: string[] = [];
    // Takes a plain event as a proxy and never answers.
    const port = await listenRaw((socket) =>
      socket.on('error', () => {}).on('data', (chunk) => heard.push(`${chunk}`)),
    );
    const good = await servers.plain();
    const next = await start('http', { toPort: good.port });
    expect(await sendBy([routeTo('http', port), next.way], good.name, 600)).toMatchObject({
      dispatched: true,
      result: { outcome: 'timed-out' },
    });
    expect(heard.join('')).toContain('POST');
    expect(good.taken).toEqual([]);
  });

  it('none at all is a proxy that could not be read, and nothing goes past it', async () => {
    const { port, taken } = await servers.plain();
    expect(await sendBy([], `http://127.0.0.1:${port}`)).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-reached', code: 'PROXY_UNREADABLE' },
    });
    expect(taken).toEqual([]);
  });
});

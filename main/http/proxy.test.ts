import { describe, expect, it } from 'vitest';
import { formatHttp } from '#app/exchange/request.ts';
import { anyRequest } from '#main/testing/any-request.ts';
import { createCertificate } from '#main/testing/certificates.ts';
import { startEventServer } from '#main/testing/event-server.ts';
import { keep } from '#main/testing/keep.ts';
import { startHttpProxy, startSocks4Proxy, startSocksProxy } from '#main/testing/proxies.ts';
import {
  ada,
  connectBy,
  host,
  listenRaw,
  proxies,
  sendBy,
  sendOn,
  servers,
  startProxy,
} from '#main/testing/proxy-place.ts';
import { createConnections } from './connections.ts';

describe.each(Object.keys(proxies))('through a proxy of %s', (kind) => {
  it.each(['plain', 'secure'] as const)(
    'a %s server gets the event, and the proxy looks its name up',
    async (which) => {
      const { port, name, taken } = await servers[which]();
      const proxy = await startProxy(kind, { toPort: port });
      const sent = await sendBy([proxy.route], name);
      expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'received' } });
      expect(sent.result.timing).toMatchObject({ proxy: `${kind}://127.0.0.1:${proxy.route.port}`, reused: false });
      expect(sent.result.timing.proxyMs).toBeGreaterThanOrEqual(0);
      expect(taken).toHaveLength(1);
      expect(proxy.asked[0]).toContain(host);
    },
  );

  it('that hangs, nothing has left when the time is over', async () => {
    const proxy = await startProxy(kind, { hangs: true });
    expect(await sendBy([proxy.route], `https://${host}`, 200)).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-reached', code: 'PROXY_TIMED_OUT', timing: { proxyMs: null, sentMs: null } },
    });
  });

  it('that is not there, another route is taken, straight on', async () => {
    const { route } = await startProxy(kind, {});
    const gone = { ...route, port: 1 };
    const { port, taken } = await servers.plain();
    const sent = await sendBy([gone, null], `http://127.0.0.1:${port}`);
    expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'received', timing: { proxy: null } } });
    expect(taken).toHaveLength(1);
    expect(await sendBy([gone], `http://127.0.0.1:${port}`)).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-reached', code: 'PROXY_ECONNREFUSED' },
    });
  });
});

it.each(['http', 'https', 'socks5'])(
  'by %s it signs in where it must, and says 407 with nothing sent where it cannot',
  async (kind) => {
    const { port, name, taken } = await servers.secure();
    const proxy = await startProxy(kind, { toPort: port, credentials: ada });
    expect((await sendBy([proxy.route], name)).result.outcome).toBe('received');
    for (const credentials of [null, { ...ada, password: 'wrong' }])
      expect(await sendBy([{ ...proxy.route, credentials }], name)).toMatchObject({
        dispatched: false,
        result: { outcome: 'not-reached', code: 'PROXY_407' },
      });
    expect(taken).toHaveLength(1);
  },
);

it('plain http through a tunnel is what was built, byte for byte', async () => {
  const heard: Buffer[] = [];
  const toPort = await listenRaw((socket) =>
    socket.on('data', (chunk) => {
      heard.push(chunk);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
    }),
  );
  const proxy = keep(await startSocksProxy({ toPort }));
  expect((await sendBy([proxy.route], `http://${host}`)).result.outcome).toBe('received');
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
  expect((await sendBy([proxy.route], `http://${host}/gateway`)).result.outcome).toBe('received');
  expect(headers).toEqual([undefined, host, '/gateway/one/rt/track/ONE-5BTO1FBU1O-1109/events']);
  expect(await sendBy([{ ...proxy.route, credentials: null }], `http://${host}`)).toMatchObject({
    dispatched: true,
    result: { outcome: 'refused', answer: { status: 407 } },
  });
  expect(server.taken).toHaveLength(1);
});

it('a SOCKS proxy gets addresses as addresses', async () => {
  const { port } = await servers.plain();
  const proxy = keep(await startSocksProxy({ toPort: port }));
  await sendBy([proxy.route], 'http://[2001:db8::1:0:2]:8080');
  await sendBy([proxy.route], 'http://10.1.2.3');
  expect(proxy.asked).toEqual(['20010db8000000000000000100000002:8080', '0a010203:80']);
  const older = keep(await startSocks4Proxy({ toPort: port }));
  await sendBy([older.route], 'http://10.1.2.3');
  expect(older.asked).toEqual(['0a010203:80']);
});

it('an open tunnel is used again, and marked as reused', async () => {
  const { port, name } = await servers.secure();
  const proxy = keep(await startHttpProxy({ toPort: port }));
  const connections = connectBy([proxy.route]);
  expect((await sendOn(connections, name)).result.timing.reused).toBe(false);
  const { timing } = (await sendOn(connections, name)).result;
  expect(timing).toMatchObject({ reused: true, dnsMs: null, connectMs: null, proxyMs: null, tlsMs: null });
  expect(proxy.asked).toHaveLength(1);
});

it('the proxy’s own certificate has to be good, also where a self-signed server is accepted', async () => {
  const { port, name } = await servers.secure();
  const proxy = keep(await startHttpProxy({ toPort: port, secured: await createCertificate('127.0.0.1') }));
  const connections = keep(createConnections({ routesTo: async () => [proxy.route], acceptSelfSigned: true }));
  expect(await sendOn(connections, name)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-trusted', code: 'PROXY_DEPTH_ZERO_SELF_SIGNED_CERT' },
  });
});

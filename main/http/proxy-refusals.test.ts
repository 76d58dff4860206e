import { expect, it } from 'vitest';
import { keep } from '#main/testing/keep.ts';
import { startHttpProxy, startSocks4Proxy, startSocksProxy } from '#main/testing/proxies.ts';
import { ada, host, listenRaw, routeTo, sendBy } from '#main/testing/proxy-place.ts';

it.each([
  ['http', startHttpProxy, 403, 'PROXY_403'],
  ['http', startHttpProxy, 502, 'PROXY_502'],
  ['socks4', startSocks4Proxy, 91, 'PROXY_502'],
  ['socks4', startSocks4Proxy, 92, 'PROXY_407'],
  ['socks5', startSocksProxy, 2, 'PROXY_403'],
  ['socks5', startSocksProxy, 4, 'PROXY_502'],
  ['socks5', startSocksProxy, 99, 'PROXY_502'],
] as const)('a refusal of an %s proxy is reported as the proxy’s: %#', async (_, start, refuses, code) => {
  const proxy = keep(await start({ refuses }));
  expect(await sendBy([proxy.route], `https://${host}`)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-reached', code },
  });
});

it.each([
  [['NTLM'], 'PROXY_407_NTLM'],
  [['Negotiate', 'NTLM'], 'PROXY_407_NEGOTIATE_NTLM'],
  [['Digest realm="a", nonce="b", qop="auth"'], 'PROXY_407_DIGEST'],
  [['Negotiate', 'Basic realm="a"'], 'PROXY_407'],
])('a proxy that asks for %j is reported with that, and got nothing', async (challenges, code) => {
  const proxy = keep(await startHttpProxy({ credentials: ada, challenges }));
  const route = { ...proxy.route, credentials: null };
  expect(await sendBy([route], `https://${host}`)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-reached', code },
  });
});

it('a proxy gets only the address before the route is open', async () => {
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

it('what speaks SOCKS5 alone is no SOCKS4 proxy, and is not waited for', async () => {
  const port = await listenRaw((socket) => socket.on('error', () => {}).write(Buffer.from([5, 255])));
  expect(await sendBy([routeTo('socks4', port)], `https://${host}`)).toMatchObject({
    dispatched: false,
    result: { outcome: 'not-reached', code: 'PROXY_NO_SOCKS' },
  });
});

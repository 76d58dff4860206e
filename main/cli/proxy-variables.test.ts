import { describe, expect, it } from 'vitest';
import { parseProxyAddress, routeByVariables, unreadNoProxy } from './proxy-variables.ts';

const ada = { user: 'ada', password: 'p@ss' };

it.each([
  ['http://proxy:8080', { scheme: 'http', host: 'proxy', port: 8080, credentials: null }],
  ['proxy:8080', { scheme: 'http', host: 'proxy', port: 8080, credentials: null }],
  ['http://proxy', { scheme: 'http', host: 'proxy', port: 80, credentials: null }],
  ['https://proxy/', { scheme: 'https', host: 'proxy', port: 443, credentials: null }],
  ['socks5h://[2001:db8::1]', { scheme: 'socks5', host: '2001:db8::1', port: 1080, credentials: null }],
  ['socks4a://h', { scheme: 'socks4', host: 'h', port: 1080, credentials: null }],
  ['http://ada:p%40ss@proxy:80', { scheme: 'http', host: 'proxy', port: 80, credentials: ada }],
  ['http://ada:p@ss@proxy:80', { scheme: 'http', host: 'proxy', port: 80, credentials: ada }],
  [
    'http://ada:100%@proxy',
    { scheme: 'http', host: 'proxy', port: 80, credentials: { user: 'ada', password: '100%' } },
  ],
])('%j names a proxy', (text, proxy) => expect(parseProxyAddress(text)).toEqual({ ok: true, proxy }));

it.each([
  'ftp://proxy',
  'quic://proxy:8080',
  'http://',
  'http://ada:p#ss@proxy:8080',
  'http://ada:12#ss@proxy:8080',
  'http://ada:12/ss@proxy:8080',
  'http://ada:12?ss@proxy:8080',
  'http://proxy/path',
  'http://proxy:99999',
  'http://proxy:0',
  'http://two words',
])('%j is refused, without its password', (text) => {
  const reading = parseProxyAddress(text);
  expect(reading).toMatchObject({ ok: false });
  expect(JSON.stringify(reading)).not.toMatch(/ada|ss@/);
});

const mxo = { host: 'h.example', port: 443, scheme: 'https' } as const;
const plain = { host: 'h.example', port: 80, scheme: 'http' } as const;

it.each([
  [mxo, { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' }, 's'],
  [plain, { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' }, 'p'],
  [mxo, { https_proxy: 'http://lower:1', HTTPS_PROXY: 'http://upper:1' }, 'lower'],
  [mxo, { ALL_PROXY: 'socks5://all:1' }, 'all'],
  [mxo, { HTTP_PROXY: 'http://p:2' }, undefined],
  [{ ...mxo, port: 8443 }, { HTTPS_PROXY: 'http://s:1', NO_PROXY: 'localhost,.example' }, undefined],
  [{ ...mxo, port: 8443 }, { HTTPS_PROXY: 'http://s:1', NO_PROXY: 'example:8443' }, undefined],
  [{ ...mxo, port: 8443 }, { HTTPS_PROXY: 'http://s:1', NO_PROXY: 'example:443' }, 's'],
  [mxo, { HTTPS_PROXY: 'http://s:1', NO_PROXY: 'example' }, undefined],
  [mxo, { HTTPS_PROXY: 'http://s:1', no_proxy: '*' }, undefined],
  [mxo, {}, undefined],
])('the route to %j with %j', (place, env, host) => {
  const reading = routeByVariables(place, env);
  expect(reading.ok && reading.route?.host).toBe(host);
});

describe('what cannot be read', () => {
  it('of a proxy keeps anything from being sent, and names the variable', () => {
    for (const [name, value] of Object.entries({
      HTTPS_PROXY: 'quic://p:1',
      https_proxy: 'http://a:p#s@p',
      ALL_PROXY: 'x y',
    }))
      expect(routeByVariables(mxo, { [name]: value })).toEqual({ ok: false, says: expect.stringContaining(name) });
  });

  it('of NO_PROXY is named', () => {
    expect(unreadNoProxy({ no_proxy: 'a.example, http://b' })).toContain('no_proxy: “http://b”');
    expect(unreadNoProxy({ NO_PROXY: 'a.example,10.0.0.0/8' })).toBeNull();
    expect(unreadNoProxy({})).toBeNull();
  });
});

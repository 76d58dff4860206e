import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankProxy, type ManualProxy, proxyOwner } from './network.ts';
import { formatProxy, parsePac, type Route, routesTo } from './proxy.ts';
import { ProxyPasswords } from './proxy-passwords.ts';
import { proxyProblems } from './proxy-problems.ts';

const proxy = (scheme: 'http' | 'https' | 'socks4' | 'socks5', host: string, port: number): Route => ({
  scheme,
  host,
  port,
  credentials: null,
});

describe('the answer of a PAC script', () => {
  it.each([
    ['DIRECT', [null]],
    ['PROXY a:8080', [proxy('http', 'a', 8080)]],
    ['PROXY a:1; SOCKS b:2; DIRECT', [proxy('http', 'a', 1), proxy('socks4', 'b', 2), null]],
    ['HTTPS p.example.com', [proxy('https', 'p.example.com', 443)]],
    ['proxy a; socks5 [2001:db8::1]:1080', [proxy('http', 'a', 80), proxy('socks5', '2001:db8::1', 1080)]],
    // Going straight here would go past the proxy that was asked for.
    ['QUIC a:1; PROXY', []],
    ['QUIC a:1; PROXY b:2', [proxy('http', 'b', 2)]],
    ['QUIC a:1; DIRECT', []],
    ['PROXY a:99999; DIRECT', []],
    ['PROXY a:0; PROXY http://b:2; PROXY ada:p@c:3; PROXY two words; DIRECT', []],
    ['PROXY a:1; QUIC b:2; DIRECT', [proxy('http', 'a', 1)]],
    ['PROXY a:1; DIRECT; QUIC b:2', [proxy('http', 'a', 1), null]],
    ['', [null]],
    ['  ;; ', [null]],
  ])('%j is read', (text, routes) => expect(parsePac(text)).toEqual(routes));

  it('leads straight only where it says so', () => {
    const saysDirect = (text: string) => /^[\s;]*$/.test(text) || /(?:^|;)\s*direct\b/i.test(text);
    fc.assert(fc.property(fc.string(), (text) => !parsePac(text).includes(null) || saysDirect(text)));
  });

  it('is read as it was meant, in its order', () => {
    const kinds = { http: 'PROXY', https: 'HTTPS', socks4: 'SOCKS', socks5: 'SOCKS5' } as const;
    const some = fc.record({
      scheme: fc.constantFrom('http', 'https', 'socks4', 'socks5'),
      host: fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()),
      port: fc.integer({ min: 1, max: 65_535 }),
      credentials: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(fc.option(some), { minLength: 1 }), (routes) => {
        const write = (route: (typeof routes)[number]) =>
          route === null ? 'DIRECT' : `${kinds[route.scheme]} ${formatProxy(route).replace(/^\w+:\/\//, '')}`;
        expect(parsePac(routes.map(write).join('; '))).toEqual(routes);
      }),
    );
  });
});

describe('the routes to a server', () => {
  const manual: ManualProxy = { ...blankProxy, host: 'Proxy.example.com', port: 3128, exceptions: '*.intern' };
  const inputs = {
    system: async () => [proxy('http', 'system', 1), null],
    passwords: ProxyPasswords.given({ ...manual, user: 'ada' }, 'secret'),
  };

  it.each([
    ['none', { kind: 'none' }, 'https://mxo.example.com', [null]],
    ['the system’s', { kind: 'system' }, 'https://mxo.example.com', [proxy('http', 'system', 1), null]],
    ['a person’s', manual, 'https://mxo.example.com', [proxy('http', 'Proxy.example.com', 3128)]],
    ['a person’s, excepted', manual, 'https://mxo.intern:8443', [null]],
  ] as const)('by the proxy that is %s', async (_, chosen, origin, routes) =>
    expect(await routesTo(origin, chosen, inputs)).toEqual(routes),
  );

  it('have the password only with a user', async () => {
    const [route] = await routesTo('https://mxo.example.com', { ...manual, user: 'ada' }, inputs);
    expect(route?.credentials).toEqual({ user: 'ada', password: 'secret' });
  });

  it('have no password that was given for another place, kind or user', async () => {
    const asked = { ...manual, user: 'ada' };
    for (const change of [{ host: 'other' }, { port: 1 }, { user: 'bob' }, { scheme: 'https' as const }]) {
      const [route] = await routesTo('https://mxo.example.com', { ...asked, ...change }, inputs);
      expect(route?.credentials?.password).toBe('');
    }
  });

  it('are none past a proxy that cannot be read', async () => {
    for (const host of ['', 'a b', 'http://proxy'])
      expect(await routesTo('https://mxo.example.com', { ...manual, host }, inputs)).toEqual([]);
  });

  it.each(['http://127.0.0.1:8080', 'https://localhost', 'http://[::1]:1', 'http://x.localhost'])(
    'are straight to this computer: %s',
    async (origin) => {
      expect(await routesTo(origin, { kind: 'system' }, inputs)).toEqual([null]);
      expect(await routesTo(origin, manual, inputs)).toEqual([null]);
    },
  );
});

describe('a proxy that a person writes', () => {
  it.each([
    [{ host: '' }, 'proxyHost'],
    [{ host: 'http://proxy' }, 'proxyHost'],
    [{ host: 'proxy:8080' }, 'proxyHost'],
    [{ host: 'proxy:443' }, 'proxyHost'],
    [{ host: '[2001:db8::1]:443' }, 'proxyHost'],
    [{ host: 'proxy?x' }, 'proxyHost'],
    [{ host: 'proxy#x' }, 'proxyHost'],
    [{ host: 'a b' }, 'proxyHost'],
    [{ host: 'proxy', port: 0 }, 'proxyPort'],
    [{ host: 'proxy', port: 65_536 }, 'proxyPort'],
    [{ host: 'proxy', exceptions: 'a.example; what is this?' }, 'proxyExceptions'],
  ])('%j is reported as wrong', (change, field) =>
    expect(proxyProblems({ ...blankProxy, ...change }).map((problem) => problem.field)).toEqual([field]),
  );

  it.each(['proxy', 'proxy.example.com', '10.1.2.3', '[2001:db8::1]', '2001:db8::1', ' proxy '])('%j is fine', (host) =>
    expect(proxyProblems({ ...blankProxy, host })).toEqual([]),
  );

  it('owns its password with its place and its user, and shares it with no other', () => {
    const one = { ...blankProxy, host: 'proxy', user: 'ada' };
    const withExceptions = { ...one, exceptions: 'x' };
    expect(proxyOwner(withExceptions)).toBe(proxyOwner(one));
    for (const change of [{ host: 'proxy2' }, { port: 1 }, { user: 'bob' }, { scheme: 'socks5' as const }])
      expect(proxyOwner({ ...one, ...change })).not.toBe(proxyOwner(one));
  });
});

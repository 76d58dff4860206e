import type { ProxyServer, Route } from '#app/environments/proxy.ts';
import { isExcepted, unreadExceptions } from '#app/environments/proxy-exceptions.ts';
import { ownValue } from '#app/own-value.ts';
import { decodePercent } from '#app/text/percent.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** A route, and the variable that named its proxy; or why that one can't be read, without its value: it may hold a password. */
export type RouteReading =
  | { readonly ok: true; readonly route: Route; readonly variable: string | null }
  | { readonly ok: false; readonly says: string };

/** The route to a server by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, as other command lines read them. */
export function routeByVariables({ host, port, scheme }: ServerPlace, env: Env): RouteReading {
  const straight = { ok: true, route: null, variable: null } as const;
  const exceptions = variableIn(env, 'NO_PROXY')?.value ?? '';
  if (isExcepted({ host, port }, exceptions, 'with-subdomains')) return straight;
  // In a web server, a request can set HTTP_PROXY in capitals; here it is the person's own.
  const named = variableIn(env, scheme === 'https' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? variableIn(env, 'ALL_PROXY');
  if (named === null) return straight;
  const reading = parseProxyAddress(named.value);
  if (!reading.ok) return { ok: false, says: `${named.name} ${reading.says}` };
  return { ok: true, route: reading.proxy, variable: named.name };
}

type ServerPlace = { readonly host: string; readonly port: number; readonly scheme: 'http' | 'https' };

/** What NO_PROXY holds that can't be read, in words; null when there is nothing of that kind. */
export function unreadNoProxy(env: Env): string | null {
  const found = variableIn(env, 'NO_PROXY');
  const unread = unreadExceptions(found?.value ?? '');
  if (found === null || unread.length === 0) return null;
  const listed = unread.map((entry) => `“${entry}”`).join(', ');
  return `${found.name}: ${listed} can't be read, so it has no effect. Use names, host:port, 10.0.0.0/8 or *.`;
}

/** A variable in small letters goes before one in capitals; an empty one says nothing. */
function variableIn(env: Env, name: string): { readonly name: string; readonly value: string } | null {
  const written = [name.toLowerCase(), name].find((one) => env[one] !== undefined) ?? name;
  const value = env[written]?.trim() ?? '';
  return value === '' ? null : { name: written, value };
}

const usualPorts = { http: 80, https: 443, socks4: 1080, socks5: 1080 } as const;
const schemes: Readonly<Record<string, ProxyServer['scheme']>> = {
  http: 'http',
  https: 'https',
  socks: 'socks5',
  socks4: 'socks4',
  socks4a: 'socks4',
  socks5: 'socks5',
  socks5h: 'socks5',
};

export type ProxyAddressReading =
  | { readonly ok: true; readonly proxy: ProxyServer }
  | { readonly ok: false; readonly says: string };

/**
 * Reads the proxy in `http://user:password@host:8080`; without a scheme it is http. What can't be read whole is refused,
 * so that nothing bypasses the intended proxy or connects to a part of its password.
 */
export function parseProxyAddress(text: string): ProxyAddressReading {
  const [, written = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(text.trim()) ?? [];
  const scheme = ownValue(schemes, written.toLowerCase());
  if (scheme === undefined)
    return no(`names a kind of proxy that Tidings can't use: ${written}. It can use http, https, socks4 and socks5.`);
  // For a scheme that URL doesn't know, the port is kept as is, even the default one.
  const url = URL.canParse(`proxy://${rest}`) ? new URL(`proxy://${rest}`) : null;
  const isWhole =
    url !== null && /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '' && !/[?#]/.test(rest);
  if (url === null || !isWhole || url.hostname === '' || url.port === '0') return no(unreadable);
  const { hostname, port, username, password } = url;
  return {
    ok: true,
    proxy: {
      scheme,
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port === '' ? usualPorts[scheme] : Number(port),
      credentials: username === '' ? null : { user: decodePercent(username), password: decodePercent(password) },
    },
  };
}

const unreadable =
  "isn't a valid proxy address, so nothing was sent. Use http://user:password@host:8080, and encode special characters in the password: # is %23, / is %2F, ? is %3F, @ is %40.";

function no(says: string): ProxyAddressReading {
  return { ok: false, says };
}

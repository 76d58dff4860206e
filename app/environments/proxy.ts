import { ownValue } from '#app/own-value.ts';
import { isLoopback, parseEndpoint } from './endpoint.ts';
import type { AppProxy, proxySchemes } from './network.ts';
import { isExcepted } from './proxy-exceptions.ts';
import type { ProxyPasswords } from './proxy-passwords.ts';
import { proxyProblems } from './proxy-problems.ts';

/** A proxy to go through. */
export type ProxyServer = {
  /** SOCKS4 comes only from the system; it can't be chosen. */
  readonly scheme: (typeof proxySchemes)[number] | 'socks4';
  /** Without brackets for IPv6. */
  readonly host: string;
  readonly port: number;
  readonly credentials: { readonly user: string; readonly password: string } | null;
};

/** A route to a server: through a proxy, or null for a direct connection. */
export type Route = ProxyServer | null;

export type RouteInputs = {
  /** What the system says of a server. */
  readonly system: (origin: string) => Promise<readonly Route[]>;
  readonly passwords: ProxyPasswords;
};

/**
 * The routes to a server, the best first; none when the address of the wanted proxy can't be read: nothing may bypass it
 * then. This computer is never reached through a proxy.
 */
export async function routesTo(origin: string, proxy: AppProxy, inputs: RouteInputs): Promise<readonly Route[]> {
  const reading = parseEndpoint(origin);
  if (!reading.ok || isLoopback(reading.endpoint.host)) return [null];
  switch (proxy.kind) {
    case 'none':
      return [null];
    case 'system':
      return inputs.system(origin);
    case 'manual': {
      if (isExcepted(reading.endpoint, proxy.exceptions, 'exact')) return [null];
      if (proxyProblems(proxy).some(({ field }) => field !== 'proxyExceptions')) return [];
      const { scheme, user } = proxy;
      const credentials = user === '' ? null : { user, password: inputs.passwords.of(proxy) ?? '' };
      return [{ scheme, host: withoutBrackets(proxy.host.trim()), port: proxy.port, credentials }];
    }
  }
}

/** The proxy as it is written for people, without its credentials. */
export function formatProxy({ scheme, host, port }: ProxyServer): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const pacSchemes: Readonly<Record<string, { readonly scheme: ProxyServer['scheme']; readonly usualPort: number }>> = {
  PROXY: { scheme: 'http', usualPort: 80 },
  HTTP: { scheme: 'http', usualPort: 80 },
  HTTPS: { scheme: 'https', usualPort: 443 },
  // As Chromium takes it, which read the script.
  SOCKS: { scheme: 'socks4', usualPort: 1080 },
  SOCKS4: { scheme: 'socks4', usualPort: 1080 },
  SOCKS5: { scheme: 'socks5', usualPort: 1080 },
};

/**
 * Reads what a PAC script answers, as `PROXY a:8080; SOCKS b; DIRECT`. Routes that Tidings cannot use are left out, as in
 * browsers; an empty answer means direct. DIRECT isn't taken after one that was left out: that would bypass the proxy that
 * was asked for. No route is left when nothing else can be used.
 */
export function parsePac(text: string): readonly Route[] {
  if (/^[\s;]*$/.test(text)) return [null];
  const routes: Route[] = [];
  let isDirectMeant = true;
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const route = readPacRoute(part.trim());
    if (route === 'unread') isDirectMeant = false;
    else if (route !== null || isDirectMeant) routes.push(route);
  }
  return routes;
}

function readPacRoute(text: string): Route | 'unread' {
  const [kind = '', place = '', ...others] = text.split(/\s+/);
  if (kind.toUpperCase() === 'DIRECT') return null;
  const known = ownValue(pacSchemes, kind.toUpperCase());
  const [, bracketed, plain, written] = /^(?:\[([0-9a-f:.]+)\]|([^\s:@/[\]]+))(?::(\d{1,5}))?$/i.exec(place) ?? [];
  const host = bracketed ?? plain;
  if (known === undefined || host === undefined || others.length > 0) return 'unread';
  const port = Number(written ?? known.usualPort);
  return port < 1 || port > 65_535 ? 'unread' : { scheme: known.scheme, host, port, credentials: null };
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

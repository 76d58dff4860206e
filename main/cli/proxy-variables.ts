import { isExcepted, type ProxyServer, type Way } from '#app/environment/proxy.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The way to a server by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, as other command lines read them. */
export function wayByVariables(origin: string, env: Env): Way {
  const read = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  const { protocol, hostname } = new URL(origin);
  if (isExcepted(hostname.replace(/^\[|\]$/g, ''), read('NO_PROXY'))) return null;
  // In a web server's process HTTP_PROXY in capitals can come from whoever asks; here it is the person's own.
  const named = read(protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || read('ALL_PROXY');
  return named === '' ? null : parseProxyAddress(named);
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

/** The proxy in `http://user:password@host:8080`; without a scheme it is http. Null when it names none. */
export function parseProxyAddress(text: string): ProxyServer | null {
  const [, written = 'http', rest = ''] = /^(?:([a-z0-9]+):\/\/)?(.*)$/i.exec(text.trim()) ?? [];
  const scheme = schemes[written.toLowerCase()];
  // A scheme that URL does not know keeps the port as it stands, also the usual one.
  const url = URL.canParse(`proxy://${rest}`) ? new URL(`proxy://${rest}`) : null;
  if (scheme === undefined || url === null || url.hostname === '') return null;
  const { hostname, port, username, password } = url;
  return {
    scheme,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? usualPorts[scheme] : Number(port),
    credentials: username === '' ? null : { user: decoded(username), password: decoded(password) },
  };
}

/** A password with a bare % in it stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

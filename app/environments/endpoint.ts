import { decodePercent } from '#app/text/percent.ts';
/** What a server name, or a whole pasted endpoint URL, says. */
export type Endpoint = {
  /** `https://host[:port][/gateway]`: lower-case scheme and host, no trailing slash. */
  readonly serverName: string;
  readonly scheme: 'http' | 'https';
  /** Without brackets for IPv6. */
  readonly host: string;
  readonly port: number;
  /** The site key of a pasted endpoint URL, decoded; null when the text holds none. */
  readonly siteKey: string | null;
  /** The tid of a pasted endpoint URL; null when the text holds none. */
  readonly tid: string | null;
};

export type EndpointReading =
  | { readonly ok: true; readonly endpoint: Endpoint }
  | { readonly ok: false; readonly problem: string };

const ENDPOINT_PATH = /^(.*?)\/one\/rt\/track(?:\/([^/]*))?(?:\/events)?\/*$/;
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?$/;
const IPV6 = /^[0-9a-f:.]*:[0-9a-f:.]*$/;

/**
 * Reads a server name with or without scheme, with trailing slashes, with a gateway path, or as a whole endpoint URL.
 * Without a scheme it is https, but http on this computer.
 */
export function parseEndpoint(text: string): EndpointReading {
  // Each event of a run asks twice for the same one.
  if (last?.text !== text) last = { text, reading: readEndpoint(text) };
  return last.reading;
}

let last: { readonly text: string; readonly reading: EndpointReading } | null = null;

function readEndpoint(text: string): EndpointReading {
  const typed = text.trim().replace(/^POST\s+/i, '');
  if (typed === '') return no('Enter the name of your MXO server, for example https://myserver.example.com.');
  if (/[\s\p{Cc}]/u.test(typed)) return no('A server name can’t contain spaces or line breaks. Remove them.');

  const [, scheme, afterScheme = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(typed) ?? [];
  const wanted = scheme?.toLowerCase();
  if (wanted !== undefined && wanted !== 'http' && wanted !== 'https')
    return no(
      `A server name starts with https:// or http://, not ${wanted}://. If this is the URI of an event, enter it in the URI field.`,
    );

  const [, authority = '', path = '', query = ''] = /^([^/?#]*)([^?#]*)\??([^#]*)/.exec(afterScheme) ?? [];
  if (authority.includes('@')) return no('Remove the user name and password. This API doesn’t use them.');

  const place = readAuthority(authority);
  if (typeof place === 'string') return no(place);
  const usedScheme = wanted ?? (isLoopback(place.host) ? 'http' : 'https');
  const usual = usedScheme === 'https' ? 443 : 80;
  const port = place.port ?? usual;

  const [, gateway, encodedSiteKey] = ENDPOINT_PATH.exec(path) ?? [null, path.replace(/\/+$/, ''), undefined];
  if (gateway !== undefined && /["<>\\^`{|}]|[^\x21-\x7e]/.test(gateway))
    return no('The path after the server name contains a character that isn’t allowed in a web address.');
  const host = place.host.includes(':') ? `[${place.host}]` : place.host;
  return {
    ok: true,
    endpoint: {
      serverName: `${usedScheme}://${host}${port === usual ? '' : `:${port}`}${gateway ?? ''}`,
      scheme: usedScheme,
      host: place.host,
      port,
      siteKey: encodedSiteKey ? decodePercent(encodedSiteKey) : null,
      tid: tidOf(query),
    },
  };
}

/** Whether a host is this computer. */
export function isLoopback(host: string): boolean {
  return /^(localhost\.?|.*\.localhost\.?|127(\.\d{1,3}){3}|::1)$/i.test(host);
}

function readAuthority(authority: string): { host: string; port: number | null } | string {
  const [, bracketed, plain, portText] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(authority) ?? [];
  const host = (bracketed ?? plain ?? '').toLowerCase();
  if (host === '')
    return 'The server name is missing. Enter it after https://, for example https://myserver.example.com.';
  if (/[^\x20-\x7e]/.test(host))
    return 'Enter the server name in plain letters. If it has accents, ask your administrator for the form that starts with xn--.';
  const known = bracketed === undefined ? HOST_NAME.test(host) && !badIpv4(host) : IPV6.test(host);
  if (!known) return `“${host}” isn’t a valid server name. Check it for typos.`;
  if (portText === undefined || portText === '') return { host, port: null };
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > 65_535) return `The port “${portText}” isn’t a number from 1 to 65535.`;
  return { host, port };
}

function badIpv4(host: string): boolean {
  return /^[\d.]+$/.test(host) && !/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/.test(host);
}

function tidOf(query: string): string | null {
  const part = query.split('&').find((candidate) => candidate.startsWith('tid='));
  return part === undefined || part === 'tid=' ? null : decodePercent(part.slice(4));
}

function no(problem: string): EndpointReading {
  return { ok: false, problem };
}

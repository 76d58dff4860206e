import { findForeignLetter, findHidden } from '#app/text/hidden-characters.ts';
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

/** Where MXO begins in a path: what is before it is a gateway, and what is behind it never is. */
const MXO_PATH = /^(.*?)\/one\/rt(?=\/|$)\/?(.*)$/s;
/** A tag may also come from a host that has only this one file. */
const TAG_PATH = /^.*\/one-tag\.js$/;
/** The site key in the path of an endpoint, a pixel, a call of the tag, or a call of the mobile SDK. */
const SITE_KEY_IN_PATH = /^(?:track|web\/onetag|api\/[^/]+\/interaction)\/([^/]+)/;
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?$/;
const IPV6 = /^(?=[^:]*:)[0-9a-f:.]*$/;

/**
 * Reads a server name with or without scheme, with trailing slashes, with a gateway path, or as a whole endpoint URL.
 * Without a scheme it is https, but http on this computer.
 */
export function parseEndpoint(text: string): EndpointReading {
  const known = readings.get(text);
  if (known !== undefined) return known;
  const reading = readEndpoint(text);
  if (readings.size >= mostReadings) readings.clear();
  if (text.length <= longestKept) readings.set(text, reading);
  return reading;
}

/** A server name as it is saved and compared; one that can't be read stays as it is. */
export function normalServerName(text: string): string {
  const reading = parseEndpoint(text);
  return reading.ok ? reading.endpoint.serverName : text;
}

/** Each event of a run, and each line of the history, asks for one of the same few. */
const readings = new Map<string, EndpointReading>();
const mostReadings = 200;
const longestKept = 500;

function readEndpoint(text: string): EndpointReading {
  const typed = text.trim().replace(/^POST\s+/i, '');
  if (typed === '') return no('Enter the name of your MXO server, for example https://myserver.example.com.');
  const hidden = findHidden(typed);
  if (hidden !== null) return no(`The server name contains ${hidden.named}, which you can’t see. Type it again.`);
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

  const { gateway, encodedSiteKey } = readPath(path, query);
  if (/["<>\\^`{|}]|[^\x21-\x7e]/.test(gateway))
    return no('The path after the server name contains a character that isn’t allowed in a web address.');
  if (/https?:\/\//i.test(gateway))
    return no('This address has another one in it. Enter the inner one, which begins with its own https://.');
  const host = place.host.includes(':') ? `[${place.host}]` : place.host;
  return {
    ok: true,
    endpoint: {
      serverName: `${usedScheme}://${host}${port === usual ? '' : `:${port}`}${gateway}`,
      scheme: usedScheme,
      host: place.host,
      port,
      siteKey: encodedSiteKey === '' ? null : decodePercent(encodedSiteKey),
      tid: parameterOf(query, 'tid'),
    },
  };
}

/** What an environment is called after its server: the host, with a port and a gateway where there are any. */
export function nameOfServer(serverName: string): string {
  return serverName.replace(/^https?:\/\//, '').slice(0, 50);
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
  if (host.includes('{{')) return `The server name contains a variable: ${authority}. Enter the name itself.`;
  const foreign = findForeignLetter(host);
  if (foreign !== null)
    return `The server name contains ${foreign}. Enter it in plain letters. If it has accents, ask your administrator for the form that starts with xn--.`;
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

/** The path of a server, or of any address of MXO, which is taken apart and never kept as a gateway. */
function readPath(path: string, query: string): { readonly gateway: string; readonly encodedSiteKey: string } {
  const [, beforeMxo, inMxo = ''] = MXO_PATH.exec(path) ?? [];
  const isTag = TAG_PATH.test(path);
  // A slash more, as a base address and a path are put together, makes no other server.
  const gateway = (beforeMxo ?? (isTag ? '' : path)).replace(/(?<!\/)\/+$/, '');
  if (beforeMxo === undefined && !isTag) return { gateway, encodedSiteKey: '' };
  const [, inPath = ''] = SITE_KEY_IN_PATH.exec(inMxo) ?? [];
  // `track/1px.gif` is a file, and no site key.
  const own = /\.\w+$/.test(inPath) ? '' : inPath;
  return { gateway, encodedSiteKey: own || (rawParameterOf(query, 'siteKey') ?? '') };
}

/** The decoded value of a parameter; null where the query has none of that name, or an empty one. */
export function parameterOf(query: string, name: string): string | null {
  const raw = rawParameterOf(query, name);
  return raw === null ? null : decodePercent(raw);
}

function rawParameterOf(query: string, name: string): string | null {
  const part = query.split('&').find((candidate) => candidate.startsWith(`${name}=`));
  return part === undefined || part === `${name}=` ? null : part.slice(name.length + 1);
}

function no(problem: string): EndpointReading {
  return { ok: false, problem };
}

import { parameterOf, parseEndpoint } from '#app/environments/endpoint.ts';
import { findTokens } from '#app/event/tokens.ts';
import { formatNumber } from '#app/quantity.ts';
import { shorten } from '#app/text/shorten.ts';
import { splitOnce } from '#app/text/split-once.ts';
import { type Address, addressesIn, isOfMxo } from './addresses.ts';
import { decodeEmailSource } from './email-source.ts';

/** What a text says that people are given for MXO: the address of an endpoint, a pixel or a tag, or a page with a tag. */
export type Given = {
  /** What the text is, in words. */
  readonly what: string;
  /** Empty where the text doesn't say. */
  readonly serverName: string;
  readonly siteKey: string;
  readonly tid: string;
  /** The URI of the event that a pixel or a tag sends. */
  readonly uri: string;
  /** What its address has behind the question mark. */
  readonly query: string;
  /** It is the address of MXO's tracking pixel, which can be sent as one. */
  readonly isPixel: boolean;
  /** The variables that its server is written with, as `{{host}}`; empty where the server is known, or not there at all. */
  readonly openServer: string;
  /** What the person has to add or check, in words; empty where all is certain. */
  readonly doubt: string;
};

export type GivenReading =
  | { readonly kind: 'given'; readonly given: Given }
  | { readonly kind: 'unclear'; readonly problem: string }
  | { readonly kind: 'unknown' };

const SITE_KEY = /\bONE-[A-Z0-9]{10}-\d{4}\b/g;
/** The newer tag is given its server and site key apart: `(document, …, 'https://server', 'ONE-…')`. */
const TAG_ARGUMENTS = /["'](https?:\/\/[^"'/\s]+)\/?["']\s*,\s*["'](ONE-[A-Z0-9]{10}-\d{4})["']/;
/** A network that only hands out files: events are not sent there. */
const FILE_HOST = /(?:^|[.-])cdn\d*(?:[.-]|$)|(?:cloudfront|akamaized|akamaihd)\.net$/;

/** What a server name alone is called. */
export const bareServer = 'A server name';

const addKey = 'Add the site key of your Space to finish.';
const addServer = 'Add the name of your MXO server to finish.';
const checkServer = 'The tag comes from a content network, which may not be your MXO server. Check the server name.';

/** Reads what people are given for MXO. Nothing is guessed: what is not certain has a doubt. */
export function readGiven(text: string): GivenReading {
  const trimmed = text.trim().replace(/^<(https?:[^<>\s]+)>$/i, '$1');
  if (trimmed === '') return { kind: 'unknown' };
  const open = readOpenServer(trimmed);
  if (open !== null) return open;
  return /\s/.test(trimmed.replace(/^POST\s+/i, '')) || trimmed.includes('<') ? readPage(trimmed) : readLine(trimmed);
}

/** Reads one address, one server name or one site key. */
function readLine(line: string): GivenReading {
  if (line.match(SITE_KEY)?.[0] === line) return given({ what: 'A site key', siteKey: line, doubt: addServer });
  const address = line.startsWith('//') ? `https:${line}` : line;
  if (isOfMxo(address)) return readAddress(address);
  const reading = parseEndpoint(address);
  if (!reading.ok || !isServerName(address)) return { kind: 'unknown' };
  return given({ what: bareServer, serverName: reading.endpoint.serverName, doubt: addKey });
}

/** An address whose server is a variable of another tool, such as `https://{{host}}/one/rt/…`; null for any other text. */
function readOpenServer(text: string): GivenReading | null {
  const address = text.replace(/^POST\s+/i, '').replace(/^https?:\/\//i, '');
  const end = address.search(/[/?#]|$/);
  const [authority, rest] = [address.slice(0, end), address.slice(end)];
  const names = findTokens(authority).map(({ inner }) => `{{${inner}}}`);
  if (names.length === 0 || /\s/.test(rest) || !/^[\w.:-]*$/.test(authority.replace(/\{\{[^{}]*\}\}/g, '')))
    return null;
  const openServer = names.join('');
  if (!isOfMxo(rest))
    return { kind: 'unclear', problem: `${sayOpen(openServer)} Paste the address with the name of the server.` };
  const reading = readAddress(`https://server${rest}`);
  if (reading.kind !== 'given') return reading;
  const doubt = `${sayOpen(openServer)} ${addServer}`;
  return { kind: 'given', given: { ...reading.given, serverName: '', openServer, doubt } };
}

/** Names the variables that stand for a server. */
export function sayOpen(openServer: string): string {
  return `The server is the variable ${openServer}.`;
}

/** Without a scheme, a word such as `hello` or `notes.txt:` could be anything: a server name has a dot or a port. */
function isServerName(line: string): boolean {
  return (
    /^https?:\/\//i.test(line) || /^(?:localhost|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|[\d.]+)(?::\d+)?(?:\/|$)/i.test(line)
  );
}

/** Reads an address of MXO. */
function readAddress(address: string): GivenReading {
  // A placeholder such as `<%= ck %>` may have spaces.
  const reading = parseEndpoint(address.replace(/<%[^%\n]*%>/g, (part) => part.replace(/\s/g, '%20')));
  if (!reading.ok) return { kind: 'unclear', problem: reading.problem };
  const { serverName, host, siteKey: written, tid } = reading.endpoint;
  // What stands for a site key in a template or a script is none.
  const siteKey = written === null || /[{}$]/.test(written) ? null : written;
  const [path, query] = splitOnce(address.split('#', 1)[0] ?? '', '?');
  const isFile = FILE_HOST.test(host);
  return given({
    what: kindOf(address),
    serverName,
    siteKey: siteKey ?? '',
    tid: tid ?? '',
    uri: parameterOf(query, 'uri') ?? '',
    query,
    isPixel: /\/one\/rt\/track\/[^/]+\/pixel\/?$/.test(path),
    doubt: [isFile ? checkServer : '', siteKey === null ? addKey : ''].filter((part) => part !== '').join(' '),
  });
}

function kindOf(address: string): string {
  if (/one-tag\.js/.test(address)) return 'The address of an MXO tag';
  if (/\/web\/onetag\//.test(address)) return 'A call of an MXO tag';
  if (/\/pixel(?:$|[?#/])|\.gif(?:$|[?#])/.test(address)) return 'A pixel address';
  if (/\/api\/[^/]+\/interaction/.test(address)) return 'The address of a mobile SDK';
  return 'An endpoint';
}

/** Reads a page, a snippet or a message with addresses of MXO in it. */
function readPage(source: string): GivenReading {
  const text = decodeEmailSource(source);
  const place = readPlace(text, addressesIn(text));
  if (place.kind !== 'place') return place;
  const { best, parts } = place;
  const tids = new Set(parts.map(({ tid }) => tid).filter((tid) => tid !== ''));
  if (tids.size > 1) return severalOf('TIDs', tids);
  const uris = new Set(parts.map(({ uri }) => uri).filter((uri) => uri !== ''));
  if (uris.size > 1) return severalOf('events', uris);
  const what = best.what.startsWith('The address of an MXO tag') ? 'An MXO tag' : best.what;
  return { kind: 'given', given: { ...best, what } };
}

/** The one server and site key of a text, with all that its addresses say. */
type Parts = { readonly kind: 'place'; readonly best: Given; readonly parts: readonly Given[] };

/** Reads where to send from the addresses in a text, whatever events and TIDs are in them. */
export function readPlace(text: string, addresses: readonly Address[]): Parts | GivenReading {
  const all = addresses.map(({ address }) => address);
  const found = all.filter(isOfMxo).map(readAddress);
  const [first] = found;
  const parts = [argumentsOf(text), ...found.flatMap((one) => (one.kind === 'given' ? [one.given] : []))].flatMap(
    (one) => (one === null ? [] : [withKnownServer(one, all)]),
  );
  const keys = new Set(parts.map(({ siteKey }) => siteKey).filter((siteKey) => siteKey !== ''));
  if (keys.size > 1) return severalOf('site keys', keys);
  const whole = parts.filter(({ siteKey, doubt }) => siteKey !== '' && doubt === '');
  const servers = new Set(whole.map(({ serverName }) => serverName));
  if (servers.size > 1) return severalOf('servers', servers);
  const best = parts.toSorted((one, other) => certainty(other) - certainty(one))[0];
  return best === undefined ? (first ?? keyAlone(text)) : { kind: 'place', best, parts };
}

const mostNamed = 5;

/** Which of them is meant is for the person to say. */
function severalOf(what: string, all: ReadonlySet<string>): GivenReading {
  const shown = [...all].slice(0, mostNamed).map((one) => shorten(one, 60));
  const more = all.size > mostNamed ? ` and ${formatNumber(all.size - mostNamed)} more` : '';
  const problem = `This text has ${formatNumber(all.size)} ${what}: ${shown.join(', ')}${more}. Paste only the address or tag that you want to use.`;
  return { kind: 'unclear', problem };
}

function certainty({ siteKey, doubt, uri }: Given): number {
  return (siteKey === '' ? 0 : 4) + (doubt === '' ? 2 : 0) + (uri === '' ? 0 : 1);
}

/** The server and the site key that the newer tag gets as arguments. */
function argumentsOf(text: string): Given | null {
  if (!text.includes('one-tag.js')) return null;
  const [, server, siteKey] = TAG_ARGUMENTS.exec(text) ?? [];
  const reading = parseEndpoint(server ?? '');
  if (!reading.ok || siteKey === undefined) return null;
  return { ...blank, what: 'An MXO tag', serverName: reading.endpoint.serverName, siteKey };
}

/** A tag that comes from a content network names its server beside it: the same host without `cdn`. */
function withKnownServer(one: Given, addresses: readonly string[]): Given {
  if (!one.doubt.startsWith(checkServer)) return one;
  const serverName = one.serverName.replace(/([/.-])cdn\d*[.-]/, '$1');
  const isNamed = addresses.some((address) => {
    const reading = parseEndpoint(address);
    return reading.ok && reading.endpoint.serverName === serverName;
  });
  return isNamed ? { ...one, serverName, doubt: one.doubt.slice(checkServer.length).trim() } : one;
}

/** A tag that is put together by a script may have its site key somewhere, and no server that can be read. */
function keyAlone(text: string): GivenReading {
  const keys = text.includes('one-tag.js') ? [...new Set(text.match(SITE_KEY))] : [];
  const [siteKey, another] = keys;
  if (siteKey === undefined || another !== undefined) return { kind: 'unknown' };
  return given({ what: 'An MXO tag', siteKey, doubt: addServer });
}

const blank: Given = {
  ...{ what: '', serverName: '', siteKey: '', tid: '', uri: '', query: '', openServer: '', doubt: '' },
  isPixel: false,
};

function given(part: Partial<Given>): GivenReading {
  return { kind: 'given', given: { ...blank, ...part } };
}

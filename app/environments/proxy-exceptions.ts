import { fitsWildcard } from '#app/text/wildcard.ts';
import { isInRange, parseIp } from './ip-address.ts';

/** A server that is to be reached. */
type Place = { readonly host: string; readonly port: number };

/**
 * What a plain name covers: itself alone, as in Windows and browsers, or all below it too, as in NO_PROXY of curl and
 * other command lines.
 */
export type NameStyle = 'exact' | 'with-subdomains';

/** Whether a server is in a list of exceptions from a proxy. Entries that cannot be read except nothing. */
export function isExcepted({ host, port }: Place, exceptions: string, style: NameStyle): boolean {
  const place = { host: host.toLowerCase().replace(/\.$/, ''), port };
  return entriesIn(exceptions).some((entry) => readEntry(entry, style)?.(place) === true);
}

/** The entries of a list that cannot be read. */
export function unreadExceptions(exceptions: string): readonly string[] {
  return entriesIn(exceptions).filter((entry) => readEntry(entry, 'exact') === null);
}

function entriesIn(exceptions: string): readonly string[] {
  return exceptions
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((entry) => entry !== '');
}

type Covers = (place: Place) => boolean;

/**
 * Reads one entry: `mxo.example.com`, `.example.com` or `*.example.com` with all below it, `10.1.*`, `host:8443`,
 * `[::1]:8443`, `10.0.0.0/8`, `<local>` for names without a dot, `*` for all. Null when it is none of these.
 */
function readEntry(entry: string, style: NameStyle): Covers | null {
  if (entry === '*') return () => true;
  if (entry === '<local>') return ({ host }) => !/[.:]/.test(host);
  const [, range, prefix] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? [];
  if (range !== undefined) return readRange(range, Number(prefix));
  const [, bracketed, named, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(entry) ?? [null, entry];
  const host = bracketed ?? named ?? '';
  const covers = readHost(host.replace(/(?<=.)\.$/, ''), style);
  if (covers === null || port === undefined) return covers;
  return (place) => place.port === Number(port) && covers(place);
}

function readRange(text: string, prefix: number): Covers | null {
  const range = parseIp(text.replace(/^\[(.*)\]$/, '$1'));
  if (range === null || prefix > range.bits) return null;
  return ({ host }) => {
    const address = parseIp(host);
    return address !== null && isInRange(address, range, prefix);
  };
}

function readHost(text: string, style: NameStyle): Covers | null {
  const own = parseIp(text);
  if (own !== null)
    return ({ host }) => {
      const address = parseIp(host);
      return address !== null && isInRange(address, own, own.bits);
    };
  if (!/^[a-z0-9_.*-]*[a-z0-9_*-]$/.test(text)) return null;
  if (text.includes('*')) return ({ host }) => fitsWildcard(host, text);
  const name = text.replace(/^\./, '');
  const isSelf = style === 'with-subdomains' || !text.startsWith('.');
  const hasBelow = style === 'with-subdomains' || text.startsWith('.');
  return ({ host }) => (isSelf && host === name) || (hasBelow && host.endsWith(`.${name}`));
}

import { normalServerName, parseEndpoint } from '#app/environments/endpoint.ts';
import { findTokens, mapOutsideTokens, maskTokens } from '#app/event/tokens.ts';
import { queryToParameters } from '#app/event/uri.ts';
import { type AddressParts, joinAddress, splitAddress } from '#app/formats/import/split-address.ts';
import { decodePercent } from '#app/text/percent.ts';
import { type PostmanPair, type PostmanUrl, pairSchema } from './postman-schema.ts';

/**
 * The address that Postman sends: its parts. `raw` is only shown there, but other programs may write nothing else, or only
 * some of the parts beside it.
 */
export function writeAddress(url: PostmanUrl, pairs: readonly PostmanPair[]): string {
  const raw = splitAddress(url.raw);
  const shown = usesParts(url) ? partsOf(url, raw) : raw;
  return joinAddress({
    ...shown,
    query: url.query.length === 0 ? raw.query : writeQuery(pairs),
    hash: url.hash === '' ? raw.hash : `#${url.hash}`,
  });
}

/** Whether two addresses lead to the same place with the same parameters, however these are written. */
export function isSameAddress(one: string, other: string): boolean {
  return meaningOf(one) === meaningOf(other);
}

/** A program may write more into `host` than the name of a server. Then `raw` is more likely to be right. */
function usesParts({ raw, host }: PostmanUrl): boolean {
  const { host: name, port, path, query, hash } = splitAddress(joinParts(host, '.'));
  const server = `https://${maskTokens(name)}${findTokens(port).length > 0 ? '' : port}`;
  return raw === '' || (parseEndpoint(server).ok && path + query + hash === '');
}

function partsOf({ protocol, auth, host, port, path }: PostmanUrl, raw: AddressParts): AddressParts {
  const given = splitAddress(joinParts(host, '.'));
  const scheme = protocol === '' ? raw.scheme : `${protocol.replace(/:(?:\/\/)?$/, '')}://`;
  const isSameHost = given.host.toLowerCase() === raw.host.toLowerCase();
  const ofHost = isSameHost ? raw : { signIn: '', port: '' };
  return {
    ...given,
    scheme: given.scheme || scheme,
    signIn: writeSignIn(auth) || given.signIn || ofHost.signIn,
    port: (port ? `:${port}` : given.port) || ofHost.port,
    path: given.path + (path.length === 0 ? raw.path : writePath(path)),
  };
}

/** Postman adds a slash in front of a list, and of a text that has none. */
function writePath(path: PostmanUrl['path']): string {
  const way = joinParts(path, '/');
  return typeof path === 'string' && way.startsWith('/') ? way : `/${way}`;
}

function writeSignIn(auth: PostmanUrl['auth']): string {
  const { user = '', password = '' } = auth ?? {};
  const [name, secret] = [user, password].map((text) => encodeMarks(text, /[/?#@]/g));
  return user + password === '' ? '' : `${name}:${secret}@`;
}

function writeQuery(pairs: readonly PostmanPair[]): string {
  return pairs.length === 0 ? '' : `?${pairs.map(writeParameter).join('&')}`;
}

/** The list may have a value decoded: what would end it, or a name, is encoded. */
function writeParameter({ key = '', value }: PostmanPair): string {
  const name = encodeMarks(key, /[&#=]/g);
  return value === null ? name : `${name}=${encodeMarks(value, /[&#]/g)}`;
}

function encodeMarks(text: string, marks: RegExp): string {
  return mapOutsideTokens(text, (part) => part.replace(marks, encodeURIComponent));
}

function joinParts(parts: string | readonly unknown[], separator: string): string {
  if (typeof parts === 'string') return parts;
  return parts
    .map((part) => (typeof part === 'string' ? part : (pairSchema.safeParse(part).data?.value ?? '')))
    .join(separator);
}

function meaningOf(address: string): string {
  const { scheme, host, port, path, query } = splitAddress(address);
  const server = mapOutsideTokens(scheme + host + port, (part) => part.toLowerCase());
  const way = decodePercent(path.replace(/\/+/g, '/'));
  const parameters = queryToParameters(query.slice(1)).map(({ name, value }) => [sentAs(name), sentAs(value)]);
  return JSON.stringify([
    normalServerName(server),
    way,
    parameters.filter(([name, value]) => name !== '' || value !== ''),
  ]);
}

/** In a query, a plus stands for a blank. */
function sentAs(cell: string): string {
  return decodePercent(cell.replaceAll('+', ' ')).trim();
}

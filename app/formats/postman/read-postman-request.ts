import type { Variable } from '#app/event/variables.ts';
import { type FoundHeader, type FoundRequest, nameByAddress } from '#app/formats/import/found.ts';
import { type GivenPair, keptPairs, keptVariables, switchedOff } from '#app/formats/import/kept-pairs.ts';
import { fillPathParameters } from '#app/formats/import/path-parameters.ts';
import type { Tally } from '#app/formats/import/tally.ts';
import { type PostmanPair, type PostmanUrl, pairSchema, requestSchema, urlSchema } from './postman-schema.ts';

/** Reads the `request` of an item, an object or an address alone; null when it is neither. */
export function readPostmanRequest(
  value: unknown,
  place: Pick<FoundRequest, 'name' | 'folder'>,
  tally: Tally,
): FoundRequest | null {
  const { data: request } = requestSchema.safeParse(typeof value === 'string' ? { url: value } : value);
  if (request === undefined) return null;
  const method = request.method.trim().toUpperCase() || 'GET';
  const url = readUrl(request.url, tally);
  return {
    name: place.name === '' ? nameByAddress(method, url) : place.name,
    folder: place.folder,
    method,
    url,
    headers: readHeaders(request.header, tally),
    body: readBody(request.body, tally),
  };
}

/** Those of the variables that are imported; the others are counted. */
export function readVariables(values: readonly unknown[], tally: Tally): readonly Variable[] {
  return keptVariables(givenIn(values), tally);
}

function readPairs(values: readonly unknown[], noun: string, tally: Tally): readonly FoundHeader[] {
  return keptPairs(givenIn(values), noun, tally);
}

function givenIn(values: readonly unknown[]): readonly GivenPair[] {
  return values.flatMap((value) => pairSchema.safeParse(value).data ?? []).map(toGiven);
}

function toGiven(pair: PostmanPair): GivenPair {
  const { key, id, value, type } = pair;
  return { name: key ?? id ?? '', value: value ?? '', isOn: isOn(pair), isSecret: type === 'secret' };
}

function isOn({ disabled, enabled }: PostmanPair): boolean {
  return enabled && !disabled;
}

function readHeaders(value: string | readonly unknown[], tally: Tally): readonly FoundHeader[] {
  if (typeof value !== 'string') return readPairs(value, 'header', tally);
  return value.split(/\r?\n/).flatMap((line) => {
    const [, name = '', content = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
    return name.trim() === '' ? [] : [{ name: name.trim(), value: content.trim() }];
  });
}

function readBody(
  body: { readonly mode: string; readonly raw: string; readonly disabled: boolean } | null,
  tally: Tally,
): string {
  if (body === null) return '';
  if (body.disabled) {
    tally.add('disabled body', switchedOff);
    return '';
  }
  if (body.mode === 'raw' || body.mode === '') return body.raw;
  if (body.mode !== 'none') tally.add('form or file body', 'Only raw text bodies can be imported.');
  return '';
}

function readUrl(value: unknown, tally: Tally): string {
  if (typeof value === 'string') return value;
  const { data: url } = urlSchema.safeParse(value);
  if (url === undefined) return '';
  const pairs = url.query.flatMap((one) => pairSchema.safeParse(one).data ?? []);
  const off = pairs.filter((pair) => !isOn(pair)).length;
  tally.add('disabled query parameter', switchedOff, off);
  const path = readPairs(url.variable, 'path variable', tally);
  const sent = writeUrl(url, pairs.filter(isOn));
  // Some versions of Postman keep what is switched off in `raw`.
  if (url.raw !== '' && ![sent, writeUrl(url, pairs)].includes(url.raw))
    tally.add(
      'inconsistent request URL',
      'Its parts and its text differ. Postman sends the parts, so these are imported.',
    );
  return fillPathParameters(sent, path);
}

/** Postman sends the parts of an address, and only shows `raw`. Some programs write nothing else, or no query beside it. */
function writeUrl(url: PostmanUrl, pairs: readonly PostmanPair[]): string {
  const [, shown = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url.raw) ?? [];
  const sent = url.query.length === 0 ? query : writeQuery(pairs);
  if (joinParts(url.host, '.') !== '' || url.raw === '') return rebuildAddress(url) + sent + markHash(url.hash);
  return shown + sent + (url.hash === '' ? hash : markHash(url.hash));
}

function writeParameter({ key = '', value }: PostmanPair): string {
  return value === null ? key : `${key}=${value}`;
}

function writeQuery(pairs: readonly PostmanPair[]): string {
  return pairs.length === 0 ? '' : `?${pairs.map(writeParameter).join('&')}`;
}

function markHash(hash: string): string {
  return hash === '' ? '' : `#${hash}`;
}

function rebuildAddress({ protocol, host, port, path }: PostmanUrl): string {
  const scheme = protocol === '' ? '' : `${protocol.replace(/:\/\/$/, '')}://`;
  const server = joinParts(host, '.') + (port === null || port === '' ? '' : `:${port}`);
  const way = joinParts(path, '/').replace(/^\//, '');
  return scheme + server + (path.length === 0 ? '' : `/${way}`);
}

function joinParts(parts: string | readonly unknown[], separator: string): string {
  if (typeof parts === 'string') return parts;
  return parts
    .map((part) => (typeof part === 'string' ? part : (pairSchema.safeParse(part).data?.value ?? '')))
    .join(separator);
}

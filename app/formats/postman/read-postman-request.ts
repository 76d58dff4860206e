import type { Variable } from '#app/event/variables.ts';
import { type FoundHeader, type FoundRequest, nameByAddress } from '#app/formats/import/found.ts';
import { type GivenPair, keptPairs, keptVariables, switchedOff } from '#app/formats/import/kept-pairs.ts';
import { fillPathParameters } from '#app/formats/import/path-parameters.ts';
import type { Tally } from '#app/formats/import/tally.ts';
import { isSameAddress, writeAddress } from './postman-address.ts';
import { type PostmanPair, pairSchema, requestSchema, urlSchema } from './postman-schema.ts';

/** Reads the `request` of an item, an object or an address alone; null when it is neither. */
export function readPostmanRequest(
  value: unknown,
  place: Pick<FoundRequest, 'name' | 'folder'>,
  tally: Tally,
): FoundRequest | null {
  const { data: request } = requestSchema.safeParse(typeof value === 'string' ? { url: value } : value);
  if (request === undefined) return null;
  const method = request.method.trim().toUpperCase() || 'GET';
  const { url, ...read } = readUrl(request.url, tally);
  return {
    name: place.name === '' ? nameByAddress(method, url) : place.name,
    folder: place.folder,
    method,
    url,
    headers: readHeaders(request.header, tally),
    body: readBody(request.body, tally),
    ...read,
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

function readUrl(value: unknown, tally: Tally): Pick<FoundRequest, 'url' | 'change'> {
  if (typeof value === 'string') return { url: value };
  const { data: url } = urlSchema.safeParse(value);
  if (url === undefined) return { url: '' };
  const pairs = url.query.flatMap((one) => pairSchema.safeParse(one).data ?? []);
  const off = pairs.filter((pair) => !isOn(pair)).length;
  tally.add('disabled query parameter', switchedOff, off);
  const path = readPairs(url.variable, 'path variable', tally);
  const sent = fillPathParameters(writeAddress(url, pairs.filter(isOn)), path);
  // Some versions of Postman keep what is switched off in `raw`.
  const all = fillPathParameters(writeAddress(url, pairs), path);
  const raw = fillPathParameters(url.raw, path);
  const isSame = url.raw === '' || [sent, all].some((one) => isSameAddress(one, raw));
  return { url: sent, ...(!isSame && { change: partsTaken }) };
}

const partsTaken = {
  noun: 'inconsistent request URL',
  why: 'Its parts and its text differ. Postman sends the parts, so these are imported.',
};

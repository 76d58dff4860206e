import { isSameCustomer } from '#app/event/customer-key.ts';
import { type Draft, rowsInUse } from '#app/event/draft.ts';
import { parseUri, queryToParameters, withQuery } from '#app/event/uri.ts';
import { decodePercent, wellFormed } from '#app/text/percent.ts';
import { requestParameters } from './request-parameters.ts';

/** An event as a tracking pixel has it: a URI that says everything. */
export type PixelEvent = {
  readonly uri: string;
  /** What the parameter is called that the customer key became; null where none was added. */
  readonly customerName: string | null;
  /** How many properties became parameters. */
  readonly propertyCount: number;
  /** What a pixel has no place for, in words. */
  readonly left: readonly string[];
};

/**
 * An event as MXO's tracking pixel. A pixel has no body, so the properties and the customer key go on the URI as
 * parameters. Source: Medallia, "Track Customer Activity for Outbound Communications". How a parameter for the customer
 * must be called is not documented; their example has `email`.
 */
export function toPixelEvent(draft: Draft): PixelEvent {
  const { uri, customerKey, tid, extra } = draft;
  const rows = rowsInUse(draft.properties);
  const before = parseUri(uri).query ?? '';
  const own = [
    ...(before === '' ? [] : [before]),
    ...requestParameters(draft),
    ...rows.map(({ name, value }) => parameter(name, value)),
  ].join('&');
  const customerName = nameForCustomer(own, customerKey);
  const query = [
    ...(own === '' ? [] : [own]),
    ...(customerName === null ? [] : [parameter(customerName, customerKey)]),
  ];
  const whole = query.join('&');
  return {
    uri: whole === before ? uri : withQuery(uri, whole),
    customerName,
    propertyCount: rows.length,
    left: [...(tid === '' ? [] : ['the TID']), ...extra.map(({ name }) => `“${name}”`)],
  };
}

/** The URI that MXO gets: that of a tracking pixel also has the properties and the customer. */
export function sentUri(draft: Draft): string {
  return draft.sendAs === 'pixel' ? toPixelEvent(draft).uri : draft.uri;
}

/** The URI as a part of the pixel's address. Some clients encode `'` and some do not, so it is encoded. */
export function encodePixelUri(uri: string): string {
  return encodeURIComponent(wellFormed(uri)).replaceAll("'", '%27');
}

/** What a person has to know before an event goes out as a pixel. */
export function pixelNote(draft: Draft): string {
  const { customerName, propertyCount, left } = toPixelEvent(draft);
  const places = [
    ...(customerName === null ? [] : [`the customer key in the parameter “${customerName}”`]),
    ...(propertyCount === 0
      ? []
      : [propertyCount === 1 ? '1 property as a parameter' : `${propertyCount} properties as parameters`]),
  ];
  return [
    `Sent as a tracking pixel: a GET with the URI in its address${places.length === 0 ? '' : `, ${places.join(', ')}`}.`,
    left.length === 0 ? '' : `Not in it: ${left.join(', ')}.`,
    'MXO returns no TID.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** As in MXO's example, an `@` stays: it breaks nothing, and no one has to decode the address twice. */
function parameter(name: string, value: string): string {
  const encode = (text: string) => encodeURIComponent(wellFormed(text)).replaceAll('%40', '@');
  return `${encode(name)}=${encode(value)}`;
}

/** The names that the parameter of a customer key can have, in the order in which they are tried. */
const namesForCustomer: readonly string[] = ['email', 'customerKey', 'ck'];
/** Where all of those are taken. */
const lastName = 'customer';

/**
 * What the parameter of the customer key is called; null where there is no key, or a parameter names the customer already:
 * the last one with a name for customers, or, for an address where none has such a name, any one.
 */
function nameForCustomer(query: string, customerKey: string): string | null {
  if (customerKey.trim() === '') return null;
  const present = decodedParameters(query);
  const isAddress = customerKey.includes('@');
  const names = isAddress ? namesForCustomer : namesForCustomer.slice(1);
  const named = lastCustomer(present);
  const isNamed =
    named === null
      ? isAddress && present.some(([, value]) => isSameCustomer(value, customerKey))
      : isSameCustomer(named, customerKey);
  if (isNamed) return null;
  return names.find((one) => present.every(([name]) => name !== one)) ?? lastName;
}

/**
 * The customer key in the URI of a tracking pixel; empty where none is found. `toPixelEvent` adds it as the last parameter,
 * so the last one with a name for customers has it. A key that only a parameter with another name has, as in
 * `?mail=ada@example.com`, isn't found: nothing says that it is the customer.
 */
export function customerOfPixel(uri: string): string {
  return lastCustomer(decodedParameters(parseUri(uri).query ?? '')) ?? '';
}

type Decoded = readonly (readonly [name: string, value: string])[];

function lastCustomer(parameters: Decoded): string | null {
  const names = [...namesForCustomer, lastName];
  return parameters.findLast(([name]) => names.includes(name))?.[1] ?? null;
}

function decodedParameters(query: string): Decoded {
  return queryToParameters(query).map(({ name, value }) => [decodePercent(name), decodePercent(value)] as const);
}

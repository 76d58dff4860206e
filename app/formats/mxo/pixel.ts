import { rowsInUse } from '#app/event/draft.ts';
import { parseUri, queryToParameters, wellFormed, withQuery } from '#app/event/uri.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { readBody } from '#app/formats/body-json.ts';
import { decodePercent } from '#app/text/percent.ts';
import { splitOnce } from '#app/text/split-once.ts';

/** An event as an image for an email or a page, and what a person has to know about it. */
export type Pixel = { readonly html: string; readonly note: string };

/**
 * An event as MXO's tracking pixel: `<server>/one/rt/track/<site key>/pixel?uri=<encoded URI>`. A pixel has no body, so the
 * properties and the customer key go on the URI as parameters. Source: Medallia, "Track Customer Activity for Outbound
 * Communications". How a parameter for the customer must be called is not documented; their example has `email`.
 */
export function formatPixel(request: HttpRequest): Pixel {
  const reading = readBody(request.body);
  const [address, onUrl] = splitOnce(request.url, '?');
  const { uri, properties, customerKey, extra } = reading.ok
    ? reading.body
    : { uri: '', properties: [], customerKey: '', extra: [] };
  const onRequest = onUrl.split('&').filter((part) => part !== '' && !part.startsWith('tid='));
  const rows = rowsInUse(properties);
  const before = parseUri(uri).query ?? '';
  const own = [
    ...(before === '' ? [] : [before]),
    ...onRequest,
    ...rows.map(({ name, value }) => parameter(name, value)),
  ].join('&');
  const added = nameForCustomer(own, customerKey);
  const query = [...(own === '' ? [] : [own]), ...(added === null ? [] : [parameter(added, customerKey)])].join('&');
  const whole = query === before ? uri : withQuery(uri, query);
  const place = address.slice(0, address.lastIndexOf('/'));
  const src = `${place}/pixel?uri=${encodeURIComponent(wellFormed(whole))}`.replaceAll('&', '&amp;');
  const hasTid = onUrl.split('&').some((part) => part.startsWith('tid='));
  return {
    html: `<img src="${src}" width="1" height="1" alt="">`,
    note: noteOf({ customerKey, added, count: rows.length, hasTid, others: extra.map(({ name }) => name) }),
  };
}

function parameter(name: string, value: string): string {
  return `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(value))}`;
}

/** The names that the parameter of a customer key can have. */
const namesForCustomer = ['email', 'customerKey', 'ck'] as const;

/**
 * What the parameter of the customer key is called; null where there is no key, or a parameter names the customer already. A
 * key that is no address may be the value of any other parameter, too.
 */
function nameForCustomer(query: string, customerKey: string): string | null {
  if (customerKey.trim() === '') return null;
  const present = queryToParameters(query).map(
    ({ name, value }) => [decodePercent(name), decodePercent(value)] as const,
  );
  const isAddress = customerKey.includes('@');
  const names: readonly string[] = isAddress ? namesForCustomer : namesForCustomer.slice(1);
  if (present.some(([name, value]) => value === customerKey && (isAddress || names.includes(name)))) return null;
  return names.find((one) => present.every(([name]) => name !== one)) ?? 'customer';
}

type Said = {
  readonly customerKey: string;
  /** What the parameter is called that the customer key became. */
  readonly added: string | null;
  readonly count: number;
  readonly hasTid: boolean;
  /** Members of the body that this API doesn't know. */
  readonly others: readonly string[];
};

function noteOf({ customerKey, added, count, hasTid, others }: Said): string {
  const properties = count === 1 ? '1 property became a parameter' : `${count} properties became parameters`;
  const left = [...(hasTid ? ['the TID'] : []), ...others.map((name) => `“${name}”`)];
  return [
    customerKey.trim() === ''
      ? 'It names no customer.'
      : 'It names one customer: for a mailing, replace the customer key by the placeholder of your email tool.',
    added === null
      ? ''
      : `The key is in the parameter “${added}”; if your Space captures it by another name, change that.`,
    count === 0 ? '' : `${properties} of the URI.`,
    left.length === 0 ? '' : `Not in it: ${left.join(', ')}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

import { type Address, addressesIn, isEndpoint, isOfMxo } from '#app/formats/mxo/addresses.ts';
import { decodeEmailSource } from '#app/formats/mxo/email-source.ts';
import { readPlace } from '#app/formats/mxo/given.ts';
import { wellFormed } from '#app/text/percent.ts';
import { shorten } from '#app/text/shorten.ts';
import { isPage } from './begins-like.ts';
import { type Body, bodiesIn } from './bodies-in.ts';
import { type FoundRequest, type NotTaken, nameByAddress, type Reading } from './found.ts';
import { addressNotes, leftNotes, placeholdersIn } from './left-beside.ts';

/** A message or a program that no one wrote by hand isn't searched for ever. */
const longestText = 1_000_000;
const mostNamed = 20;

/**
 * Reads the events in a text that names one place to send to: the bodies in a message with an address, or in a program in
 * a language that Tidings doesn't read, and what its pixels send. Null where there are no bodies and not several pixels.
 */
export function readBeside(text: string): Reading | null {
  if (text.length > longestText) return null;
  const source = decodeEmailSource(text);
  const all = addressesIn(source);
  const place = readPlace(source, all);
  if (place.kind !== 'place' || place.best.doubt !== '') return null;
  const { serverName, siteKey } = place.best;
  // A page writes JSON otherwise than it is sent.
  const bodies = isPage(source) ? [] : bodiesIn(source);
  const addresses = all.filter(({ from }) => !bodies.some((body) => from >= body.from && from < body.to));
  const pixels = pixelsIn(addresses);
  if (bodies.length === 0 && pixels.length < 2) return null;
  const { queries, unclear } = queriesOf(bodies, addresses.filter(isEndpoint));
  const pathKey = encodeURIComponent(wellFormed(siteKey));
  const endpoint = `${serverName}/one/rt/track/${pathKey}/events`;
  const requests = [
    ...bodies.map(({ json }, at) => requestOf('POST', endpoint + (queries[at] ?? ''), json)),
    ...pixels.map((url) => requestOf('GET', url, '')),
  ];
  const written = requests.flatMap(({ url, body }) => [url, body]).join('\n');
  const notTaken = [...placeholdersIn(written), ...unclear, ...addressNotes(addresses), ...leftNotes(source, bodies)];
  return { ok: true, found: { requests, environments: [], variables: [], notTaken } };
}

function requestOf(method: string, url: string, body: string): FoundRequest {
  return { name: nameByAddress(method, url), folder: [], method, url, headers: [], body };
}

/** The addresses that send an event, each once. */
function pixelsIn(addresses: readonly Address[]): readonly string[] {
  const all = addresses.filter(({ address, query }) => isOfMxo(address) && /(?:^|&)uri=./.test(query));
  return [...new Set(all.map(({ address }) => address))];
}

type Queries = { readonly queries: readonly string[]; readonly unclear: readonly NotTaken[] };

/** What each body's address has behind the question mark. Several belong to bodies only where these take turns with them. */
function queriesOf(bodies: readonly Body[], endpoints: readonly Address[]): Queries {
  const queryOf = ({ query }: Address) => (query === '' ? '' : `?${query}`);
  const different = [...new Set(endpoints.map(queryOf))];
  const [only = ''] = different;
  if (different.length < 2) return { queries: bodies.map(() => only), unclear: [] };
  // An address that is written twice in a row is that of one request.
  const turns = [
    ...bodies.map(({ from }) => ({ from, query: null })),
    ...endpoints.map((one) => ({ from: one.from, query: queryOf(one) })),
  ]
    .toSorted((one, other) => one.from - other.from)
    .filter(({ query }, at, sorted) => query === null || sorted[at - 1]?.query !== query);
  const isInTurn = turns.every(({ query }, at) => at === 0 || (query === null) !== (turns[at - 1]?.query === null));
  const queries = turns.flatMap(({ query }) => query ?? []);
  if (isInTurn && queries.length === bodies.length) return { queries, unclear: [] };
  const why = 'Tidings can’t tell which event it belongs to, so it’s left out. Add it before you send.';
  const unclear = different.filter((query) => query !== '').map((query) => ({ what: shorten(query, 60), why }));
  return { queries: [], unclear: unclear.slice(0, mostNamed) };
}

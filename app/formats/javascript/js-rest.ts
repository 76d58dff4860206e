import type { FoundRequest, NotTaken } from '#app/formats/import/found.ts';
import { addressesIn, isOfMxo } from '#app/formats/mxo/addresses.ts';
import { shorten } from '#app/text/shorten.ts';

/** A call that was read, or a comment, and where it is in its text. */
export type JsPart = { readonly from: number; readonly to: number; readonly requests: readonly FoundRequest[] };

const mostNamed = 20;
const mostSearched = 500_000_000;
const uriValue =
  /(?<![\w$-])uri["']?\s{0,9}[:=]\s{0,9}(?:"([^"\\\n]{1,300})"|'([^'\\\n]{1,300})'|`([^`\\\n]{1,300})`)/g;

/** Names the addresses of MXO and the URIs outside of the calls that were read, where no request has them. */
export function notesOnRest(source: string, parts: readonly JsPart[]): readonly NotTaken[] {
  const rest = withoutParts(source, parts);
  let searched = 0;
  const isIn = (text: string, part: string) => {
    searched += text.length;
    return searched > mostSearched || text.includes(part);
  };
  // What a call has from elsewhere in the text is used there; what is written in the call too is another one.
  const isAddressUsed = (address: string) =>
    parts.some(
      ({ from, to, requests }) =>
        requests.some(({ url }) => url.startsWith(address)) && !isIn(source.slice(from, to), address),
    );
  const isUriUsed = (uri: string) => {
    const written = JSON.stringify(uri.split('${', 1)[0]).slice(1, -1);
    return parts.some(({ requests }) => requests.some(({ url, body }) => isIn(body, written) || isIn(url, written)));
  };
  const addresses = new Set(addressesIn(rest).flatMap(({ address }) => (isOfMxo(address) ? [address] : [])));
  const uris = new Set(
    [...rest.matchAll(uriValue)].map(([, double, single, template]) => double ?? single ?? template ?? ''),
  );
  const why = 'It’s in a part of this text that Tidings can’t read.';
  const left = [
    ...[...addresses].filter((address) => !isAddressUsed(address)).map((address) => `The address ${address}`),
    ...[...uris].filter((uri) => !isUriUsed(uri)).map((uri) => `The URI ${uri}`),
  ];
  return left.slice(0, mostNamed).map((what) => ({ what: shorten(what, 120), why }));
}

function withoutParts(source: string, parts: readonly JsPart[]): string {
  const rest: string[] = [];
  let at = 0;
  for (const { from, to } of parts) {
    rest.push(source.slice(at, from));
    at = to;
  }
  return [...rest, source.slice(at)].join(' ');
}

import type { FoundRequest, NotTaken } from '#app/formats/import/found.ts';
import { addressesIn, isOfMxo } from '#app/formats/mxo/addresses.ts';
import { decodePercent } from '#app/text/percent.ts';
import { replaceRanges } from '#app/text/replace-ranges.ts';
import { shorten } from '#app/text/shorten.ts';

/** A call that was read, or a comment, and where it is in its text. */
export type JsPart = { readonly from: number; readonly to: number; readonly requests: readonly FoundRequest[] };

const mostNamed = 20;
const mostSearched = 500_000_000;
const uriValue =
  /(?<![\w$-])uri["']?\s{0,9}[:=]\s{0,9}(?:"([^"\\\n]{1,300})"|'([^'\\\n]{1,300})'|`([^`\\\n]{1,300})`)/g;
/** An attribute in JSX and the source of an image are no events, though they may have a URI. */
const attribute = /(?:=\{\{|[sS]ource[:=]\{)$/;
const mediaFile = /^https?:[^?#]*\.(?:png|jpe?g|gif|webp|svg|mp[34]|m3u8|pdf)(?:[?#]|$)/i;

/** Names the addresses of MXO and the URIs outside of the calls that were read, where no request has them. */
export function notesOnRest(source: string, parts: readonly JsPart[]): readonly NotTaken[] {
  const rest = replaceRanges(source, parts, () => ' ');
  const isIn = createSearch();
  const why = 'It’s in a part of this text that Tidings can’t read.';
  const left = [
    ...addressesLeft(rest, callsOf(source, parts), isIn).map((address) => `The address ${address}`),
    ...urisLeft(rest, parts, isIn).map((uri) => `The URI ${uri}`),
  ];
  return left.slice(0, mostNamed).map((what) => ({ what: shorten(what, 120), why }));
}

type Search = (text: string, part: string) => boolean;

/** A text that no one wrote by hand isn't searched for ever: at the end, it has all. */
function createSearch(): Search {
  let searched = 0;
  return (text, part) => {
    if (searched > mostSearched) return true;
    const at = text.indexOf(part);
    searched += at === -1 ? text.length : at;
    return at !== -1;
  };
}

/** Where each request goes, and the text of its call. */
type Call = { readonly url: string; readonly text: string };

/** Sorted by their addresses, so that those that begin alike are found at once. */
function callsOf(source: string, parts: readonly JsPart[]): readonly Call[] {
  return parts
    .flatMap(({ from, to, requests }) => requests.map(({ url }) => ({ url, text: source.slice(from, to) })))
    .toSorted((one, other) => (one.url < other.url ? -1 : Number(one.url > other.url)));
}

function firstFrom(calls: readonly Call[], address: string): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((calls[middle]?.url ?? '') < address) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addressesLeft(rest: string, calls: readonly Call[], isIn: Search): readonly string[] {
  const left = new Set<string>();
  for (const { address, from, to } of addressesIn(rest)) {
    if (left.size === mostNamed) break;
    if (isOfMxo(address) && !left.has(address) && isLeft(address, isWholeText(rest, from, to))) left.add(address);
  }
  return [...left];

  function isLeft(address: string, isWhole: boolean): boolean {
    const first = firstFrom(calls, address);
    const has = (at: number) => calls[at]?.url.startsWith(address) === true;
    if (!has(first)) return true;
    // Words and messages may repeat the address of a call. An input of its own may be that of another call.
    if (!isWhole) return false;
    // What a call has from elsewhere in the text is used there; what is written in the call too is another one.
    for (let at = first; has(at); at++) if (!isIn(calls[at]?.text ?? '', address)) return false;
    return true;
  }
}

/** Whether an address is all that its quotes have in them. Those of a template are not a part of it. */
function isWholeText(text: string, from: number, to: number): boolean {
  return /["']/.test(text.charAt(from)) || (text[from - 1] === '`' && text[to] === '`');
}

function urisLeft(rest: string, parts: readonly JsPart[], isIn: Search): readonly string[] {
  const requests = parts.flatMap((part) => part.requests);
  const sent = requests.flatMap(({ url, body }) => [body, url, decodePercent(url)]).join('\n');
  const all = [...rest.matchAll(uriValue)]
    .filter(({ index }) => !attribute.test(rest.slice(Math.max(0, index - 30), index).replaceAll(/\s/g, '')))
    .map(([, double, single, template]) => double ?? single ?? template ?? '');
  const left = new Set<string>();
  for (const uri of new Set(all)) {
    if (left.size === mostNamed) break;
    const written = uri.split('${', 1)[0] ?? '';
    const isSent = isIn(sent, written) || isIn(sent, JSON.stringify(written).slice(1, -1));
    if (!isSent && !mediaFile.test(uri)) left.add(uri);
  }
  return [...left];
}

/** The @ of an address, as URIs, JSON and HTML may write it, and what is behind it. */
const atHost = /(@|%(?:25)*40|\\u0040|&#(?:64|x40);)([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/giu;
/** One character, as it is or escaped. */
const character = /%(?:25)*([0-9a-f]{2})|\\u([0-9a-f]{4})|./gisu;
const ofLocalPart = /^[\p{L}\p{M}\p{N}._+-]$/u;
/** No more is looked at before an @. */
const mostBefore = 600;

type Found = { readonly from: number; readonly to: number; readonly address: string };

/** Everything in a text that looks like an e-mail address, as it is written. */
export function addressesIn(text: string): readonly string[] {
  return find(text).map(({ from, to }) => text.slice(from, to));
}

/** A text with something else in the place of all that looks like an e-mail address. @param instead gets it with an @ */
export function replaceAddresses(text: string, instead: (address: string) => string): string {
  let end = 0;
  let rest = '';
  for (const { from, to, address } of find(text)) {
    rest += text.slice(end, from) + instead(address);
    end = to;
  }
  return rest + text.slice(end);
}

function find(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const { 0: whole, 1: sign = '', 2: host = '', index } of text.matchAll(atHost)) {
    let at = index;
    // An escape may be escaped again.
    if (sign.startsWith('\\')) while (text[at - 1] === '\\') at--;
    const from = startOfLocalPart(text, at, found.at(-1)?.to ?? 0);
    if (from < at) found.push({ from, to: index + whole.length, address: `${text.slice(from, at)}@${host}` });
  }
  return found;
}

function startOfLocalPart(text: string, at: number, earliest: number): number {
  const before = Math.max(earliest, at - mostBefore);
  let start = before;
  for (const { 0: whole, 1: byte, 2: unit, index } of text.slice(before, at).matchAll(character))
    if (!ofLocalPart.test(read(whole, byte, unit))) start = before + index + whole.length;
  return start;
}

function read(whole: string, byte: string | undefined, unit: string | undefined): string {
  const code = Number.parseInt(byte ?? unit ?? '', 16);
  if (Number.isNaN(code)) return whole;
  // A part of a letter in UTF-8.
  if (byte !== undefined && code > 0x7f) return 'x';
  return String.fromCharCode(code);
}

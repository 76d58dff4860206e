import { looksLikeTid } from '#app/event/tid.ts';
import { ownValue } from '#app/own-value.ts';
import { decodePercent } from '#app/text/percent.ts';
import { beginsBefore, endsBehind } from './word-edges.ts';
import { type Charset, windows1252 } from './written-forms.ts';

/** How much of a text around a place is looked at: two characters, each of up to 4 bytes that are percent-encoded twice. */
const around = 48;

const oneEscape =
  /%(?:25)*(?:[0-9a-f]{2}|u[0-9a-f]{4})|(?<!\\)\\+(?:u[0-9a-f]{4}|[nrtbf])|&(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|apos);/gi;

/**
 * Whether the text between two places is a whole word there: `ada` is not in `ada@example.com`, nor
 * `bob@example.com` in `bob@example.com.au`. Escapes around it count as the characters they mean; a place inside an escape never counts.
 */
export function standsAlone(text: string, [from, to]: readonly [number, number], charset: Charset): boolean {
  const raw = read(text.slice(Math.max(0, from - around), from), charset);
  if (cutsEscape(raw, read(text.slice(from, Math.min(to, from + 16)), charset))) return false;
  const before = decoded(raw);
  const found = decoded(read(text.slice(from, to), charset));
  const after = decoded(read(text.slice(to, to + around), charset));
  const isTid = looksLikeTid(found);
  // No TID and no name of a server goes on with an underscore.
  if (/_[.@+-]?$/.test(before) && !(isTid && before.endsWith('_'))) return false;
  if (/^[.@+-]?_/.test(after) && !((isTid || found.includes('@')) && after.startsWith('_'))) return false;
  return !beginsBefore(before.replace(/[.@+-]$/, ''), found) && !endsBehind(found, after.replace(/^[.@+-]/, ''));
}

/** Whether a place begins in the middle of an escape: `20ada` in `%20ada`. */
function cutsEscape(before: string, found: string): boolean {
  if (!/[%\\&]/.test(before.slice(-8))) return false;
  const matches = (before + found).matchAll(oneEscape);
  return [...matches].some(({ 0: escaped, index }) => index < before.length && index + escaped.length > before.length);
}

function read(part: string, charset: Charset): string {
  if (charset === 'text') return part;
  if (charset === 'utf8') return part.replace(/[\x80-\xff]+/g, fromUtf8);
  return part.replace(/(.)(.)/gs, (_, low: string, high: string) =>
    String.fromCharCode(low.charCodeAt(0) + 256 * high.charCodeAt(0)),
  );
}

/** The characters of some bytes, which may begin or end in the middle of one. */
function fromUtf8(bytes: string): string {
  const escaped = bytes.replace(/^[\x80-\xbf]+/, '').replace(/./gs, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  return decodePercent(escaped.replace(/(?:%c.|%d.|%e.|%f.)(?:%[89ab].)*$/, (last) => (isWhole(last) ? last : '')));
}

function isWhole(escaped: string): boolean {
  return decodePercent(escaped) !== escaped;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const escapes =
  /(?:%(?:25)*[0-9a-f]{2})+|(?:%(?:25)*|(?<!\\)\\+)u([0-9a-f]{4})|(?<!\\)\\+([nrtbf"\\/])|&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi;

/** A text as it reads once its escapes are undone. `notUtf8` reads bytes that are no UTF-8. */
export function decoded(text: string, notUtf8: (percent: string) => string = withoutPart): string {
  if (!/[%\\&]/.test(text)) return text;
  return text.replace(escapes, (whole, ...[unit, letter, decimal, hex, name]: readonly (string | undefined)[]) => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    if (whole.startsWith('%')) return percentDecoded(whole, notUtf8);
    if (letter !== undefined) return /[nrtbf]/.test(letter) ? ' ' : letter;
    if (name !== undefined) return ownValue(entities, name.toLowerCase()) ?? ' ';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}

/** One character, or one byte that is none, of percent-encoded bytes in UTF-8. */
const utf8Character = /%[0-7].|%[cd].%[89ab].|%e.(?:%[89ab].){2}|%f[0-4](?:%[89ab].){3}|%../gi;

/** What percent-encoded bytes are where one part is in UTF-8 and another in Latin-1. */
export function fromMixed(percent: string): string {
  return percent.replace(utf8Character, (part) => utf8Of(part) ?? fromLatin1(part));
}

/** What percent-encoded bytes are in Latin-1, which the web reads as Windows-1252. */
function fromLatin1(percent: string): string {
  return percent.replace(/%(..)/g, (_, byte: string) => windows1252[Number.parseInt(byte, 16)] ?? '');
}

function percentDecoded(run: string, notUtf8: (percent: string) => string): string {
  const once = run.replace(/%(?:25)+(?=[0-9a-f]{2})/gi, '%');
  return utf8Of(once) ?? notUtf8(once);
}

/** What is left without the first bytes: a run may begin or end in the middle of a character. */
function withoutPart(percent: string): string {
  return utf8Of(percent.slice(3)) ?? utf8Of(percent.slice(6)) ?? utf8Of(percent.slice(9)) ?? ' ';
}

function utf8Of(percent: string): string | null {
  try {
    return decodeURIComponent(percent);
  } catch {
    return null;
  }
}

import { ownValue } from '#app/own-value.ts';
import { wellFormed } from '#app/text/percent.ts';
import { foldText } from '#app/text/search.ts';

/** How the characters of a text are written in what is searched: as themselves, or as the bytes of a file, one character a byte. */
export type Charset = 'text' | 'utf8' | 'utf16';

const twoOfS = ['s', 'S', 'ſ'].flatMap((one) => ['s', 'S', 'ſ'].map((other) => one + other));

/** Characters of ASCII that others are compared like. */
const asciiAlike: Readonly<Record<string, readonly string[]>> = {
  i: ['i\u0307', 'İ', 'ı'],
  s: ['ſ'],
  k: ['\u212A'],
  ';': ['\u037E'],
  '`': ['\u1FEF'],
};

/** The letters of Unicode in blocks with some that are compared alike although neither case nor composing leads to the other. */
const blocksWithAlike = [
  [0x21, 0x24ff],
  [0x3000, 0x303f],
  [0xa640, 0xa7ff],
  [0xf900, 0xfb06],
  [0x2f800, 0x2fa1f],
] as const;

const namedEntities: Readonly<Record<string, readonly string[]>> = {
  '&': ['&amp;'],
  '<': ['&lt;'],
  '>': ['&gt;'],
  '"': ['&quot;'],
  "'": ['&apos;'],
};

const jsonLetters: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

/**
 * The source of a pattern for every way in which a text may be written: in another case and Unicode form, percent-encoded
 * in UTF-8 or Latin-1 once or more often, JSON-escaped once or more often, as HTML, in the quotes of CSV.
 */
export function writtenForms(text: string, charset: Charset): string {
  return clustersOf(text)
    .map((cluster) => alternatives(variantsOf(cluster).map((variant) => sequence(variant, charset))))
    .join('');
}

/** The letters of a text with their accents, and `ss` as one. */
function clustersOf(text: string): readonly string[] {
  return text.normalize('NFC').match(/ss|\P{M}\p{M}*|\p{M}+/giu) ?? [];
}

function variantsOf(cluster: string): readonly string[] {
  const low = cluster.toLowerCase();
  if (/^[ -~]$/.test(cluster) && !/[a-z]/.test(low)) return [cluster, ...(ownValue(asciiAlike, cluster) ?? [])];
  const strange = /^ss$/iu.test(cluster) ? [...twoOfS, 'ß', 'ẞ'] : (ownValue(asciiAlike, low) ?? lettersAlike(cluster));
  const cases = [cluster, low, cluster.toUpperCase(), low.toUpperCase(), ...strange];
  const forms = new Set(cases.flatMap((one) => [one, one.normalize('NFC'), one.normalize('NFD')]));
  // Of two that begin alike, the longer one is tried first.
  return [...forms].toSorted((one, other) => other.length - one.length);
}

let alike: ReadonlyMap<string, readonly string[]> | null = null;

/** The letters that are compared like this one, `σ` and `ς` for example. */
function lettersAlike(letter: string): readonly string[] {
  // Made once, and only for a key with more than ASCII: that takes ten milliseconds.
  alike ??= findAlike();
  const folded = foldText(letter);
  return [...(alike.get(folded) ?? []), ...(folded === 'ss' ? twoOfS : [])];
}

function findAlike(): ReadonlyMap<string, readonly string[]> {
  const byFold = new Map<string, string[]>();
  for (const [from, to] of blocksWithAlike)
    for (let code = from; code <= to; code++) {
      const letter = String.fromCodePoint(code);
      const folded = foldText(letter);
      const known = byFold.get(folded);
      if (known === undefined) byFold.set(folded, [letter]);
      else known.push(letter);
    }
  return byFold;
}

function sequence(variant: string, charset: Charset): string {
  return [...variant].map((character) => alternatives(waysToWrite(character, charset))).join('');
}

function waysToWrite(character: string, charset: Charset): readonly string[] {
  const put = (text: string) => literal(text, charset);
  const backslashes = `(?:${put('\\')})+`;
  // Encoders write half a character as U+FFFD.
  const whole = character.replace(/\p{Surrogate}/gu, '\uFFFD');
  const letter = jsonLetters[character];
  return [
    ...(character === '"' ? [put('""'), `(?:${put('\\')})*${put('"')}`] : []),
    ...(character === '\\' ? [backslashes] : []),
    ...(character === '/' ? [`(?:${put('\\')})*${put('/')}`] : []),
    ...(letter === undefined ? [] : [backslashes + put(letter)]),
    ...(character === ' ' ? [put('+')] : []),
    ...(namedEntities[character] ?? []).map(put),
    put(character),
    percentForm(bytesOf(whole), charset),
    // As `escape` of JavaScript and pages in Latin-1 write it.
    ...latin1ByteOf(character).map((byte) => percentForm([byte], charset)),
    [...utf16Of(character)].map((unit) => percentOf(`${put('u')}${hex(unit, 4, charset)}`, charset)).join(''),
    [...utf16Of(character)].map((unit) => `${backslashes}${put('u')}${hex(unit, 4, charset)}`).join(''),
    `${put('&#')}(?:${put('0')})*${put(String(character.codePointAt(0)))}${put(';')}`,
    `${put('&#')}(?:${put('x')}|${put('X')})(?:${put('0')})*${hex(character.codePointAt(0) ?? 0, 1, charset)}${put(';')}`,
  ];
}

function percentForm(bytes: readonly number[], charset: Charset): string {
  return bytes.map((byte) => percentOf(hex(byte, 2, charset), charset)).join('');
}

/** Percent-encoded once or more often. */
function percentOf(written: string, charset: Charset): string {
  return `${literal('%', charset)}(?:${literal('25', charset)})*${written}`;
}

const from80 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The characters of the bytes 0 to 255 in Windows-1252, as which the web reads Latin-1. */
export const windows1252: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : from80.charAt(byte - 0x80),
);

/** The byte of a character that Windows-1252 has and ASCII hasn't; none of another one. */
function latin1ByteOf(character: string): readonly number[] {
  const byte = windows1252.indexOf(character);
  return byte < 0x80 ? [] : [byte];
}

function hex(value: number, digits: number, charset: Charset): string {
  return [...value.toString(16).padStart(digits, '0')]
    .map((digit) => (/\d/.test(digit) ? literal(digit, charset) : `[${digit}${digit.toUpperCase()}]${high(charset)}`))
    .join('');
}

function high(charset: Charset): string {
  return charset === 'utf16' ? '\\x00' : '';
}

function literal(text: string, charset: Charset): string {
  if (charset === 'text') return [...utf16Of(text)].map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  const bytes = charset === 'utf8' ? bytesOf(text) : utf16Of(text).flatMap((unit) => [unit & 0xff, unit >> 8]);
  return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

/** The bytes of a text in UTF-8. */
function bytesOf(text: string): readonly number[] {
  const escaped = encodeURIComponent(wellFormed(text)).match(/%..|./gs) ?? [];
  return escaped.map((one) => (one.length === 1 ? one.charCodeAt(0) : Number.parseInt(one.slice(1), 16)));
}

function utf16Of(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function alternatives(forms: readonly string[]): string {
  const different = [...new Set(forms)];
  return different.length === 1 ? (different[0] ?? '') : `(?:${different.join('|')})`;
}

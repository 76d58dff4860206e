import { wellFormed } from '#app/text/percent.ts';

import { foldText } from '#app/text/search.ts';
import { decoded, fromMixed, standsAlone } from './alone.ts';
import { createFirstLook } from './first-look.ts';
import { type Charset, writtenForms } from './written-forms.ts';

export type Place = readonly [from: number, to: number];

/** Finds a text in any encoding where it is a whole word. */
export type KeyFinder = {
  /** The places in order, apart from each other. */
  readonly find: (text: string) => readonly Place[];
  /** The same in the bytes of a file, one character a byte. */
  readonly findInBytes: (bytes: string, charset: 'utf8' | 'utf16') => readonly Place[];
};

/** What may hide a letter or a digit of ASCII. */
const hidesAscii = /\\u00|%(?:25)*u00|&#|%(?:25)*(?:3[0-9]|[46][1-9a-f]|[57][0-9a])|[ſ\u212Aßẞİı]|\u0307/i;
/** What may hide one of the characters that an address is made of, besides its usual percent-encoding. */
const hidesMore = /%25|%2[de]|%5f/i;
/** An escape may be escaped again. */
const mostEscapes = 4;
const plainKey = /^[a-z0-9._@+-]*$/i;

/**
 * A pattern for every form takes a while to be made, too long for each of a million customers: it is made when a text may hold
 * the key, and not for an address in a text without unusual escapes.
 */
export function createKeyFinder(key: string): KeyFinder {
  const needle = longest(key.normalize('NFC').match(/[A-Za-z0-9]+(?!\p{M})/gu) ?? []).toLowerCase();
  const isPlain = plainKey.test(key);
  const usual = isPlain ? usualForms(key.toLowerCase()) : otherForms(key);
  const plainest = stripped(key);
  // What looks like an escape in the key itself cannot be undone.
  const mayHold = (text: string) => /[%\\&]/.test(key) || stripped(text).includes(plainest);
  const mayHoldInBytes = createFirstLook(needle);
  const patterns = new Map<Charset, RegExp>();

  function patternFor(charset: Charset): RegExp {
    const made = patterns.get(charset) ?? new RegExp(writtenForms(key, charset), 'g');
    patterns.set(charset, made);
    return made;
  }

  function find(text: string): readonly Place[] {
    const isHidden = hidesAscii.test(text);
    const low = text.toLowerCase();
    if (needle !== '' && !isHidden && !low.includes(needle)) return [];
    if (low.length !== text.length) return alone(text, matchesOf(text, patternFor('text')), 'text');
    const places = usual.flatMap((form) => placesOf(low, form)).toSorted(byPlace);
    const found = alone(text, places, 'text');
    if (isPlain && !isHidden && !hidesMore.test(text)) return found;
    return mayHold(without(text, found)) ? alone(text, matchesOf(text, patternFor('text')), 'text') : found;
  }

  return {
    find,
    findInBytes: (bytes, charset) =>
      mayHoldInBytes(bytes, charset) ? alone(bytes, matchesOf(bytes, patternFor(charset)), charset) : [],
  };
}

/** An address as written in a text and in a URL. */
function usualForms(low: string): readonly string[] {
  const ats = [low, low.replaceAll('@', '%40')];
  return [...new Set(ats.flatMap((form) => [form, form.replaceAll('+', '%2b')]))];
}

/** The most usual forms of any other text. */
function otherForms(key: string): readonly string[] {
  const json = (text: string) => JSON.stringify(text).slice(1, -1);
  const unicode = [key, key.normalize('NFC'), key.normalize('NFD')];
  const forms = unicode.flatMap((form) => [form, json(form), json(json(form)), encodeURIComponent(wellFormed(form))]);
  return [...new Set(forms.map((form) => form.toLowerCase()))];
}

/** A text without all that differs between its forms. Where a key is not in it, it is in none of them. */
function stripped(text: string): string {
  let read = text;
  for (let round = 0; round < mostEscapes && /[%\\&]/.test(read); round++) read = decoded(read, fromMixed);
  return foldText(read).replace(/["\\+\s\p{Cc}]/gu, '');
}

function without(text: string, places: readonly Place[]): string {
  let from = 0;
  let rest = '';
  for (const [at, to] of places) {
    rest += `${text.slice(from, at)}\0`;
    from = to;
  }
  return rest + text.slice(from);
}

function placesOf(text: string, form: string): readonly Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) places.push([at, at + form.length]);
  return places;
}

function matchesOf(text: string, pattern: RegExp): readonly Place[] {
  const places: Place[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === '') break;
    places.push([match.index, match.index + match[0].length]);
    // A whole word may begin within a match that isn't one.
    pattern.lastIndex = match.index + 1;
  }
  return places;
}

function alone(text: string, places: readonly Place[], charset: Charset): readonly Place[] {
  const apart: Place[] = [];
  for (const [from, to] of places)
    if (from >= (apart.at(-1)?.[1] ?? 0) && standsAlone(text, [from, to], charset)) apart.push([from, to]);
  return apart;
}

function byPlace(one: Place, other: Place): number {
  return one[0] - other[0] || other[1] - one[1];
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}

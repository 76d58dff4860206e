import { foldKey, isKeyName } from '#app/event/customer-key.ts';
import { readText } from '#app/text/json-path.ts';
import { decodePercent } from '#app/text/percent.ts';
import { kindOfField } from './field-kinds.ts';
import { innerParameters } from './inner-parameters.ts';
import type { Place } from './key-finder.ts';

/** Where a key is; a JSON number becomes a text when it is replaced. */
export type ValuePlace = { readonly place: Place; readonly isNumber: boolean };

/** A value within a text, and the name before it; null when it has none. */
type Value = ValuePlace & { readonly text: string; readonly name: string | null };

type Sought = {
  /** False counts only what is named as a customer key. */
  readonly everywhere: boolean;
  /** The text is one URI, from its beginning to its end. */
  readonly isUri: boolean;
};

/** Where a key is a whole value in a text: the text itself, a parameter of a URI, a value within JSON. */
export function wholeValues(text: string, key: string, { everywhere, isUri }: Sought): readonly ValuePlace[] {
  const wanted = foldKey(key);
  const counts = ({ name }: Value) => everywhere || (name !== null && isKeyName(name));
  return valuesIn(text, null, isUri).filter((value) => isValue(value.text, wanted) && counts(value));
}

/** Where a key is written as a number of JSON: what is put there must be a text, in quotes. */
export function jsonNumbers(text: string, key: string): readonly ValuePlace[] {
  if (!/^-?\d[\d.eE+-]*$/.test(key)) return [];
  return wholeValues(text, key, { everywhere: true, isUri: false }).filter(({ isNumber }) => isNumber);
}

function isValue(text: string, wanted: string): boolean {
  if (text.length > 6 * wanted.length + 64) return false;
  return (
    foldKey(text) === wanted || (/[%+]/.test(text) && foldKey(decodePercent(text.replaceAll('+', ' '))) === wanted)
  );
}

function valuesIn(text: string, name: string | null, isUri: boolean): readonly Value[] {
  const all: Value = { place: [0, text.length], text, name, isNumber: false };
  if (looksLikeJson(text)) return [all, ...jsonValues(text)];
  return [all, ...(/[?&=]/.test(text) ? parameters(text, isUri) : valuesWithin(text))];
}

function looksLikeJson(text: string): boolean {
  return /^\s*[{["]/.test(text);
}

/** The values inside that of a parameter, which may be JSON or another address. */
function valuesWithin(text: string): readonly Value[] {
  if (looksLikeJson(text)) return jsonValues(text);
  const inner = innerParameters(text).map(
    ({ name, value, from }): Value => ({ place: [from, from + value.length], text: value, name, isNumber: false }),
  );
  const read = decodePercent(text);
  if (read === text || !looksLikeJson(read)) return inner;
  const places = placesBefore(text);
  return jsonValues(read).map((one) => ({
    ...one,
    place: [places[one.place[0]] ?? 0, places[one.place[1]] ?? text.length],
  }));
}

/** Where each letter of a text was before its percent-encoding was undone. */
function placesBefore(text: string): readonly number[] {
  const parts = text.matchAll(/%[0-7][\da-f]|%[c-f][\da-f](?:%[89ab][\da-f]){1,3}|[^%]+|%/gi);
  return [...parts].flatMap(({ 0: part, index }) => {
    const read = decodePercent(part);
    return Array.from({ length: read.length }, (_, at) => (read === part ? index + at : index));
  });
}

function parameters(text: string, isUri: boolean): readonly Value[] {
  const values: Value[] = [];
  for (const match of text.matchAll(/(?:^|[?&;#])([^?&=#;\s]*)=([^&#\s]*)/g)) {
    const [whole, name = '', value = ''] = match;
    const to = match.index + whole.length;
    const from = to - value.length;
    const decodedName = decodePercent(name);
    const add = (text: string) => {
      values.push({ place: [from, from + text.length], text, name: decodedName, isNumber: false });
      for (const { place, ...one } of valuesWithin(text)) {
        values.push({ ...one, place: [from + place[0], from + place[1]] });
      }
    };
    // An address within a sentence ends at a blank, but a value may have one. Neither goes on in the next line.
    const [rest = ''] = /\s/.test(text.charAt(to)) ? (text.slice(to).match(/^[^?&#;\r\n]*/) ?? []) : [];
    const goesOn = rest.trim() !== '';
    if (goesOn) add(value + rest);
    if (!goesOn || !endsValue(text, to + rest.length, isUri)) add(value);
  }
  return values;
}

/** Whether a place behind a blank is the end of a value for sure: the next parameter begins there, or the URI ends. */
function endsValue(text: string, at: number, isUri: boolean): boolean {
  if (/\s$/.test(text.slice(at - 1, at))) return false;
  if (at < text.length) return /^(?:#|&[^?&=#;\s]+=)/.test(text.slice(at, at + 100));
  return isUri && /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/\s[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** The strings and numbers of a JSON text, also of one that is not whole, and the values inside its strings. */
function jsonValues(text: string): readonly Value[] {
  const values: Value[] = [];
  let name: string | null = null;
  let end = 0;
  for (const [at, to] of stringsIn(text)) {
    const literal = text.slice(at, to);
    values.push(...numbersIn(text.slice(end, at), end, name));
    end = to;
    const read = unquoted(literal);
    if (/^\s*:/.test(text.slice(end, end + 20))) {
      name = read;
      continue;
    }
    values.push({ place: [at + 1, end - 1], text: read, name, isNumber: false });
    // A place within can only be given where no escape moves it: else a value is replaced with the whole string.
    const isPlain = read.length === literal.length - 2;
    for (const inner of valuesIn(read, name, kindOfField(name ?? '') === 'uri').slice(1)) {
      const [from, until] = inner.place;
      if (isPlain) values.push({ ...inner, place: [from + at + 1, until + at + 1] });
      else values.push({ ...inner, place: [at + 1, end - 1], isNumber: false });
    }
  }
  return [...values, ...numbersIn(text.slice(end), end, name)];
}

/** The places of the strings in a JSON text, with their quotes. One that never ends is none, and nothing follows it. */
function* stringsIn(text: string): Generator<Place> {
  for (let at = text.indexOf('"'); at !== -1; ) {
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    if (end >= text.length) return;
    yield [at, end + 1];
    at = text.indexOf('"', end + 1);
  }
}

/** The numbers that are values, in a list too. */
function numbersIn(text: string, from: number, name: string | null): readonly Value[] {
  return [...text.matchAll(/([:,[]\s*)(-?\d[\d.eE+-]*)(?=[\s,}\]]|$)/g)].map(
    ({ 1: before = '', 2: value = '', index }) => {
      const at = from + index + before.length;
      return { place: [at, at + value.length], text: value, name, isNumber: true };
    },
  );
}

function unquoted(literal: string): string {
  return readText(literal) ?? literal.slice(1, -1);
}

import { foldKey, foldTid } from '#app/event/customer-key.ts';
import { gradeOf } from './distinctive.ts';
import type { TextKind } from './field-kinds.ts';
import { createKeyFinder, type KeyFinder, type Place } from './key-finder.ts';
import { wordToFind } from './seeker-index.ts';
import { tidFinders } from './tid-finder.ts';
import { jsonNumbers, wholeValues } from './whole-values.ts';

/** Whose a record is: a customer who is sought, another customer, or no one in particular. */
export type Whose = 'own' | 'other' | 'nobody';

/** A customer by their key and by the TIDs that are theirs alone. */
export type Identity = { readonly customerKey: string; readonly tids: readonly string[] };

/** Clears single texts of one customer. */
export type Seeker = {
  readonly clear: (text: string, kind: TextKind, whose: Whose) => string;
  /** The forms that mean them in any text, to be found in raw bytes; none for a key that may mean anything. */
  readonly finders: readonly KeyFinder[];
  /** Finds a key that doesn't mean them in every text: a first look at what may hold them. */
  readonly weakFinder: KeyFinder | null;
  /** A word that every text with the key contains; empty when there is none, or there are TIDs. */
  readonly word: string;
};

type Found = { readonly place: Place; readonly isNumber: boolean };

/** How often a text is looked through again: an occurrence may show only when another is gone. */
const mostRounds = 4;

export function createSeeker(identity: Identity, instead: string, isThorough: boolean): Seeker {
  const key = identity.customerKey.trim();
  const folded = foldKey(key);
  const foldedTids = new Set(identity.tids.map(foldTid));
  const grade = isThorough && key !== '' ? 'telling' : gradeOf(key);
  const tids = identity.tids.filter((tid) => tid !== '');
  const keyFinder = grade === 'telling' && key !== '' ? createKeyFinder(key) : null;
  const ofTids = tidFinders(tids, (tid) => isThorough || gradeOf(tid) === 'telling');
  const finders = [...(keyFinder === null ? [] : [keyFinder]), ...ofTids];
  const weakFinder = keyFinder === null && key !== '' ? createKeyFinder(key) : null;
  const namesIn = createNamesFinder(key, isThorough);

  function find(text: string, kind: TextKind, whose: Whose): readonly Found[] {
    const numbers =
      keyFinder !== null && (kind === 'json' || kind === 'value' || kind === 'uri') ? jsonNumbers(text, key) : [];
    const words = finders.flatMap((finder) => finder.find(text).map((place) => ({ place, isNumber: false })));
    const found: Found[] = [...numbers, ...words];
    found.push(...namesIn(text, kind).map((place) => ({ place, isNumber: false })));
    if (keyFinder === null && key !== '') found.push(...weakly(text, kind, whose));
    return apart(found);
  }

  function weakly(text: string, kind: TextKind, whose: Whose): readonly Found[] {
    if (kind === 'name' || kind === 'own-name' || kind === 'prose') return [];
    // As they are compared: a letter may be written as two, or two as one.
    if (foldKey(text).length < folded.length) return [];
    const everywhere = whose === 'own' || (whose === 'nobody' && grade === 'number');
    return wholeValues(text, key, { everywhere, isUri: kind === 'uri' });
  }

  function clear(text: string, kind: TextKind, whose: Whose): string {
    if (kind === 'key') {
      if (folded !== '' && foldKey(text) === folded) return instead;
      if (!text.includes('{{') && keyFinder === null) return text;
    }
    // An id or an address of a server is never a customer, but it may have been made of an e-mail address.
    if (kind === 'structure' && !key.includes('@')) return text;
    if (kind === 'tid') return foldedTids.has(foldTid(text)) ? instead : text;
    let rest = text;
    for (let round = 0; round < mostRounds; round++) {
      const found = find(rest, kind, whose);
      if (found.length === 0) return rest;
      const next = replaced(rest, found, instead);
      if (next === rest) return rest;
      rest = next;
    }
    return rest;
  }

  return {
    clear,
    finders,
    weakFinder,
    get word() {
      return tids.length > 0 ? '' : wordToFind(key);
    },
  };
}

function replaced(text: string, found: readonly Found[], instead: string): string {
  let from = 0;
  let rest = '';
  for (const { place, isNumber } of found) {
    const [at, to] = place;
    // Within a variable the braces are already there.
    const isInToken =
      /\{\{[^{}]*$/.test(text.slice(Math.max(0, at - 200), at)) && /^[^{}]*\}\}/.test(text.slice(to, to + 200));
    const put = isInToken ? instead.replace(/^\{\{|\}\}$/g, '') : instead;
    rest += text.slice(from, at) + (isNumber ? JSON.stringify(put) : put);
    from = to;
  }
  return rest + text.slice(from);
}

function apart(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => a.place[0] - b.place[0] || b.place[1] - a.place[1]))
    if (one.place[0] >= (kept.at(-1)?.place[1] ?? 0)) kept.push(one);
  return kept;
}

/** Finds names that were made of a key, in the names and the prose that they may be in. */
function createNamesFinder(key: string, isThorough: boolean): (text: string, kind: TextKind) => readonly Place[] {
  const made = new Map<TextKind, FindPlaces>();
  return (text, kind) => {
    if (kind !== 'name' && kind !== 'own-name' && kind !== 'prose') return [];
    const find = made.get(kind) ?? nameFinder(key, isThorough, kind === 'own-name');
    made.set(kind, find);
    return find(text);
  };
}

type FindPlaces = (text: string) => readonly Place[];

/**
 * What finds the names that Tidings once made of an address: `visit, ada`, `visit, ada 2`, and `ada.lovelace` anywhere in
 * a name. A first name alone, as a person may give it to anything, counts only where Tidings put it. So does any other key.
 * @param alsoAlone whether it counts as a whole name, too
 */
export function nameFinder(key: string, isThorough: boolean, alsoAlone = false): FindPlaces {
  const [, local = ''] = /^([^@\s]+)@/.exec(key) ?? [];
  if (key === '' || key.includes('{{')) return () => [];
  if (local === '') return endFinder(key, false);
  if (isThorough || gradeOf(local) === 'telling') return createKeyFinder(local).find;
  return endFinder(local, alsoAlone);
}

/** Finds a name where Tidings put it: behind a comma, with a number if it was there before. */
function endFinder(name: string, alsoAlone: boolean): FindPlaces {
  const finder = createKeyFinder(name);
  return (text) =>
    finder
      .find(text)
      .filter(
        ([from, to]) =>
          /^(?: \d+)?$/.test(text.slice(to)) && (text.slice(0, from).endsWith(', ') || (alsoAlone && from === 0)),
      );
}

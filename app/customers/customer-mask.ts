import { maskCustomerKey, maskCustomersIn } from '#app/event/customer-key.ts';
import { base64Forms, textToBase64 } from '#app/text/base64.ts';
import { gradeOf } from './distinctive.ts';
import { createKeyFinder, type KeyFinder } from './key-finder.ts';
import { nameFinder } from './seeker.ts';
import { wordsOf, wordToFind } from './seeker-index.ts';
import { beginsBefore } from './word-edges.ts';

/** A text as others may see it: without the customer keys that are known, those that are named, and all that look like one. */
export type CustomerMask = (text: string, keys?: readonly string[]) => string;

/** A shorter number may mean anything: it's masked only in texts of the customer. */
const shortestNumber = 5;

/** Masks customer keys in texts, in whatever form they are written. @param known of many customers, who may be in any text */
export function createCustomerMask(known: Iterable<string> = []): CustomerMask {
  const byWord = new Map<string, string[]>();
  for (const key of new Set(known)) {
    if (!isDistinctive(key)) continue;
    for (const form of [key, textToBase64(key)]) {
      const word = wordToFind(form);
      byWord.set(word, [...(byWord.get(word) ?? []), key]);
    }
  }
  const finders = new Map<string, KeyFinder>();
  const madeFinders = new Map<string, ReturnType<typeof nameFinder>>();

  function finderFor(key: string): KeyFinder {
    const finder = finders.get(key) ?? createKeyFinder(key);
    finders.set(key, finder);
    return finder;
  }

  function madeFinderFor(key: string): ReturnType<typeof nameFinder> {
    const made = madeFinders.get(key) ?? (key.includes('@') ? nameFinder(key, false) : () => []);
    madeFinders.set(key, made);
    return made;
  }

  return (text, keys = []) => {
    if (text === '') return text;
    const mayBeIn = byWord.size === 0 ? [] : wordsOf(text).flatMap((word) => byWord.get(word) ?? []);
    // A longer one may begin with another.
    const sought = [...new Set([...keys, ...mayBeIn, ...(byWord.get('') ?? [])].map((key) => key.trim()))]
      .filter((key) => key !== '' && !key.includes('{{'))
      .toSorted((a, b) => b.length - a.length);
    const masked = sought.reduce((rest, key) => maskForms(rest, key, finderFor(key)), maskCut(text, sought));
    const made = sought.reduce((rest, key) => maskMadeName(rest, madeFinderFor(key)), masked);
    return maskCustomersIn(made, sought);
  };
}

function isDistinctive(key: string): boolean {
  return gradeOf(key.trim()) === 'telling' || (key.trim().length >= shortestNumber && /\p{N}/u.test(key));
}

/** The forms that need decoding: escapes, other Unicode forms, and Base64. */
function maskForms(text: string, key: string, finder: KeyFinder): string {
  let from = 0;
  let rest = '';
  for (const [at, to] of finder.find(text)) {
    // One that is written as it is keeps its own first letter.
    rest += text.slice(from, at) + maskCustomerKey(to - at === key.length ? text.slice(at, to) : key);
    from = to;
  }
  return formsInBase64(key).reduce(
    (masked, form) => masked.replaceAll(form, '•'.repeat(form.length)),
    rest + text.slice(from),
  );
}

/** The names that Tidings once made of an address: `welcome, ada`. */
function maskMadeName(text: string, find: ReturnType<typeof nameFinder>): string {
  const places = find(text).toSorted(([a], [b]) => b - a);
  return places.reduce(
    (rest, [from, to]) => rest.slice(0, from) + maskCustomerKey(rest.slice(from, to)) + rest.slice(to),
    text,
  );
}

/** Two or three letters may be a part of any word. */
function formsInBase64(key: string): readonly string[] {
  return base64Forms(key).filter((form) => form.length > 3);
}

/** A shorter beginning of a key says nothing. */
const shortestBeginning = 3;

/** Masks the beginnings of keys before an ellipsis: a text may have been cut in the middle of one. */
function maskCut(text: string, keys: readonly string[]): string {
  if (!text.includes('…')) return text;
  const [last = '', ...others] = text.split('…').toReversed();
  return [...others.toReversed().map((part) => maskEnd(part, keys)), last].join('…');
}

function maskEnd(part: string, keys: readonly string[]): string {
  const low = part.toLowerCase();
  for (const key of keys)
    for (let length = key.length - 1; length >= shortestBeginning; length--) {
      const from = part.length - length;
      if (!low.endsWith(key.slice(0, length).toLowerCase()) || beginsBefore(part.slice(0, from), part.slice(from)))
        continue;
      return part.slice(0, from) + maskCustomerKey(part.slice(from));
    }
  return part;
}

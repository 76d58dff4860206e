import { foldText } from '#app/text/search.ts';
import { decoded, fromMixed } from './alone.ts';
import type { Seeker } from './seeker.ts';
import { wordsInOrder } from './word-edges.ts';

/** From so many customers on, a text is compared only with customers who have a word in it. */
const fewSeekers = 8;
/** An escape may be escaped again. */
const mostEscapes = 3;

/** Finds the few of many customers who may be in a text, in their order. */
export function createSeekerIndex(seekers: readonly Seeker[]): (text: string) => readonly Seeker[] {
  if (seekers.length <= fewSeekers) return () => seekers;
  const byWord = new Map<string, Seeker[]>();
  const always: Seeker[] = [];
  for (const seeker of seekers) {
    if (seeker.word === '') always.push(seeker);
    else byWord.set(seeker.word, [...(byWord.get(seeker.word) ?? []), seeker]);
  }
  const places = new Map(seekers.map((seeker, place) => [seeker, place]));
  const placeOf = (seeker: Seeker) => places.get(seeker) ?? 0;
  return (text) => {
    const found = [...always, ...wordsOf(text).flatMap((word) => byWord.get(word) ?? [])];
    return found.length < 2 ? found : found.toSorted((a, b) => placeOf(a) - placeOf(b));
  };
}

/** The longest word of a key; of an address, the longest before the @, because many share the rest. */
export function wordToFind(key: string): string {
  const [local = key] = key.split('@');
  const words = wordsOf(local);
  return words.reduce((best, word) => (word.length > best.length ? word : best), '');
}

/** The words of a text in ASCII, each once, folded, its escapes undone. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(readable(text).match(/[a-z0-9]+/g) ?? [])];
}

/** The words of a text in any script, in their order. */
export function allWordsOf(text: string): readonly string[] {
  return wordsInOrder(readable(text));
}

function readable(text: string): string {
  let read = text;
  for (let round = 0; round < mostEscapes && /[%\\&]/.test(read); round++) read = decoded(read, fromMixed);
  return foldText(read);
}

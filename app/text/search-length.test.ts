import { expect, it } from 'vitest';
import { hasWords, mostWords, searchNote, searchWords } from './search.ts';

const composed = 'café'.normalize('NFC');
const decomposed = 'café'.normalize('NFD');

it.each([
  [composed, decomposed],
  ['münchen'.normalize('NFD'), 'MÜNCHEN'.normalize('NFC')],
  ['Ångström'.normalize('NFD'), '\u212bngström'],
  ['İstanbul', 'İstanbul'.normalize('NFD')],
  ['straße', 'straße'],
  ['ﬁnal', 'ﬁnal'],
  ['한국'.normalize('NFD'), '한국'.normalize('NFC')],
  ['ệ'.normalize('NFD'), '\u00ea\u0323'],
])('%j is found as %j, and the other way round', (text, typed) => {
  expect(hasWords([`a ${text} b`], searchWords(typed))).toBe(true);
  expect(hasWords([`a ${typed} b`], searchWords(text))).toBe(true);
  expect(hasWords([encodeURIComponent(text)], searchWords(typed))).toBe(true);
});

it('a search of any length is searched for, and what is not is said', () => {
  const long = 'x'.repeat(1_000_000);
  expect(searchWords(long)).toEqual([long]);
  expect(hasWords([`a${long}`], searchWords(long))).toBe(true);
  expect(hasWords(['x'], searchWords(long))).toBe(false);
  const text = Array.from({ length: 150_000 }, (_, at) => `w${at}`).join(' ');
  expect(searchWords(text)).toHaveLength(mostWords);
  expect(hasWords([text], searchWords(text))).toBe(true);
  expect([searchNote(text), searchNote(long), searchNote('two words')]).toEqual([
    'Only the 200 longest words are searched for.',
    null,
    null,
  ]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText, hasWords, searchWords } from './search.ts';

const finds = (search: string, ...texts: readonly string[]) => hasWords(texts, searchWords(search));

it.each([
  ['München', 'https://a.example/?city=M%C3%BCnchen'],
  ['münchen', 'MU\u0308NCHEN'],
  ['MU\u0308NCHEN', 'München'],
  ['größe', '{"a":"gr\\u00f6\\u00dfe"}'],
  ['GRÖSSE', 'größe'],
  ['größe', 'GRÖSSE'],
  ['größe', 'GRÖẞE'],
  ['GRÖSSE', 'GRÖẞE'],
  ['GRÖẞE', 'größe'],
  ['GRÖẞE', 'groesse grösse'],
  ['istanbul', 'İstanbul'],
  ['İSTANBUL', 'istanbul'],
  ['ΟΔΟΣ', 'οδος'],
  ['οδοσ', 'οδος'],
  ['kelvin', '\u212Aelvin'],
  ['say "hi"', '{"note":"say \\"hi\\""}'],
  ['m%C3%BCnchen', 'https://a.example/?city=M%C3%BCnchen'],
  ['100%', 'it is 100% sure'],
  ['c:\\temp', 'c:\\temp'],
  ['café', 'cafe\u0301'],
])('finds %s in %s', (search, text) => {
  expect(finds(search, text)).toBe(true);
});

it('wants every word, in whichever text', () => {
  expect(finds('ada spring', 'ada@example.com', 'Spring offers')).toBe(true);
  expect(finds('ada autumn', 'ada@example.com', 'Spring offers')).toBe(false);
  expect(finds('  ', 'anything')).toBe(true);
});

it('finds any text in itself, in any Unicode form and case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      for (const form of [text, text.normalize('NFD'), text.normalize('NFC')])
        expect(foldText(form)).toBe(foldText(text));
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

it('folds each letter in its other case like the letter itself', () => {
  const odd = Array.from({ length: 0x1_ffff }, (_, code) => String.fromCodePoint(code)).filter((letter) => {
    const folded = foldText(letter);
    return [folded, letter.toLowerCase(), letter.toUpperCase()].some((other) => foldText(other) !== folded);
  });
  expect(odd).toEqual([]);
});

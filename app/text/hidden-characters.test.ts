import { expect, it } from 'vitest';
import {
  findForeignLetter,
  findHidden,
  findHiddenInProse,
  findStrange,
  withoutHidden,
  withoutHiddenInProse,
  withoutStrange,
} from './hidden-characters.ts';

it.each([
  ['a\u200bb', 'a zero-width space (U+200B)', 'ab'],
  ['\u202eab', 'a mark for text direction (U+202E)', 'ab'],
  ['a\u00adb', 'a soft hyphen (U+00AD)', 'ab'],
  ['a\u00a0b', 'a no-break space (U+00A0)', 'a b'],
  ['\ufeffab', 'a byte order mark (U+FEFF)', 'ab'],
  ['a\u200db', 'a zero-width joiner (U+200D)', 'ab'],
])('%j is named and can be cleaned', (text, named, clean) => {
  expect(findHidden(text)?.named).toBe(named);
  expect(withoutHidden(text)).toBe(clean);
});

it('leaves plain texts alone', () => {
  expect(findHidden('Grüße, 你好 😀')).toBeNull();
  expect(withoutHidden('Grüße, 你好 😀')).toBe('Grüße, 你好 😀');
});

it('leaves what emoji and numbers need in a text that people read', () => {
  expect(findHiddenInProse('👩\u200d💻 10\u202f000\u00a0€')).toBeNull();
  expect(findHiddenInProse('a\u00a0\u200b')?.named).toContain('U+200B');
  expect(withoutHiddenInProse('👩\u200d💻 10\u00a0€\u200b')).toBe('👩\u200d💻 10\u00a0€');
});

it('finds a letter that only looks like a plain one', () => {
  expect(findForeignLetter('\u041eNE-1')).toBe('“\u041e” (U+041E)');
  expect(findForeignLetter('ONE-1')).toBeNull();
});

it.each([
  ['ОNE-5ВTO1FBU1O-1109', '“О” (U+041E), which looks like O', 'ONE-5BTO1FBU1O-1109'],
  ['mxо.example.com', '“о” (U+043E), which looks like o', 'mxo.example.com'],
  ['ＯNE‑1', '“Ｏ” (U+FF2F), which looks like O', 'ONE-1'],
  ['mxo\u200b.example.com', 'a zero-width space (U+200B)', 'mxo.example.com'],
  ['ONE\u00a0-1', 'a no-break space (U+00A0)', 'ONE-1'],
])('%j is named for what it is, and is plain with one click', (text, named, plain) => {
  expect(findStrange(text)).toBe(named);
  expect(withoutStrange(text)).toBe(plain);
  expect(findStrange(plain)).toBeNull();
});

it('leaves names alone that mean what they show', () => {
  for (const text of ['münchen.example.com', '例え.jp', 'ONE-5BTO1FBU1O-1109'])
    expect([findStrange(text), withoutStrange(text)]).toEqual([null, text]);
});

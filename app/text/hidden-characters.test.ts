import { expect, it } from 'vitest';
import {
  findForeignLetter,
  findHidden,
  findHiddenInProse,
  withoutHidden,
  withoutHiddenInProse,
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

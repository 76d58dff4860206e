import { expect, it } from 'vitest';
import { shorten } from './shorten.ts';

it('keeps a text that is short enough, and says of a longer one that it goes on', () => {
  expect(shorten('abc', 3)).toBe('abc');
  expect(shorten('abcd', 3)).toBe('abc…');
});

it('cuts no letter in two', () => {
  expect(shorten('ab😀d', 3)).toBe('ab…');
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitsWildcard } from './wildcard.ts';

it('fits where a regular expression does', () => {
  const letters = (alphabet: string) => fc.array(fc.constantFrom(...alphabet), { maxLength: 8 });
  fc.assert(
    fc.property(letters('ab.'), letters('ab.*'), (text, pattern) => {
      const expression = new RegExp(`^${pattern.join('').replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      expect(fitsWildcard(text.join(''), pattern.join(''))).toBe(expression.test(text.join('')));
    }),
  );
});

it('is done with a pattern of a thousand stars', () => {
  // A regular expression would try more ways than there are atoms.
  expect(fitsWildcard(`${'a'.repeat(250)}c`, `${'*a'.repeat(1_000)}b`)).toBe(false);
  expect(fitsWildcard('a'.repeat(1_000), '*a'.repeat(1_000))).toBe(true);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPattern } from './safe-pattern.ts';

function matches(pattern: string, text: string): boolean | string {
  const reading = readPattern(pattern);
  return reading.ok ? reading.matches(text) : reading.says;
}

it.each([
  ['^\\d{3}-\\d{2,}$', '123-4567', true],
  ['^\\d{3}-\\d{2,}$', '123-4', false],
  ['^a{2,3}$', 'aaaa', false],
  ['^(?:ab|c)+?$', 'abcab', true],
  ['^(?<year>\\d{4})', '2026-01', true],
  ['\\bspring\\b', 'in spring', true],
  ['\\Bpring', 'spring', true],
  ['^[^\\]]+$', 'a]', false],
  ['^\\p{Lu}', 'Ä', true],
  ['^.$', '😀', true],
  ['^😀\\-[\\-a]$', '😀--', true],
  ['^$', '', true],
  ['', 'anything', true],
  ['a.c', 'a\nc', false],
  ['^(a*)*$', 'aaa', true],
  ['a{', 'a{', true],
  ['\\u{1F600}', '😀', true],
])('%j and %j: %s', (pattern, text, result) => {
  expect(matches(pattern, text)).toBe(result);
});

it.each([
  ['(', 'is not a valid regular expression'],
  ['[z-a]', 'is not a valid regular expression'],
  ['(a)\\1', /lookahead/],
  ['(?=a)', /lookahead/],
  ['(?<!a)b', /lookahead/],
  ['(a{1000}){1000}', /too long/],
  [`${'('.repeat(600)}${')'.repeat(600)}`, /too long/],
])('%j is refused', (pattern, says) => {
  expect(matches(pattern, 'aa')).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
});

it('is not caught by patterns that hold others up for hours', () => {
  const text = `${'a'.repeat(20_000)}!`;
  for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(.*)*b$', 'a*a*a*a*b']) expect(matches(pattern, text)).toBe(false);
});

it('says what the engine says', () => {
  const part = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '^', '$', '\\b');
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      part,
      fc.tuple(tie('pattern'), tie('pattern')).map(([one, two]) => one + two),
      fc.tuple(tie('pattern'), tie('pattern')).map(([one, two]) => `(${one}|${two})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?'))
        .map(([one, count]) => `(?:${one})${count}`),
    ),
  }));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '\n'), maxLength: 6 });
  const agrees = fc.property(pattern, text, (p, t) => {
    expect(matches(p, t)).toBe(new RegExp(p, 'u').test(t));
  });
  fc.assert(agrees, { numRuns: 500 });
});

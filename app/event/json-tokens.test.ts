import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isJson } from '#app/text/json.ts';
import { findJsonTokens, hideBareTokens } from './json-tokens.ts';

it('distinguishes a token in quotes from a bare one', () => {
  const text = '{"a{{n}}": {{x}}, "b": "say \\"{{y}}\\"", "c": [{{ $timestamp }}]}';
  expect(findJsonTokens(text).map(({ from, to, isBare }) => [text.slice(from, to), isBare])).toEqual([
    ['{{n}}', false],
    ['{{x}}', true],
    ['{{y}}', false],
    ['{{ $timestamp }}', true],
  ]);
});

it.each([
  ['quotes', '{{$today \\"dd.MM.yyyy\\"}}', '$today "dd.MM.yyyy"'],
  ['letters', '{{gr\\u00f6\\u00dfe}}', 'größe'],
  ['spaces around it', '{{\\twho }}', 'who'],
  ['an escape that JSON does not have', '{{a\\q}}', 'a\\q'],
])('reads the inside of a token with escapes of JSON: %s', (_, token, inner) => {
  const text = `{"a": "${token}"}`;
  expect(findJsonTokens(text)).toEqual([{ from: 7, to: 7 + token.length, inner, isBare: false }]);
});

it('a bare token is a value to a reader of JSON, and nothing moves', () => {
  const text = '{"a": {{x}}, "b": "{{y}}"}';
  const hidden = hideBareTokens(text);
  expect(JSON.parse(hidden)).toEqual({ a: 11111, b: '{{y}}' });
  expect(hidden).toHaveLength(text.length);
});

it('leaves JSON without tokens alone', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(hideBareTokens(text)).toBe(text);
      expect(isJson(text)).toBe(true);
    }),
  );
});

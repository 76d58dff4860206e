import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeJson, isJson, withoutByteOrderMark } from './json.ts';

it.each([
  ['{"a":1}', { a: 1 }],
  ['null', null],
  ['{', undefined],
  ['', undefined],
  ['\uFEFF1', undefined],
])('%j says %j', (text, value) => {
  expect(decodeJson(text)).toEqual(value);
  expect(isJson(text)).toBe(value !== undefined);
});

it('takes for JSON what the parser takes, however it begins', () => {
  const parsed = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  };
  const beginning = fc.constantFrom(
    '',
    ' ',
    '\t\r\n ',
    '\u00a0',
    '\ufeff',
    't',
    'tru',
    'true',
    'n',
    'null',
    'f',
    '-',
    '+',
    '.',
  );
  fc.assert(
    fc.property(beginning, fc.oneof(fc.json(), fc.string()), (start, rest) => {
      expect(decodeJson(start + rest)).toEqual(parsed(start + rest));
    }),
  );
});

it('removes one byte order mark, and only at the start', () => {
  expect(withoutByteOrderMark('\uFEFF1\uFEFF')).toBe('1\uFEFF');
  expect(withoutByteOrderMark('1')).toBe('1');
});

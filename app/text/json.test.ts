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

it('removes one byte order mark, and only at the start', () => {
  expect(withoutByteOrderMark('\uFEFF1\uFEFF')).toBe('1\uFEFF');
  expect(withoutByteOrderMark('1')).toBe('1');
});

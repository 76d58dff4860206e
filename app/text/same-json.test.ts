import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSameJson } from './same-json.ts';

it.each([
  ['5.0', '5'],
  ['1e2', '100'],
  ['1E+2', '100.0'],
  ['12.50', '12.5'],
  ['0.05', '5e-2'],
  ['-0', '0'],
  ['0.0e9', '0'],
  ['-1.5', '-15e-1'],
  ['12345678901234567890.0', '12345678901234567890'],
  ['1e999999999999999999999', '10e999999999999999999998'],
  ['{"a":1,"b":[2,{"c":3}]}', ' { "b": [2.0, {"c": 3}], "a": 1 } '],
  ['{"a":1,"a":2}', '{"a":2}'],
  ['"\\u00f6/"', '"ö\\/"'],
  ['{"__proto__":1}', '{ "__proto__": 1 }'],
  ['[]', '[ ]'],
])('%s is the same as %s', (one, other) => {
  expect([isSameJson(one, other), isSameJson(other, one)]).toEqual([true, true]);
});

it.each([
  ['12345678901234567890', '12345678901234567891'],
  ['0.1', '0.10000000000000000001'],
  ['1', '-1'],
  ['1e999', '1e998'],
  ['5', '"5"'],
  ['5', '"n5e0"'],
  ['true', '"true"'],
  ['[1,2]', '[2,1]'],
  ['{"a":1}', '{"a":1,"b":2}'],
  ['{"a":1}', '{"b":1}'],
  ['[]', '{}'],
  ['["a"]', '{"0":"a"}'],
  ['null', ''],
  ['Spring', 'Spring'],
  ['01', '1'],
  ['{"a":1', '{"a":1}'],
])('%s is not the same as %s', (one, other) => {
  expect([isSameJson(one, other), isSameJson(other, one)]).toEqual([false, false]);
});

it('is the same however it is laid out, at any depth', () => {
  fc.assert(fc.property(fc.json(), (json) => isSameJson(json, JSON.stringify(JSON.parse(json), null, 2))));
  const deep = (inner: string) => '['.repeat(30_000) + inner + ']'.repeat(30_000);
  expect(isSameJson(deep('1'), deep('1.0'))).toBe(true);
  expect(isSameJson(deep('1'), deep('2'))).toBe(false);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, jsonAt, jsonElements, parseJsonPath } from './json-path.ts';

it.each([
  ['$', []],
  ['$.a.b', ['a', 'b']],
  ['a.b', ['a', 'b']],
  ['$.data[0]["first name"]', ['data', '0', 'first name']],
  ["$['it\\'s \"so\"']", ['it\'s "so"']],
  ['[2].x', ['2', 'x']],
  ['$id', ['$id']],
  [' $.größe-in-cm ', ['größe-in-cm']],
  ['$.list[-1]', ['list', '-1']],
])('%j leads to %j', (text, path) => {
  expect(parseJsonPath(text)).toEqual(path);
});

it.each(['', ' ', '$.', '$..a', '$.*', '$[*]', '$.a b', '$.a[', '$["a]', '$.a[x]', '$[?(@.a)]', '$.a[0]b'])(
  '%j leads to no single place',
  (text) => {
    expect(parseJsonPath(text)).toBeNull();
  },
);

it.each([
  ['{"n": 12345678901234567890.10}', '$.n', '12345678901234567890.10'],
  ['{"a": {"b": [1, {"c": "x"}]}}', 'a.b[1].c', '"x"'],
  ['{"a": 1, "a": 2}', 'a', '2'],
  ['{"\\u0061": 1}', 'a', '1'],
  ['{"a,]": [ ], "b": "}"}', '$["a,]"]', '[ ]'],
  ['\uFEFF [1, 2, 3] ', '$[-1]', '3'],
  ['[1]', '$.length', undefined],
  ['{"0": 1}', '$[0]', '1'],
  ['"text"', '$.a', undefined],
  ['"text"', '$[0]', undefined],
  ['{}', '$.__proto__', undefined],
  ['[]', '$[0]', undefined],
])('in %s at %s is %s', (json, path, part) => {
  expect(jsonAt(json, parseJsonPath(path) ?? ['no path'])).toBe(part);
});

it('finds what a parser finds, however deep it is', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 6 }), fc.jsonValue(), fc.boolean(), (path, value, spaced) => {
      const whole = path.reduceRight((inner: unknown, name) => ({ before: [1, '"'], [name]: inner }), value);
      const json = JSON.stringify(whole, null, spaced ? 2 : 0);
      const written = `$${path.map((name) => `[${JSON.stringify(name)}]`).join('')}`;
      expect(JSON.parse(jsonAt(json, parseJsonPath(written) ?? ['no path']) ?? 'null')).toEqual(
        JSON.parse(JSON.stringify(value)),
      );
    }),
  );
});

it('takes arrays apart, and nothing else', () => {
  expect(jsonElements('[1.0, "a,b", [2], {"c": 3}]')).toEqual(['1.0', '"a,b"', '[2]', '{"c": 3}']);
  expect(jsonElements('[]')).toEqual([]);
  expect(jsonElements('{"a": 1}')).toBeNull();
});

it('leaves out white space and needless escapes, and nothing else', () => {
  expect(canonicalJson(' { "a" : [ 1.50 , "x y\\u0041" ] } ')).toBe('{"a":[1.50,"x yA"]}');
});

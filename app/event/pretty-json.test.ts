import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatBytes, formatDuration, parseDuration } from '#app/quantity.ts';
import { prettyJson } from './pretty-json.ts';

it('means the same as before', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(prettyJson(text) ?? '')).toEqual(JSON.parse(text));
    }),
  );
});

it('keeps every digit of a number', () => {
  expect(prettyJson('{"a":12345678901234567890,"b":1.50,"c":[],"d":{ }}')).toBe(
    '{\n  "a": 12345678901234567890,\n  "b": 1.50,\n  "c": [],\n  "d": {}\n}',
  );
});

it('keeps a variable in the place of a value', () => {
  expect(prettyJson('{"a":{{x}},"b":[{{$now +2d}}]}')).toBe('{\n  "a": {{x}},\n  "b": [\n    {{$now +2d}}\n  ]\n}');
});

it('lays out what is nested very deeply or has a very long text', () => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  expect(prettyJson(deep)?.replaceAll(/\s/g, '')).toBe(deep);
  const long = JSON.stringify('x'.repeat(12_000_000));
  expect(prettyJson(long) === long).toBe(true);
});

it('is null for what is no JSON', () => {
  expect(prettyJson('{')).toBeNull();
});

it.each([
  [0.4, '0.4 ms'],
  [12.3, '12 ms'],
  [2_100, '2.1 s'],
  [15_000, '15 s'],
  [185_000, '3 min 5 s'],
  [185_900, '3 min 5 s'],
  [999.7, '1 s'],
  [59_949, '59.9 s'],
  [59_990, '1 min 0 s'],
  [7_500_000, '2 h 5 min'],
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it.each([
  ['15', 15_000],
  ['0,2 s', 200],
  ['x', null],
])('the duration %j is %j ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each([
  [1, '1 byte'],
  [412, '412 bytes'],
  [64_000, '64.0 kB'],
  [999_949, '999.9 kB'],
  [999_960, '1.0 MB'],
  [30_000_000, '30.0 MB'],
])('%i bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each(['\ufeff{}', '{}\u00a0'])('lays out %j as the JSON that its outcome was read from', (response) => {
  expect(prettyJson(response)).toBe('{}');
});

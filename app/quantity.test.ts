import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDuration, formatSpan, parseDuration } from './quantity.ts';

it.each([
  ['15', 15_000],
  ['500 ms', 500],
  ['2 min', 120_000],
  ['3 min 5 s', 185_000],
  ['1 min 2,5 sec', 62_500],
  ['3 min 5', null],
  ['soon', null],
])('reads %j as %s ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it('reads what it writes', () => {
  fc.assert(
    fc.property(fc.nat(600_000), (ms) => {
      const read = parseDuration(formatDuration(ms)) ?? Number.NaN;
      expect(Math.abs(read - ms)).toBeLessThan(1_000);
    }),
  );
});

it.each([
  [0, '0 s'],
  [4, '0.1 s'],
  [480, '0.5 s'],
  [1_500, '1.5 s'],
  [9_990, '10 s'],
  [12_400, '12 s'],
  [59_700, '1 min'],
  [250_000, '4 min 10 s'],
  [3_600_000, '1 h'],
  [11_100_000, '3 h 5 min'],
  [86_400_000 + 5_000, '1 day'],
  [2 * 86_400_000 + 4 * 3_600_000, '2 days 4 h'],
])('says %s ms as “%s”', (ms, words) => {
  expect(formatSpan(ms)).toBe(words);
});

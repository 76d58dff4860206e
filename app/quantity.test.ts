import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDuration, parseDuration } from './quantity.ts';

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

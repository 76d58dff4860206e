import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatNumber } from './quantity.ts';
import { readFigure } from './read-figure.ts';

it.each([
  ['10000', 10_000, 10_000],
  [' 12 ', 12, 12],
  ['-5', -5, -5],
  ['10,000', 10_000, null],
  ['10.000', 10_000, null],
  ['1,250', 1_250, null],
  ['10.125', 10_125, 10.125],
  ['10 000', 10_000, 10_000],
  ['10\u202f000', 10_000, 10_000],
  ['10\u00a0000', 10_000, 10_000],
  ['10’000', 10_000, 10_000],
  ['1,000,000', 1_000_000, 1_000_000],
  ['1.000.000', 1_000_000, 1_000_000],
  ['1,234.5', 1_234.5, 1_234.5],
  ['1.234,5', 1_234.5, 1_234.5],
  ['1 234,5', 1_234.5, 1_234.5],
  ['1,5', 1.5, 1.5],
  ['1.5', 1.5, 1.5],
  ['0,125', 0.125, 0.125],
  ['0.250', 0.25, 0.25],
  ['10,00', 10, 10],
  ['10,0000', 10, 10],
  ['1,00,000', null, null],
  ['1 00', null, null],
  ['1.2.3', null, null],
  ['1,000.000,5', null, null],
  ['.5', null, null],
  ['5,', null, null],
  ['1-5', null, null],
  ['ten', null, null],
  ['', null, null],
])('reads %j as %s where whole numbers are usual, as %s where fractions are', (text, whole, fractions) => {
  expect(readFigure(text, 'whole')).toBe(whole);
  expect(readFigure(text, 'fractions')).toBe(fractions);
});

it('reads each whole number as it is shown, and each fraction as a field shows it', () => {
  fc.assert(
    fc.property(fc.integer(), (figure) => {
      expect(readFigure(formatNumber(figure), 'whole')).toBe(figure);
    }),
  );
  const fractions = fc.integer({ min: 1, max: 10_000_000 }).map((n) => n / 1_000);
  fc.assert(
    fc.property(fractions, (figure) => {
      expect(readFigure(String(figure), 'fractions')).toBe(figure);
    }),
  );
});

import { expect, it } from 'vitest';
import { showNumber } from './show-cell.ts';

const iso = (code: string, written = '45000.5') =>
  showNumber(written, { code, isDate: true, isOfTheComputer: false }, { dates: 'iso', is1904: false });

it('writes a date with its time where its format has one', () => {
  expect(iso('yyyy-mm-dd')).toBe('2023-03-15T12:00:00');
  expect(iso('d mmm', '45000')).toBe('2023-03-15');
  expect(iso('"days" [h]:mm')).toBe('12:00:00');
});

const length = 500_000;

it.each(['[', ']', '"', '\\', '[d', '"d"', '\\d'])('a format of %j, many times, is read in one go', (again) => {
  expect(iso(`${again.repeat(Math.floor(length / again.length))}yyyy hh`)).toMatch(/^2023-03-15/);
});

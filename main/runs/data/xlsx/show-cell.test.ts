import { expect, it } from 'vitest';
import { cellFormat, showNumber } from './show-cell.ts';

const iso = (code: string, written = '45000.5') =>
  showNumber(written, { code, isDate: true, dependsOn: null }, { dates: 'iso', is1904: false });

it('writes a date with its time where its format has one', () => {
  expect(iso('yyyy-mm-dd')).toBe('2023-03-15T12:00:00');
  expect(iso('d mmm', '45000')).toBe('2023-03-15');
  expect(iso('"days" hh:mm')).toBe('12:00:00');
  expect(iso('yyyy-mm-dd', '0.5')).toBe('12:00:00');
});

it.each(['shown', 'iso'] as const)(
  'a length of time keeps its days, with dates as %s and in either calendar',
  (dates) => {
    for (const is1904 of [false, true]) {
      const show = (code: string) => showNumber('1.0625', { code, isDate: true, dependsOn: null }, { dates, is1904 });
      expect(show('[h]:mm')).toBe('25:30');
      expect(show('[hh]:mm:ss')).toBe('25:30:00');
      expect(show('[mm]:ss')).toBe('1530:00');
      expect(show('"day" [h]')).toBe('day 25');
    }
  },
);

it.each([27, 31, 34, 36, 50, 55, 58])('the East Asian format %i, which the file only numbers, is a date', (id) => {
  const show = (written: string) => showNumber(written, cellFormat(id, new Map()), { dates: 'shown', is1904: false });
  expect(show('45000')).toBe('2023-03-15');
  expect(show('0.5')).toBe('12:00:00');
});

it.each([32, 33])('the East Asian format %i is a time', (id) => {
  expect(showNumber('45000.5', cellFormat(id, new Map()), { dates: 'shown', is1904: false })).toBe('12:00:00');
  const own = new Map([[id, '0.00']]);
  expect(showNumber('45000.5', cellFormat(id, own), { dates: 'shown', is1904: false })).toBe('45000.50');
});

const length = 500_000;

it.each(['[', ']', '"', '\\', '[d', '"d"', '\\d'])('a format of %j, many times, is read in one go', (again) => {
  expect(iso(`${again.repeat(Math.floor(length / again.length))}yyyy hh`)).toMatch(/^2023-03-15/);
});

it.each([
  ['d. mmmm yyyy', '2026-12-31', 'computer'],
  ['ddd hh:mm', '2026-12-31T00:00:00', 'computer'],
  ['[$-425]d. mmmm yyyy', '2026-12-31', 'computer'],
  ['[$-x-sysdate]dddd, mmmm dd, yyyy', '2026-12-31', 'computer'],
  ['[$-411]ge.m.d', '2026-12-31', 'eras'],
  ['[$-ja-JP-x-gannen]ggge年m月d日', '2026-12-31', 'eras'],
  ['[$-407]d. mmmm yyyy', '31. Dezember 2026', null],
  ['dd.mm.yyyy "Monat mmmm"', '31.12.2026 Monat mmmm', null],
  ['[=0]General;yyyy', '2026', null],
])('the date format %s shows %s', (code, expected, dependsOn) => {
  const own = cellFormat(164, new Map([[164, code]]));
  expect(own).toMatchObject({ isDate: true, dependsOn });
  expect(showNumber('46387', own, { dates: 'shown', is1904: false })).toBe(expected);
});

it.each([15, 16, 17])('the date format %i has names in the language of the computer', (id) => {
  expect(showNumber('46387', cellFormat(id, new Map()), { dates: 'shown', is1904: false })).toBe('2026-12-31');
});

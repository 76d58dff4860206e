import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDuration, formatNumber, formatSpan, parseDuration } from './quantity.ts';

it('writes figures as English does', () => {
  const figures = fc.oneof(
    fc.integer(),
    fc.integer({ min: -9_999, max: 9_999 }),
    fc.integer().map((n) => n / 1_000),
    fc.nat(200_000).map((n) => n / 10_000),
    fc.double({ min: 0.001, max: 1e9, noNaN: true }),
  );
  fc.assert(
    fc.property(figures, (figure) => {
      expect(formatNumber(figure)).toBe(figure.toLocaleString('en'));
    }),
  );
});

it('what loads rules of languages is used only where it is needed: each takes memory in each process', () => {
  const root = resolve(import.meta.dirname, '..');
  const uses = ['app', 'main', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
      .flatMap((file) => {
        const code = readFileSync(join(root, folder, file), 'utf8').replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
        const found = code.match(/toLocale(?:Date|Time)?String|localeCompare|\bIntl\.\w+/g) ?? [];
        return found.map((use) => `${folder}/${file.replaceAll('\\', '/')}: ${use}`);
      }),
  );
  expect([...new Set(uses)].toSorted()).toEqual([
    'app/history/origins.ts: localeCompare',
    'renderer/ui/date-format.ts: Intl.DateTimeFormat',
    'renderer/ui/date-format.ts: Intl.DateTimeFormatOptions',
    'renderer/ui/middle-cut.tsx: Intl.Segmenter',
  ]);
});

it.each([
  ['15', 15_000],
  ['500 ms', 500],
  ['2 min', 120_000],
  ['3 min 5 s', 185_000],
  ['1 min 2,5 sec', 62_500],
  ['10,000 ms', 10_000],
  ['10 000 ms', 10_000],
  ['10.000 ms', 10_000],
  ['2,5 s', 2_500],
  ['10.125 s', 10_125],
  ['10,000 s', null],
  ['10,000', null],
  ['-5 s', null],
  ['3 min 5 min', null],
  ['3 min 5 ms', null],
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

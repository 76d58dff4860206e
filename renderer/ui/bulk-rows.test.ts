import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsToParameters } from '#app/event/parameters.ts';
import { parametersToQuery, queryToParameters } from '#app/event/uri.ts';
import { formatBulkRows, readBulkRows, readPastedRows } from './bulk-rows.ts';
import type { TableRow } from './name-value-row.tsx';

const asTyped = (text: string) => text;
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  // What has a meaning in the text, close together.
  fc.string({ unit: fc.constantFrom(':', '=', '/', '\\', ' ', '\n', '\r', '\t', '\u2028', 'n', 's', 'a') }),
);
const rows = fc.array(
  fc
    .record({ enabled: fc.boolean(), name: cell, value: cell, json: fc.constantFrom(true, undefined) })
    .map(({ json, ...row }): TableRow => ({ ...row, ...(json === true && { json }) })),
);

it('rows written as text are read back the same, even from the text alone', () => {
  fc.assert(
    fc.property(rows, (before) => {
      expect(readBulkRows(formatBulkRows(before), [], asTyped)).toEqual(before);
      expect(readBulkRows(formatBulkRows(before), before, asTyped)).toEqual(before);
    }),
  );
});

it.each(['\u2028', '\u2029', '\u0085', '\r', '\v'])('a row whose value holds the line end %j keeps it', (lineEnd) => {
  const row = { enabled: false, name: 'a', value: `one${lineEnd}two` };
  expect(readBulkRows(formatBulkRows([row]), [], asTyped)).toEqual([row]);
});

it('parameters with and without “=” stay what they are while another row is edited or removed', () => {
  const before = queryToParameters('k&k=&&=&x=1');
  const text = formatBulkRows(before);
  expect(text).toBe('k\nk: \n:\n: \nx: 1');
  const uriOf = (changed: string) => parametersToQuery(rowsToParameters(readBulkRows(changed, before, asTyped)));
  expect(uriOf(text.replace('x: 1', 'x: 2'))).toBe('k&k=&&=&x=2');
  expect(uriOf(text.replace('k\n', ''))).toBe('k=&&=&x=1');
  expect(uriOf(text.replace('x: 1', 'x: '))).toBe('k&k=&&=&x=');
  expect(uriOf(text.replace('x: 1', 'x'))).toBe('k&k=&&=&x');
});

it('lines typed by hand are understood', () => {
  expect(readBulkRows('a: 1\n//b: https://x\nc\n\nn := 1.50', [], asTyped)).toEqual([
    { enabled: true, name: 'a', value: '1' },
    { enabled: false, name: 'b', value: 'https://x' },
    { enabled: true, name: 'c', value: '' },
    { enabled: true, name: 'n', value: '1.50', json: true },
  ]);
});

it.each(['xdm:email', '//x', '// x', ' a', 'a ', ':=', '\\', ''])(
  'the name %j stays while its value is edited',
  (name) => {
    const rowsBefore = [{ enabled: true, name, value: 'a' }];
    const edited = `${formatBulkRows(rowsBefore)}b`;
    expect(readBulkRows(edited, rowsBefore, asTyped)).toEqual([{ enabled: true, name, value: 'ab' }]);
  },
);

it.each([
  [
    'a\t1\nb\t2',
    [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ],
  ],
  [
    'a: 1\r\nb: http://x:80/',
    [
      { name: 'a', value: '1' },
      { name: 'b', value: 'http://x:80/' },
    ],
  ],
  ['a=1=2', [{ name: 'a', value: '1=2' }]],
  ['\n  \nlonely\n', [{ name: 'lonely', value: '' }]],
  ['a\tx\u2028y', [{ name: 'a', value: 'x\u2028y' }]],
  ['a\tx: y', [{ name: 'a', value: 'x: y' }]],
  ['', []],
])('reads %j as rows', (text, rows) => {
  expect(readPastedRows(text)).toEqual(rows);
});

it('cells of several lines, as a spreadsheet copies them, stay whole', () => {
  const copied = 'note\t"line one\nline ""two"""\r\nlevel\thigh\r\n"two\nnames"\t"a ""b"""\n';
  expect(readPastedRows(copied)).toEqual([
    { name: 'note', value: 'line one\nline "two"' },
    { name: 'level', value: 'high' },
    { name: 'two\nnames', value: 'a "b"' },
  ]);
});

it('quotes that are not those of a spreadsheet are letters', () => {
  expect(readPastedRows('pipe\t5" wide\nquote\t"open\nend\tx')).toEqual([
    { name: 'pipe', value: '5" wide' },
    { name: 'quote', value: '"open' },
    { name: 'end', value: 'x' },
  ]);
  expect(readPastedRows('say\t"hi" to all')).toEqual([{ name: 'say', value: '"hi" to all' }]);
});

const length = 500_000;

/** What comes again and again in a text, with what is before it and behind it. */
it.each([
  ['', ' ', ''],
  ['a', ' ', 'b'],
  ['a', ' ', ': b'],
  ['', '\\', ''],
  ['', '\\:', ': b'],
  ['', ':', ''],
  ['', '=', ''],
  ['// ', '/', ''],
  ['a\t"', '""', ''],
  ['a\t', '" ', ''],
])('%j, many times %j, and %j is read in one go', (before, again, behind) => {
  const text = before + again.repeat(length / again.length) + behind;
  const one = [...readBulkRows(text, [], asTyped), ...readPastedRows(text)];
  expect(one.length).toBe(text.trim() === '' ? 0 : 2);
  expect(readBulkRows(formatBulkRows([{ enabled: true, name: text, value: text }]), [], asTyped)).toEqual([
    { enabled: true, name: text, value: text },
  ]);
});

it('many rows are found again in one go', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({ enabled: true, name: `a${index}`, value: '1' }));
  const rowsRead = readBulkRows(`${formatBulkRows(many)}2`, many, asTyped);
  expect(rowsRead.slice(0, -1).every((row, index) => row === many[index])).toBe(true);
  expect(rowsRead.at(-1)).toEqual({ enabled: true, name: 'a19999', value: '12' });
});

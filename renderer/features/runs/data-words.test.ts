import { expect, it } from 'vitest';
import type { DelimitedFormat } from '#app/runs/data-format.ts';
import { formatDataFormat } from './data-words.ts';

const format: DelimitedFormat = { kind: 'delimited', encoding: 'utf-8', separator: ';', quote: '"', hasHeader: true };

it('says how data is read', () => {
  expect(formatDataFormat(format)).toBe('separated by semicolons, double quotes, column names in the first row, UTF-8');
  expect(formatDataFormat({ ...format, separator: '~', quote: null, hasHeader: false })).toBe(
    'separated by “~”, no quotes, no column names, UTF-8',
  );
});

it('says nothing of cells where there are none', () => {
  expect(formatDataFormat({ kind: 'json', encoding: 'utf-8' })).toBe('JSON array, UTF-8');
  expect(formatDataFormat({ kind: 'json-lines', encoding: 'windows-1252' })).toBe('JSON Lines, Windows-1252 (Western)');
});

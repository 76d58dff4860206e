import { expect, it } from 'vitest';
import type { DelimitedFormat } from '#app/runs/data-format.ts';
import { formatDataFormat } from './data-words.ts';

const format: DelimitedFormat = { kind: 'delimited', encoding: 'utf-8', separator: ';', quote: '"', hasHeader: true };

it('says how data is read', () => {
  expect(formatDataFormat(format)).toBe('cells between semicolons, double quotes, names in the first row, UTF-8');
  expect(formatDataFormat({ ...format, separator: '~', quote: null, hasHeader: false })).toBe(
    'cells between “~”, no quotes, no names of columns, UTF-8',
  );
});

it('says nothing of cells where there are none', () => {
  expect(formatDataFormat({ kind: 'json', encoding: 'utf-8' })).toBe('JSON, UTF-8');
  expect(formatDataFormat({ kind: 'json-lines', encoding: 'windows-1252' })).toBe(
    'JSON, one object a line, Windows 1252, Western',
  );
});

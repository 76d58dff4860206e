import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatBulkRows, readBulkRows } from './bulk-rows.ts';

const asTyped = (text: string) => text;
const rows = fc.array(
  fc.record({
    enabled: fc.boolean(),
    name: fc.stringMatching(/^[a-zäé😀_\\][a-z0-9_.\\-]*$/u),
    value: fc.string({ unit: 'grapheme' }).map((text) => `v${text}`),
  }),
);

it('rows written as text read as they were, even by somebody who has only the text', () => {
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

it('lines typed by hand are understood', () => {
  expect(readBulkRows('a: 1\n//b: https://x\nc\n\nn := 1.50', [], asTyped)).toEqual([
    { enabled: true, name: 'a', value: '1' },
    { enabled: false, name: 'b', value: 'https://x' },
    { enabled: true, name: 'c', value: '' },
    { enabled: true, name: 'n', value: '1.50', json: true },
  ]);
});

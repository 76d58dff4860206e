import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellMarks } from '#app/runs/data-format.ts';
import { writeRow } from '#app/testing/write-row.ts';
import { createDelimitedReader } from './delimited-reader.ts';

function readBack(text: string, marks: CellMarks, size: number): readonly (readonly string[])[] {
  const reader = createDelimitedReader({ ...marks, hasHeader: true });
  const rows: (readonly string[])[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)).rows);
  return [...rows, ...reader.end().rows];
}

const character = fc.constantFrom(...'aä😀0,;\t|"\'\r\n =');
const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: character }));
/** Several cells that are all empty make a blank row, which isn't read. A byte order mark before a row is left out. */
const row = (width: number) =>
  fc
    .array(cell, { minLength: width, maxLength: width })
    .filter((cells) => (width === 1 || cells.some((one) => one !== '')) && cells[0]?.startsWith('\ufeff') === false);
const table = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(row(width), { minLength: 1, maxLength: 8 }));

describe('a file of rows', () => {
  for (const separator of [',', ';', '\t', '|'])
    for (const quote of ['"', "'"] as const)
      for (const lineEnd of ['\n', '\r\n', '\r'])
        it(`reads back as it was with ${JSON.stringify([separator, quote, lineEnd])}`, () => {
          fc.assert(
            fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, size) => {
              const header = (rows[0] ?? []).map((_, index) => `c${index}`);
              const text = [header, ...rows].map((cells) => writeRow(cells, { separator, quote })).join(lineEnd);
              expect(readBack(text, { separator, quote }, size)).toEqual(rows);
            }),
          );
        });

  it('reads back without quotes where no cell needs them', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'aä😀0,;|"\' ='), minLength: 1 });
    const marks: CellMarks = { separator: '\t', quote: null };
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1 }), (rows) => {
        const text = [['a', 'b'], ...rows].map((cells) => writeRow(cells, marks)).join('\n');
        expect(readBack(text, marks, 5)).toEqual(rows);
      }),
    );
  });
});

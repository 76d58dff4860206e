import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openRows, writeRows } from './row-file.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'tidings-rows-')), 'rows.jsonl');

async function* each(rows: readonly (readonly string[])[]) {
  yield* rows;
}

it('rows are read as they were written, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), { maxLength: 200 }),
      fc.array(fc.nat(220), { maxLength: 60 }),
      async (rows, order) => {
        const file = newFile();
        expect(await writeRows(file, each(rows))).toEqual({ count: rows.length });
        const opened = openRows(file);
        expect(opened.count).toBe(rows.length);
        for (const row of [...order, ...rows.keys()]) expect(opened.read(row)).toEqual(rows[row] ?? 'damaged');
        opened.close();
      },
    ),
    { numRuns: 30 },
  );
});

it('more rows than are written at once are all there', async () => {
  const file = newFile();
  const rows = Array.from({ length: 2_500 }, (_, index) => [String(index), 'x'.repeat(index % 50)]);
  await writeRows(file, each(rows));
  const opened = openRows(file);
  expect([opened.count, opened.read(2_499), opened.read(0), opened.read(2_500)]).toEqual([
    2_500,
    rows[2_499],
    rows[0],
    'damaged',
  ]);
  opened.close();
});

it('rows that cannot be written are reported', async () => {
  expect(await writeRows(join(newFile(), 'no-folder', 'rows.jsonl'), each([['a']]))).toHaveProperty('problem');
});

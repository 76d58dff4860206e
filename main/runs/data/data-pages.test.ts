import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { DataFormat, Encoding } from '#app/runs/data-format.ts';
import { writeRow } from '#app/testing/write-row.ts';
import { createDataFolder, readRows } from '#main/testing/data-folder.ts';
import { openDataFile } from './data-file.ts';

const { folder, write, open } = createDataFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A text as bytes; another test covers the letters of windows-1252 beyond Latin-1. */
function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`);
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
}

const encodings: readonly Encoding[] = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'];

it.each(encodings)('finds each page of a file in %s where the rows are', async (encoding) => {
  // Rows of any width, so that pieces end in the middle of letters, quotes and line ends.
  const letters = encoding === 'windows-1252' ? 'aä,;"\r\n x' : 'aä€😀ਊ,;"\r\n x';
  const cell = fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });
  const some = fc.array(fc.tuple(cell, cell, fc.nat(400)), { minLength: 1, maxLength: 30 });
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  await fc.assert(
    fc.asyncProperty(some, lineEnd, fc.double({ min: 0, max: 1, noNaN: true }), async (seed, end, share) => {
      const rows = Array.from({ length: 1_500 }, (_, at) => {
        const [first, second, width] = seed[at % seed.length] ?? ['', '', 0];
        return [String(at), first.padEnd(width, 'ä'), second];
      });
      const marks = { separator: ',', quote: '"' } as const;
      const text = [['at', 'b', 'c'], ...rows].map((cells) => writeRow(cells, marks) + end).join('');
      const format: DataFormat = { kind: 'delimited', encoding, ...marks, hasHeader: true };
      const file = await open(encode(text, encoding), { format });
      expect(file.description).toMatchObject({ rowCount: rows.length, problemCount: 0 });
      const from = Math.floor(share * rows.length);
      expect(await file.page(from, 20)).toEqual({ ok: true, rows: rows.slice(from, from + 20) });
      expect(await readRows(file, from)).toEqual(rows.slice(from));
    }),
    { numRuns: 12 },
  );
});

it('opens any file or says why not, and finds as many rows as it counted', async () => {
  const bits = fc.constantFrom(
    'a',
    ',',
    ';',
    '"',
    '\n',
    '\r',
    '[',
    ']',
    '{',
    '}',
    '{"a":1}',
    ':',
    '\0',
    'ä',
    '\ufeff',
    ' ',
  );
  const content = fc.oneof(fc.string({ unit: bits, maxLength: 60 }).map(Buffer.from), fc.uint8Array({ maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(content, fc.nat(5), async (bytes, from) => {
      const opening = await openDataFile({ kind: 'file', path: write(bytes, 'anything') });
      expect(opening.kind).not.toBe('cancelled');
      if (opening.kind !== 'opened') return;
      const { file } = opening;
      const rows = await readRows(file);
      expect(rows).toHaveLength(file.description.rowCount);
      expect(new Set(rows.map((cells) => cells.length))).toEqual(
        new Set(rows.length === 0 ? [] : [file.description.columns.length]),
      );
      expect(await file.page(from, 3)).toEqual({ ok: true, rows: rows.slice(from, from + 3) });
    }),
    { numRuns: 300 },
  );
});

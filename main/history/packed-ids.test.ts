import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areWholeIds, createIdSet, packIds, readIds } from './packed-ids.ts';

/** UUIDs as we make them, and what others may have written: in capitals, too short, with the same beginning. */
const anyId = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.uuid().map((id) => `00000000${id.slice(8)}`),
  fc.constantFrom('', 'x1', '00000000', '0000000000000000', 'zzzzzzzz-0000-0000-0000-000000000000'),
);

const asInFile = <T>(value: T): T => JSON.parse(JSON.stringify(value));

it('gives each id back as it was, also from a file', () => {
  fc.assert(
    fc.property(fc.array(anyId), (ids) => {
      const packed = packIds(ids);
      expect(ids.map((_, row) => packed.at(row))).toEqual(ids);
      const written = asInFile(packed.written());
      expect([ids.length, ids.length + 1].map((count) => areWholeIds(written, count))).toEqual([true, false]);
      const again = readIds(written, ids.length);
      expect(ids.map((_, row) => again.at(row))).toEqual(ids);
      for (const outside of [-1, ids.length, ids.length + 1]) expect(packed.at(outside)).toBe('');
    }),
  );
});

it('finds the rows of the ids that are looked for, and no others', () => {
  fc.assert(
    fc.property(fc.array(anyId), fc.array(anyId), fc.nat(), (ids, others, every) => {
      const wanted = new Set([...others, ...ids.filter((_, row) => row % 5 === every % 5)]);
      const rows = ids.flatMap((id, row) => (wanted.has(id) ? [row] : []));
      expect(packIds(ids).rowsOf(createIdSet(wanted))).toEqual(rows);
    }),
  );
});

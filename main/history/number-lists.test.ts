import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findNumber, packLists, unpackLists } from './number-lists.ts';

const anyNumber = fc.oneof(fc.nat(300), fc.nat(0xffffffff), fc.constantFrom(0, 127, 128, 16_383, 16_384, 0xffffffff));

it('gives back the numbers of each row, in ascending order', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyNumber)), (lists) => {
      expect(unpackLists(packLists(lists))).toEqual(lists.map((numbers) => [...numbers].sort((a, b) => a - b)));
    }),
  );
});

it('finds a number in its own row only', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyNumber)), anyNumber, (lists, wanted) => {
      const packed = packLists(lists);
      const found = [...lists, []].map((_, row) => findNumber(packed, row, (number) => number === wanted));
      expect(found).toEqual([...lists.map((numbers) => numbers.includes(wanted)), false]);
    }),
  );
});

it('takes one byte for a number that is close to the one before it', () => {
  const { bytes } = packLists([[100_000, 100_001, 100_002, 100_100]]);
  expect(bytes).toHaveLength(3 + 3);
});

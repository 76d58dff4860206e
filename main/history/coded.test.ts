import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode, encode, isWhole } from './coded.ts';

const asItIs = (value: string) => value;

it('gives each list back as it was, with each value once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', 'a', 'b', 'c')), (list) => {
      const coded = encode(list);
      expect(coded.values).toEqual([...new Set(list)]);
      expect(isWhole(coded, list.length)).toBe(true);
      expect(decode(coded, asItIs)).toEqual(list);
    }),
  );
});

it('is not whole where a value or a place is missing', () => {
  expect(isWhole({ values: ['a'], codes: [0, 1] }, 2)).toBe(false);
  expect(isWhole({ values: ['a'], codes: [0, -1] }, 2)).toBe(false);
  expect(isWhole({ values: ['a'], codes: [0] }, 2)).toBe(false);
});

it('takes a value as others have it', () => {
  const shared = { share: 1 };
  const values = [{ share: 1 }, { share: 1 }];
  expect(decode({ values, codes: [0, 1, 0] }, () => shared).map((value) => value === shared)).toEqual([
    true,
    true,
    true,
  ]);
});

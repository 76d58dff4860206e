import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode, encode } from './coded.ts';

const asItIs = (value: string) => value;

it('gives each list back as it was, with each value once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', 'a', 'b', 'c')), (list) => {
      const coded = encode(list);
      expect(coded.values).toEqual([...new Set(list)]);
      expect(decode(coded, asItIs)).toEqual(list);
    }),
  );
});

it('is nothing where a value is missing', () => {
  expect(decode({ values: ['a'], codes: [0, 1] }, asItIs)).toBeNull();
});

it('takes a value as others have it', () => {
  const shared = { share: 1 };
  const values = [{ share: 1 }, { share: 1 }];
  expect(decode({ values, codes: [0, 1, 0] }, () => shared)?.every((value) => value === shared)).toBe(true);
});

import { expect, it } from 'vitest';
import { replaceRanges } from './replace-ranges.ts';

it.each([
  [[], 'abcdef'],
  [[{ from: 0, to: 2 }], '<0>cdef'],
  [
    [
      { from: 1, to: 2 },
      { from: 2, to: 2 },
      { from: 4, to: 6 },
    ],
    'a<1><2>cd<4>',
  ],
])('puts something else in the place of %j', (ranges, expected) => {
  expect(replaceRanges('abcdef', ranges, ({ from }) => `<${from}>`)).toBe(expected);
});

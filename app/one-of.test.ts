import { expect, it } from 'vitest';
import { oneOf } from './one-of.ts';

it.each([
  ['no', 'no'],
  ['No', null],
  ['', null],
  [null, null],
])('%j is %j of the list', (text, is) => {
  expect(oneOf(['yes', 'no'], text)).toBe(is);
});

import { expect, it } from 'vitest';
import { createNameCheck } from './name-check.ts';

it.each([
  ['ada@example.com', true],
  ['@ada', true],
  ['bob@example.com', false],
  ['@example', false],
  ['', false],
])('whether a name of the run has a word of “%s”', (customerKey, isIn) => {
  expect(createNameCheck({ name: 'For Ada' })(customerKey)).toBe(isIn);
});

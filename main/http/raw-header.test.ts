import { expect, it } from 'vitest';
import { rawHeader } from './raw-header.ts';

const raw = ['Content-Type', 'text/html', 'X-A', '1', 'x-a', '2'];

it.each([
  ['content-type', 'text/html'],
  ['x-a', '1, 2'],
  ['x-b', null],
])('the header %s is found whatever its case', (name, value) => {
  expect(rawHeader(raw, name)).toBe(value);
});

import { expect, it } from 'vitest';
import { utf8Length } from './utf8.ts';

it.each([
  '',
  'plan=gold',
  'é',
  '€',
  '😀',
  'a😀é€b',
  '\ud800',
  '\udc00',
  '\ud800\ud800\udc00',
  '\udc00\ud800',
  'x\ud83d',
])('counts the bytes that %j is sent as', (text) => {
  expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});

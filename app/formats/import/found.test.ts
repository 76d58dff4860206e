import { expect, test } from 'vitest';
import { nameByAddress } from './found.ts';

test.each([
  ['https://mxo.example.com/one/rt/track/KEY/events?tid=x', 'POST KEY/events'],
  ['https://example.com/', 'POST example.com'],
  ['https://example.com/offers', 'POST example.com/offers'],
  ['{{host}}/one/rt/track/KEY/events', 'POST KEY/events'],
  ['https://user:secret@example.com/', 'POST example.com'],
  ['', 'POST'],
])('a request to %s without a name is called %s', (url, name) => {
  expect(nameByAddress('POST', url)).toBe(name);
});

import { expect, it } from 'vitest';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { keptRequest } from './kept-request.ts';
import { repeatedAfterMs } from './repeated-event.ts';

const before = makeExchange('x', { left: 'yes', sentAt: '2026-01-01T00:00:00.000Z' });
const after = (ms: number) => new Date(Date.parse(before.sentAt) + ms);

it('knows an event that was just sent, to the byte', () => {
  expect(repeatedAfterMs(before, before.request, after(12_000))).toBe(12_000);
  expect(repeatedAfterMs(before, { ...before.request, body: '{}' }, after(12_000))).toBeNull();
  expect(repeatedAfterMs(before, { ...before.request, url: 'https://h/else' }, after(12_000))).toBeNull();
});

it('knows an event again that is too long to be kept whole', () => {
  const requestOf = (length: number) => ({
    ...before.request,
    headers: [{ name: 'Content-Length', value: String(length) }],
    body: 'x'.repeat(length),
  });
  const long = { ...before, request: keptRequest(requestOf(1_200_000)) };
  expect(repeatedAfterMs(long, requestOf(1_200_000), after(12_000))).toBe(12_000);
  expect(repeatedAfterMs(long, requestOf(1_200_001), after(12_000))).toBeNull();
  expect(repeatedAfterMs(long, requestOf(1_000_000), after(12_000))).toBeNull();
});

it('lets an event be sent again after a minute, when nothing was sent, and on Practice', () => {
  expect(repeatedAfterMs(before, before.request, after(60_000))).toBeNull();
  expect(repeatedAfterMs({ ...before, left: 'no' }, before.request, after(1_000))).toBeNull();
  const practice = { ...before, environment: { ...before.environment, id: 'practice' } };
  expect(repeatedAfterMs(practice, before.request, after(1_000))).toBeNull();
});

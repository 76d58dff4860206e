import { expect, it } from 'vitest';
import { noMarks, summarise } from '#app/exchange/exchange.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { expired } from './retention.ts';
import { createSummaryTable } from './summary-table.ts';

const now = { confirmed: new Date('2026-03-31T00:00:00.000Z') };
const off = { days: null, count: null, megabytes: null };
const at = (day: number) => ({ sentAt: `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z` });
const line = (id: string, day: number, marks = {}) =>
  summarise(makeReceived(id, 't', { ...at(day), marks: { ...noMarks, ...marks } }));
const tables = [
  [line('a', 1), line('pinned', 2, { pinned: true })],
  [line('b', 10), line('old trash', 20, { deletedAt: '2026-02-01T00:00:00.000Z' })],
  [line('trash', 21, { deletedAt: '2026-03-20T00:00:00.000Z' }), line('c', 30)],
].map((lines) => createSummaryTable(lines));

it.each([
  ['nothing but old trash when it is off', off, ['old trash']],
  ['what is older than some days', { ...off, days: 25 }, ['a', 'old trash']],
  ['all but the newest', { ...off, count: 1 }, ['a', 'b', 'old trash']],
  ['what takes too much room', { ...off, megabytes: 2 }, ['a', 'old trash']],
  ['everything, but never a pinned one', { ...off, count: 0 }, ['a', 'b', 'c', 'old trash']],
] as const)('removes %s', (_, retention, gone) => {
  expect([...expired(tables, retention, 1_000_000, now)].sort()).toEqual([...gone].sort());
});

it('never removes events under way', () => {
  const underWay = createSummaryTable([summarise(makeExchange('x', at(1)))]);
  expect(expired([underWay], { ...off, days: 1 }, 1, now).size).toBe(0);
});

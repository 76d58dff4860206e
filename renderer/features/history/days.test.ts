import { expect, it } from 'vitest';
import { historyQuerySchema, wholeHistory } from '#app/history/history-query.ts';
import { dayOf, daySpans, endOfDay, spanOf, startOfDay } from './days.ts';

it.each(['2026-03-29', '2026-02-28', '2025-12-31'])('a day starts and ends at local midnight: %s', (day) => {
  const start = startOfDay(day) ?? '';
  const end = endOfDay(day) ?? '';
  expect(new Date(start).getHours()).toBe(0);
  expect(dayOf(start)).toBe(day);
  expect(dayOf(end, -1)).toBe(day);
  expect(dayOf(new Date(Date.parse(end) - 1).toISOString())).toBe(day);
});

it.each(['', 'soon', '2026-'])('%j is no day', (text) => {
  expect(startOfDay(text)).toBeNull();
});

it('has an end that a query takes, or none, for the last day that can be chosen', () => {
  const query = { ...wholeHistory, from: startOfDay('9999-12-31'), until: endOfDay('9999-12-31') };
  expect(historyQuerySchema.parse(query)).toEqual(query);
});

it('has the spans of days that end today or yesterday', () => {
  const now = new Date(2026, 10, 28, 15, 30);
  const days = daySpans.map((span) => {
    const { from, until } = spanOf(span, now);
    return [span.label, dayOf(from ?? ''), dayOf(until ?? '', -1)];
  });
  expect(days).toEqual([
    ['Today', '2026-11-28', '2026-11-28'],
    ['Yesterday', '2026-11-27', '2026-11-27'],
    ['Last 7 days', '2026-11-22', '2026-11-28'],
  ]);
});

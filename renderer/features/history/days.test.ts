import { expect, it } from 'vitest';
import { dayOf, endOfDay, startOfDay } from './days.ts';

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

import { afterEach, expect, it, vi } from 'vitest';
import { localDay, withOffset } from './offset-time.ts';

afterEach(() => void vi.unstubAllEnvs());

it.each([
  ['Europe/Berlin', '2026-11-28T13:03:07.042Z', '2026-11-28T14:03:07.042+01:00'],
  ['Europe/Berlin', '2026-07-01T12:00:00.000Z', '2026-07-01T14:00:00.000+02:00'],
  ['America/St_Johns', '2026-01-01T00:00:00.000Z', '2025-12-31T20:30:00.000-03:30'],
  ['UTC', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000+00:00'],
])('a moment in %s has the offset that holds there at that moment', (zone, iso, expected) => {
  vi.stubEnv('TZ', zone);
  expect(withOffset(iso)).toBe(expected);
  expect(Date.parse(withOffset(iso))).toBe(Date.parse(iso));
});

it('can leave out the milliseconds', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  expect(withOffset('2026-11-28T13:03:07.042Z', 'seconds')).toBe('2026-11-28T14:03:07+01:00');
});

it('the day of a moment is that of the calendar on the wall', () => {
  vi.stubEnv('TZ', 'Pacific/Auckland');
  expect(localDay('2026-01-01T20:00:00.000Z')).toBe('2026-01-02');
});

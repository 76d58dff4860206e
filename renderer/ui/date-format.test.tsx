import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { dateFormat } from './date-format.ts';
import { Moment } from './moment.tsx';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['2026-07-01T20:30:00.000Z', ['21:30', '05:30', '20:30']],
  ['2026-01-01T20:30:00.000Z', ['20:30', '05:30', '20:30']],
])('writes %s in the time zone that the computer has now, not in that of the start', (iso, times) => {
  const time = dateFormat({ hour: '2-digit', minute: '2-digit' });
  const written = ['Europe/London', 'Asia/Tokyo', 'UTC'].map((zone) => {
    vi.stubEnv('TZ', zone);
    return time(new Date(iso));
  });
  expect(written).toEqual(times);
});

it('writes the day that it is there', () => {
  const day = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });
  vi.stubEnv('TZ', 'Pacific/Auckland');
  expect(day(new Date('2026-06-30T13:05:00.000Z'))).toBe('1 Jul 2026, 01:05');
});

it('says the offset of that time zone in the title of a time', () => {
  vi.stubEnv('TZ', 'Asia/Kolkata');
  render(<Moment iso="2026-07-01T20:30:00.000Z" />);
  expect(screen.getByRole('time').title).toBe('Thursday, 2 July 2026 at 02:00:00 +05:30');
});

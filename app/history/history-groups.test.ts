import { afterEach, expect, it, vi } from 'vitest';
import { groupEvents } from './history-groups.ts';

afterEach(() => void vi.unstubAllEnvs());

it('groups events that follow each other by local day and by run', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const events = [
    { sentAt: '2026-11-28T09:00:00.000Z' },
    { sentAt: '2026-11-28T08:00:02.000Z', runId: 'r1' },
    { sentAt: '2026-11-28T08:00:01.000Z', runId: 'r1' },
    { sentAt: '2026-11-27T23:00:00.000Z', runId: 'r2' },
    { sentAt: '2026-11-27T22:59:59.999Z', runId: 'r2' },
    { sentAt: '2026-11-01T08:00:00.000Z' },
  ];
  expect(groupEvents(events)).toEqual([
    { day: '2026-11-28', runId: null, count: 1 },
    { day: '2026-11-28', runId: 'r1', count: 2 },
    { day: '2026-11-28', runId: 'r2', count: 1 },
    { day: '2026-11-27', runId: 'r2', count: 1 },
    { day: '2026-11-01', runId: null, count: 1 },
  ]);
});

it('has no groups without events', () => {
  expect(groupEvents([])).toEqual([]);
});

import { afterEach, expect, it, vi } from 'vitest';
import { noMarks } from '#app/exchange/exchange.ts';
import { type GroupedEvent, gatherBy, groupEvents, groupKeyOf } from './history-groups.ts';

afterEach(() => void vi.unstubAllEnvs());

const sent = { left: 'yes' as const, marks: noMarks };
const judged = { ...sent, marks: { ...noMarks, triggered: 'no' as const } };
const demo = { id: 's1', title: 'Demo' };

it('groups events that follow each other by local day and by run, and counts the verdicts', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const events: readonly (GroupedEvent & { id: string })[] = [
    { id: 'a', ...sent, time: Date.parse('2026-11-28T09:00:00.000Z') },
    { id: 'b', ...judged, time: Date.parse('2026-11-28T08:00:02.000Z'), runId: 'r1' },
    { id: 'c', ...sent, time: Date.parse('2026-11-28T08:00:01.000Z'), runId: 'r1' },
    { id: 'd', ...judged, time: Date.parse('2026-11-27T23:00:00.000Z'), runId: 'r2' },
    { id: 'e', ...sent, time: Date.parse('2026-11-27T22:59:59.999Z'), runId: 'r2' },
    { id: 'f', ...sent, time: Date.parse('2026-11-01T08:00:00.000Z') },
  ];
  const none = { storyboard: null, judged: 0, unsent: 0 };
  expect(groupEvents(events, 'day', (place) => events[place]?.id ?? '')).toEqual([
    { ...none, day: '2026-11-28', runId: null, count: 1, firstId: 'a', lastId: 'a' },
    { ...none, day: '2026-11-28', runId: 'r1', count: 2, judged: 1, firstId: 'b', lastId: 'c' },
    { ...none, day: '2026-11-28', runId: 'r2', count: 1, judged: 1, firstId: 'd', lastId: 'd' },
    { ...none, day: '2026-11-27', runId: 'r2', count: 1, firstId: 'e', lastId: 'e' },
    { ...none, day: '2026-11-01', runId: null, count: 1, firstId: 'f', lastId: 'f' },
  ]);
});

it('groups by run or storyboard over days, the newest group first and what is in none last', () => {
  const events: readonly (GroupedEvent & { id: string })[] = [
    { id: 'a', ...sent, time: Date.parse('2026-11-28T09:00:00.000Z') },
    { id: 'b', ...sent, time: Date.parse('2026-11-28T08:00:00.000Z'), storyboard: demo },
    { id: 'c', ...sent, time: Date.parse('2026-11-27T08:00:00.000Z'), runId: 'r1' },
    {
      id: 'd',
      ...judged,
      time: Date.parse('2026-11-26T08:00:00.000Z'),
      storyboard: { ...demo, title: 'Older title' },
    },
    { id: 'e', ...sent, time: Date.parse('2026-11-25T08:00:00.000Z'), runId: 'r2' },
    { id: 'f', ...sent, time: Date.parse('2026-11-24T08:00:00.000Z'), runId: 'r1' },
  ];
  const by = (groupBy: 'run' | 'storyboard') => {
    const gathered = gatherBy(events, (event) => groupKeyOf(event, groupBy));
    return groupEvents(gathered, groupBy, (place) => gathered[place]?.id ?? '').map(
      ({ runId, storyboard, count, judged: verdicts, firstId, lastId }) => [
        runId ?? storyboard?.title ?? null,
        count,
        verdicts,
        `${firstId}-${lastId}`,
      ],
    );
  };
  expect(by('run')).toEqual([
    ['r1', 2, 0, 'c-f'],
    ['r2', 1, 0, 'e-e'],
    [null, 3, 1, 'a-d'],
  ]);
  expect(by('storyboard')).toEqual([
    ['Demo', 2, 1, 'b-d'],
    [null, 4, 0, 'a-f'],
  ]);
});

it('counts the events that were never sent, and no verdict on them', () => {
  const unsent = { ...judged, left: 'no' as const };
  const events = [sent, judged, unsent, unsent].map((event, at) => ({ ...event, time: at }));
  expect(groupEvents(events, 'run', String)).toMatchObject([{ count: 4, judged: 1, unsent: 2 }]);
});

it('has no groups without events', () => {
  expect(groupEvents([], 'day', () => '')).toEqual([]);
  expect(gatherBy([], () => null)).toEqual([]);
});

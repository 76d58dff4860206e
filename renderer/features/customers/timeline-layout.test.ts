import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { summarise } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { drawCurve, layOutTimeline, mostDrawn } from './timeline-layout.ts';

const event = (day: number, tid: string, { uri = `a://b/${day}`, hour = 12, siteKey = 'ONE-5BTO1FBU1O-1109' } = {}) =>
  summarise(
    makeReceived(`${day} ${hour}`, tid, {
      siteKey,
      sentAt: new Date(2026, 2, day, hour).toISOString(),
      draft: { ...blankDraft, uri },
    }),
  );

it('draws one lane for each TID, with its events in order of time', () => {
  const { lanes, slots } = layOutTimeline([event(3, 'one'), event(1, 'one'), event(2, 'two')]);
  expect(slots).toBe(3);
  expect(lanes.map(({ tid, events }) => [tid, events.map(({ slot }) => slot)])).toEqual([
    ['one', [0, 2]],
    ['two', [1]],
  ]);
});

it('draws one lane for a TID that was sent in two spellings', () => {
  const { lanes } = layOutTimeline([event(1, 'one'), event(2, 'ONE')]);
  expect(lanes.map(({ tid, events }) => [tid, events.length])).toEqual([['one', 2]]);
});

it('draws one lane for a TID whose server was named in two forms', () => {
  const [before, after] = [event(1, 'one'), event(2, 'one')];
  const untidy = { ...before, environment: { ...before.environment, serverName: 'https://H/' } };
  expect(layOutTimeline([untidy, after]).lanes).toHaveLength(1);
});

it('names the site key of a lane only if the customer has events of several on its server', () => {
  const other = { siteKey: 'ONE-OTHER' };
  expect(layOutTimeline([event(1, 'one'), event(2, 'two')]).lanes.map(({ siteKey }) => siteKey)).toEqual([null, null]);
  expect(layOutTimeline([event(1, 'one'), event(2, 'one', other)]).lanes.map(({ siteKey }) => siteKey)).toEqual([
    'ONE-5BTO1FBU1O-1109',
    'ONE-OTHER',
  ]);
});

it('shrinks days without events to a labelled gap, and groups the events of a day', () => {
  const { gaps, days } = layOutTimeline([
    event(1, 't'),
    event(1, 't', { uri: 'x', hour: 15 }),
    event(2, 't'),
    event(9, 't'),
  ]);
  expect(gaps).toEqual([{ slot: 3, days: 7 }]);
  expect(days.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [2, 2],
    [3, 3],
  ]);
});

it('says "again" for a repeated event', () => {
  const [lane] = layOutTimeline([
    event(1, 't', { uri: 'a://b' }),
    event(2, 't', { uri: 'a://b' }),
    event(3, 't', { uri: 'a://c' }),
  ]).lanes;
  expect(lane?.events.map(({ again }) => again)).toEqual([false, true, false]);
});

it('draws only the newest of many events', () => {
  const many = Array.from({ length: 200 }, (_, index) => event(index + 1, 't'));
  const { slots, lanes } = layOutTimeline(many);
  expect(slots).toBe(mostDrawn);
  expect(lanes[0]?.events.at(-1)?.event.uri).toBe('a://b/200');
});

it('draws a curve through every event, and closes the area below it', () => {
  const { line, area } = drawCurve([50, 150], { half: 40, topY: 10, bottomY: 40 });
  expect(line).toContain('50 10');
  expect(line).toContain('150 10');
  expect(area).toMatch(/^M10 40 .* L190 52 H10 Z$/);
});

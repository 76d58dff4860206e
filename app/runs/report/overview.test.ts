import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { createOverview, latencyBounds } from './overview.ts';

function overviewOf(times: readonly number[]) {
  const overview = createOverview(makeRun());
  for (const [item, ms] of times.entries()) overview.add(makeRunResult(item, { ms }));
  return overview.finish(null);
}

it('has nothing to say of a run without answers', () => {
  expect(createOverview(makeRun()).finish({ different: 3, nowFail: 1, nowPass: 0 })).toEqual({
    latency: {
      halfMs: null,
      most95Ms: null,
      slowestMs: null,
      histogram: [...latencyBounds, 0].map(() => 0),
      points: [],
    },
    problems: { failed: [], unknown: [], unmet: [] },
    answeredUnmet: 0,
    differences: { different: 3, nowFail: 1, nowPass: 0 },
  });
});

it('says how long half, most and all took', () => {
  const { latency } = overviewOf(Array.from({ length: 100 }, (_, at) => 100 - at));
  expect(latency).toMatchObject({ halfMs: 50, most95Ms: 95, slowestMs: 100 });
  expect(latency.histogram.slice(0, 7)).toEqual([1, 1, 3, 5, 10, 30, 50]);
  expect(overviewOf([61_000]).latency.histogram.at(-1)).toBe(1);
});

it('counts each answer once, and keeps at most 2,000 points with the slowest among them', () => {
  const times = fc.array(fc.double({ min: 0, max: 100_000, noNaN: true }), {
    minLength: 1,
    maxLength: 5_000,
    size: 'max',
  });
  const holds = fc.property(times, (list) => {
    const { histogram, points, slowestMs } = overviewOf(list).latency;
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(list.length);
    expect(points.length).toBeLessThanOrEqual(2_000);
    expect(points.length).toBeGreaterThanOrEqual(Math.min(list.length, 1_000));
    expect(slowestMs).toBe(Math.max(...list));
    expect(points.map(({ ms }) => ms)).toContain(slowestMs);
    expect(points.map(({ atMs }) => atMs)).toEqual(points.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
  });
  fc.assert(holds, { numRuns: 20 });
});

it('leaves what was not answered out of the latency, and sorts the problems', () => {
  const overview = createOverview(makeRun());
  const unmet = makeRunResult(0, { unmet: ['tid is missing'] });
  const failed = makeRunResult(1, { state: 'failed', status: 503, ms: 7, unmet: ['tid is missing'] });
  const unknown = makeRunResult(2, { state: 'unknown', status: null, ms: 15_000 });
  for (const result of [unmet, failed, unknown]) overview.add(result);
  for (let item = 3; item < 203; item++) overview.add(makeRunResult(item, { state: 'failed', status: null, ms: 1 }));
  const { problems, answeredUnmet, latency } = overview.finish(null);
  expect(problems).toMatchObject({ unmet: [unmet], unknown: [unknown] });
  expect(problems.failed.length).toBe(100);
  expect(answeredUnmet).toBe(1);
  expect(latency.points).toEqual([
    { atMs: 257, ms: 7, state: 'failed' },
    { atMs: expect.closeTo(268.4), ms: 18.4, state: 'answered' },
  ]);
});

import { expect, it } from 'vitest';
import { makeRun } from '#app/testing/make-run.ts';
import { answerTimes } from './answer-times.ts';
import { usualPace } from './pace.ts';

const at = (ms: number, pace = usualPace) => makeRun({ startedAt: new Date(ms).toISOString(), pace });

it('says when each answer came, in the order of time', () => {
  const kept = [
    { item: 0, sentAtMs: 10_000, ms: 900 },
    { item: 1, sentAtMs: 10_100, ms: 50 },
  ];
  expect(answerTimes(kept, at(10_000), 1)).toEqual([
    { item: 1, ms: 50, atMs: 150 },
    { item: 0, ms: 900, atMs: 900 },
  ]);
});

it('leaves out the days until the rest was sent, and not the wait for a slow answer', () => {
  const kept = [
    { item: 0, sentAtMs: 0, ms: 30_000 },
    { item: 1, sentAtMs: 30_100, ms: 20 },
    { item: 2, sentAtMs: 300_000_000, ms: 20 },
    { item: 3, sentAtMs: 300_000_500, ms: 20 },
  ];
  expect(answerTimes(kept, at(0), 1).map(({ atMs }) => atMs)).toEqual([30_000, 30_120, 30_140, 30_640]);
});

it('does not take a configured pause of the run for one, nor what went on between answers that are not here', () => {
  const kept = [
    { item: 0, sentAtMs: 0, ms: 10 },
    { item: 1, sentAtMs: 12_000, ms: 10 },
  ];
  expect(answerTimes(kept, at(0, { ...usualPace, pauseMs: 10_000 }), 1).at(-1)?.atMs).toBe(12_010);
  expect(answerTimes(kept, at(0, { ...usualPace, perSecond: 1 }), 10).at(-1)?.atMs).toBe(12_010);
  expect(answerTimes(kept, at(0), 1).at(-1)?.atMs).toBe(20);
});

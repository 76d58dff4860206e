import { expect, it } from 'vitest';
import { answerTimes } from './answer-times.ts';

it('tells when each answer came, in the order of time', () => {
  const kept = [
    { item: 0, sentAtMs: 10_000, ms: 900 },
    { item: 1, sentAtMs: 10_100, ms: 50 },
  ];
  expect(answerTimes(kept, 10_000, 2_000)).toEqual([
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
  expect(answerTimes(kept, 0, 2_000).map(({ atMs }) => atMs)).toEqual([30_000, 30_120, 30_140, 30_640]);
});

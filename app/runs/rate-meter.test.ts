import { describe, expect, it } from 'vitest';
import { createRateMeter } from './rate-meter.ts';

describe('the times of answers', () => {
  it('are described by median, 95th percentile and slowest, to within a twentieth', () => {
    const meter = createRateMeter(0);
    for (let ms = 1; ms <= 1_000; ms++) meter.add(ms, ms, ms);
    const { latency } = meter.read(1_000, 0);
    expect(latency.halfMs).toBeGreaterThanOrEqual(500);
    expect(latency.halfMs).toBeLessThanOrEqual(525);
    expect(latency.most95Ms).toBeGreaterThanOrEqual(950);
    expect(latency.most95Ms).toBeLessThanOrEqual(1_000);
    expect(latency.slowestMs).toBe(1_000);
  });

  it('are none before the first came, and what came without one counts for the rate alone', () => {
    const meter = createRateMeter(0);
    meter.add(0, null, 500);
    expect(meter.read(1_000, 10)).toEqual({
      perSecond: 1,
      elapsedMs: 1_000,
      leftMs: 10_000,
      latency: { halfMs: null, most95Ms: null, slowestMs: null, answers: [] },
    });
  });

  it('keep some of the whole run, evenly spread, with the time when each came', () => {
    const meter = createRateMeter(100);
    for (let item = 0; item < 1_000; item++) meter.add(item, 5, 100 + 2 * item);
    const { answers } = meter.read(2_100, 0).latency;
    expect(answers.map(({ item }) => item)).toEqual(Array.from({ length: 250 }, (_, place) => 4 * place));
    expect(answers.every(({ item, atMs }) => atMs === 2 * item)).toBe(true);
  });

  it('leave out what was paused, also for what ends in the midst of the pause', () => {
    const meter = createRateMeter(0);
    meter.add(0, 5, 100);
    meter.pause(100);
    meter.add(1, 5, 30_000);
    meter.goOn(60_100);
    meter.add(2, 5, 60_200);
    expect(meter.read(60_200, 0).latency.answers.map(({ atMs }) => atMs)).toEqual([100, 100, 200]);
  });

  it('continue from the time that a run took before, and its rate does not', () => {
    const meter = createRateMeter(1_000, 300_000);
    meter.add(0, 5, 2_000);
    const read = meter.read(2_000, 4);
    expect(read).toMatchObject({ elapsedMs: 301_000, perSecond: 1, leftMs: 4_000 });
    expect(read.latency.answers).toEqual([{ item: 0, atMs: 301_000, ms: 5 }]);
  });
});

describe('the rate', () => {
  it('is that of the last seconds', () => {
    const meter = createRateMeter(0);
    for (let at = 0; at < 10_000; at += 10) meter.add(at, 1, at);
    expect(meter.read(10_000, 500)).toMatchObject({ perSecond: 100, leftMs: 5_000 });
    expect(meter.read(20_000, 500)).toMatchObject({ perSecond: 0, leftMs: null });
  });

  it('stops while the run is paused, and so does its clock', () => {
    const meter = createRateMeter(0);
    meter.add(0, 1, 900);
    meter.pause(1_000);
    expect(meter.read(61_000, 5)).toMatchObject({ perSecond: 0, elapsedMs: 1_000, leftMs: null });
    meter.goOn(61_000);
    expect(meter.read(62_000, 5)).toMatchObject({ elapsedMs: 2_000 });
  });
});

it('the rate after a pause is the one since it went on', () => {
  const meter = createRateMeter(0);
  for (let at = 100; at <= 10_000; at += 100) meter.add(at, 5, at);
  meter.pause(10_000);
  meter.goOn(60_000);
  for (let at = 60_100; at <= 61_000; at += 100) meter.add(at, 5, at);
  expect(meter.read(61_000, 100)).toMatchObject({ perSecond: 10, leftMs: 10_000 });
});

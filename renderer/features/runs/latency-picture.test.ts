import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawLatency, quantile } from './latency-picture.ts';

const answers = (...ms: readonly number[]) => ms.map((each, item) => ({ item, atMs: 100 * item, ms: each }));

it('draws nothing without data', () => {
  expect(drawLatency([], 600, 100)).toBeNull();
});

it('runs from the oldest at the left to the newest at the right, below a readable scale', () => {
  const picture = drawLatency(answers(0, 71, 40), 600, 100);
  expect(picture?.dots).toEqual([
    { x: 0, y: 100 },
    { x: 300, y: 11.3 },
    { x: 600, y: 50 },
  ]);
  expect(picture?.ticks.map(({ ms }) => ms)).toEqual([0, 20, 40, 60, 80]);
});

it('places a response by its time, on a scale of seconds or minutes', () => {
  const at = (...times: readonly number[]) => times.map((atMs, item) => ({ item, atMs, ms: 10 }));
  const picture = drawLatency(at(0, 1_000, 8_000), 400, 100);
  expect(picture?.dots.map(({ x }) => x)).toEqual([0, 50, 400]);
  expect(picture?.times).toEqual([
    { label: '0 s', x: 0 },
    { label: '2 s', x: 100 },
    { label: '4 s', x: 200 },
    { label: '6 s', x: 300 },
    { label: '8 s', x: 400 },
  ]);
  const labels = (endMs: number) => drawLatency(at(endMs), 400, 100)?.times.map(({ label }) => label);
  expect(labels(450)).toEqual(['0 s', '0.1 s', '0.2 s', '0.3 s', '0.4 s']);
  expect(labels(80_000)).toEqual(['0 s', '20 s', '40 s', '60 s', '80 s']);
  expect(labels(900_000)).toEqual(['0 min', '5 min', '10 min', '15 min']);
});

it('keeps the labels of the two lines apart where the lines meet', () => {
  const picture = drawLatency(answers(10, 10, 10), 600, 100);
  expect(picture && picture.halfLabelY - picture.mostLabelY).toBe(16);
});

it('keeps every point inside the chart', () => {
  const many = fc.array(fc.double({ min: 0, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(many, (ms) => {
      const picture = drawLatency(answers(...ms), 600, 100);
      const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && x <= 600 && y >= 0 && y <= 100;
      return picture?.dots.every(inside) && picture.mostLabelY >= 0 && picture.halfLabelY <= 100;
    }),
  );
});

it('finds the median and the 95th percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(quantile(hundred, 0.5)).toBe(50);
  expect(quantile(hundred, 0.95)).toBe(95);
  expect(quantile([], 0.5)).toBe(0);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawLatency, quantile } from './latency-picture.ts';

const answers = (...ms: readonly number[]) => ms.map((each, item) => ({ item, ms: each }));

it('draws nothing of nothing', () => {
  expect(drawLatency([], 600, 100)).toBeNull();
});

it('goes from the oldest at the left to the newest at the right, under a scale that reads well', () => {
  const picture = drawLatency(answers(0, 71, 40), 600, 100);
  expect(picture?.dots).toEqual([
    { x: 0, y: 100 },
    { x: 300, y: 11.3 },
    { x: 600, y: 50 },
  ]);
  expect(picture?.ticks.map(({ ms }) => ms)).toEqual([0, 20, 40, 60, 80]);
});

it('keeps the labels of the two lines apart where the lines meet', () => {
  const picture = drawLatency(answers(10, 10, 10), 600, 100);
  expect(picture && picture.halfLabelY - picture.mostLabelY).toBe(16);
});

it('keeps everything in its field, whatever came', () => {
  const many = fc.array(fc.double({ min: 0, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(many, (ms) => {
      const picture = drawLatency(answers(...ms), 600, 100);
      const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && x <= 600 && y >= 0 && y <= 100;
      return picture?.dots.every(inside) && picture.mostLabelY >= 0 && picture.halfLabelY <= 100;
    }),
  );
});

it('finds what half and what 95 of 100 lie under', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(quantile(hundred, 0.5)).toBe(50);
  expect(quantile(hundred, 0.95)).toBe(95);
  expect(quantile([], 0.5)).toBe(0);
});

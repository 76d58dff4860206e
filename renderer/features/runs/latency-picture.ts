import type { RunProgress } from '#app/runs/run.ts';
import { timesUpTo } from '#app/runs/time-scale.ts';

type Answer = RunProgress['latency']['answers'][number];
type Point = { readonly x: number; readonly y: number };

export type LatencyPicture = {
  readonly dots: readonly Point[];
  /** The median and the 95th percentile around each point, as the `d` of a path. */
  readonly halfLine: string;
  readonly mostLine: string;
  /** Where the lines end. Their labels are there and never overlap. */
  readonly halfLabelY: number;
  readonly mostLabelY: number;
  /** The scale at the left, from nothing up. */
  readonly ticks: readonly { readonly ms: number; readonly y: number }[];
  /** The scale below: how long after the start of the run, in words. */
  readonly times: readonly { readonly label: string; readonly x: number }[];
};

const labelHeight = 16;
/** How many responses each point of a line is computed from. */
const windowSize = 25;
const mostPointsOfLine = 60;
/** The width of a time label, with space beside it. */
const leastTimeWidth = 72;

/** Places answers, oldest first, in a field of this size; null when there are none. */
export function drawLatency(answers: readonly Answer[], width: number, height: number): LatencyPicture | null {
  if (answers.length === 0) return null;
  const top = niceTop(Math.max(...answers.map(({ ms }) => ms)));
  const endMs = Math.max(1, ...answers.map(({ atMs }) => atMs));
  const x = (atMs: number) => (atMs / endMs) * width;
  const y = (ms: number) => height - (ms / top) * height;
  const half = lineOf(0.5);
  const most = lineOf(0.95);
  const [mostLabelY, halfLabelY] = apart(most.at(-1)?.y ?? 0, half.at(-1)?.y ?? 0, height);
  return {
    dots: answers.map(({ atMs, ms }) => ({ x: round(x(atMs)), y: round(y(ms)) })),
    halfLine: pathOf(half),
    mostLine: pathOf(most),
    halfLabelY,
    mostLabelY,
    ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => ({ ms: part * top, y: round(y(part * top)) })),
    times: timesUpTo(endMs, Math.floor(width / leastTimeWidth)).map(({ atMs, label }) => ({
      label,
      x: round(x(atMs)),
    })),
  };

  function lineOf(share: number): readonly Point[] {
    const step = Math.max(1, Math.ceil(answers.length / mostPointsOfLine));
    const places = answers.flatMap((_, index) => (index % step === 0 || index === answers.length - 1 ? [index] : []));
    return places.map((index) => {
      const from = Math.max(0, Math.min(index - Math.floor(windowSize / 2), answers.length - windowSize));
      const around = answers.slice(from, from + windowSize).map(({ ms }) => ms);
      return { x: round(x(answers[index]?.atMs ?? 0)), y: round(y(quantile(around, share))) };
    });
  }
}

/** The value that this share of values is not above; 0 when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** The least of 2, 4, 8 and 10 times a power of ten that is not below a figure: a quarter of it reads well. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [2, 4, 8, 10].map((step) => step * power).find((top) => top >= most) ?? most;
}

function apart(upper: number, lower: number, height: number): readonly [number, number] {
  const middle = (upper + lower) / 2;
  const distance = Math.max(lower - upper, labelHeight);
  const first = Math.min(Math.max(middle - distance / 2, 0), height - distance);
  return [round(first), round(first + distance)];
}

function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function round(figure: number): number {
  return Math.round(figure * 10) / 10;
}

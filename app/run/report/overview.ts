import type { RunResult } from '#app/run/result.ts';

/** Upper bounds of the latency picture's classes, in milliseconds; the last class holds all that took longer. */
export const latencyBounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000];

const mostPoints = 2_000;
const mostProblems = 100;

export type LatencyPoint = {
  readonly item: number;
  readonly ms: number;
  readonly state: 'answered' | 'failed';
};

/** A run seen as a whole, beside its ledger. */
export type RunOverview = {
  /** Of the answers that came whole: how long they took. Null where none came. */
  readonly latency: {
    /** Half of them came within it. */
    readonly halfMs: number | null;
    /** 95 of 100 came within it. */
    readonly most95Ms: number | null;
    readonly slowestMs: number | null;
    /** How many took up to each of `latencyBounds` and longer than the one before; the last took longer than all. */
    readonly histogram: readonly number[];
    /** At most 2,000 of them, evenly spread over the run, the slowest among them, in the order of their items. */
    readonly points: readonly LatencyPoint[];
  };
  /** The first 100 of each kind. `unmet` are answered, but not as expected. */
  readonly problems: {
    readonly failed: readonly RunResult[];
    readonly unknown: readonly RunResult[];
    readonly unmet: readonly RunResult[];
  };
  /** How many were answered, but not as expected. */
  readonly answeredUnmet: number;
  /** How many items differ from the run before; null when there is none to compare with. */
  readonly differences: number | null;
};

export type OverviewMaker = {
  readonly add: (result: RunResult) => void;
  readonly finish: (differences: number | null) => RunOverview;
};

/** Adds up what became of the items of a run, one by one, without keeping them. */
export function createOverview(): OverviewMaker {
  const times: number[] = [];
  const histogram = [...latencyBounds, Infinity].map(() => 0);
  const problems: Record<ProblemKind, RunResult[]> = { failed: [], unknown: [], unmet: [] };
  let answeredUnmet = 0;
  let slowest: LatencyPoint | null = null;
  // Every so manieth is kept; when they become too many, every other of them goes.
  let points: LatencyPoint[] = [];
  let stride = 1;

  function addPoint(point: LatencyPoint) {
    if (times.length % stride === 0) points.push(point);
    if (points.length >= mostPoints) {
      points = points.filter((_, at) => at % 2 === 0);
      stride *= 2;
    }
    if (slowest === null || point.ms > slowest.ms) slowest = point;
    const place = latencyBounds.findIndex((bound) => point.ms <= bound);
    const bucket = place === -1 ? latencyBounds.length : place;
    histogram[bucket] = (histogram[bucket] ?? 0) + 1;
    times.push(point.ms);
  }

  return {
    add(result) {
      const { item, state, status, ms } = result;
      const kind = problemOf(result);
      if (kind === 'unmet') answeredUnmet += 1;
      if (kind !== null && problems[kind].length < mostProblems) problems[kind].push(result);
      if (ms !== null && status !== null && (state === 'answered' || state === 'failed')) addPoint({ item, ms, state });
    },
    finish(differences) {
      const sorted = Float64Array.from(times).sort();
      const within = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
      const isShown = slowest === null || points.includes(slowest);
      const shown = isShown || slowest === null ? points : [...points, slowest];
      return {
        latency: {
          halfMs: within(0.5),
          most95Ms: within(0.95),
          slowestMs: slowest?.ms ?? null,
          histogram: [...histogram],
          points: shown.toSorted((a, b) => a.item - b.item),
        },
        problems: { failed: [...problems.failed], unknown: [...problems.unknown], unmet: [...problems.unmet] },
        answeredUnmet,
        differences,
      };
    },
  };
}

type ProblemKind = 'failed' | 'unknown' | 'unmet';

function problemOf({ state, unmet }: RunResult): ProblemKind | null {
  if (state === 'failed' || state === 'unknown') return state;
  return state === 'answered' && unmet.length > 0 ? 'unmet' : null;
}

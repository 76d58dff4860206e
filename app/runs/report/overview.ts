import { answerTimes, type KeptAnswer } from '#app/runs/answer-times.ts';
import { countedMs, type LatencyFigures, latencyFigures } from '#app/runs/latency.ts';
import type { RunResult } from '#app/runs/result.ts';
import type { Run } from '#app/runs/run.ts';

/** Upper bounds of the latency picture's classes, in milliseconds; the last class holds all that took longer. */
export const latencyBounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000];

const mostPoints = 2_000;
const mostProblems = 100;

export type LatencyPoint = {
  /** How long after the start of the run the answer was there, pauses left out. */
  readonly atMs: number;
  readonly ms: number;
  readonly state: 'answered' | 'failed';
};

/** How the items of a run differ from those of the run before: how many, and of those how many pass or fail otherwise. */
export type RunDifferences = { readonly different: number; readonly nowFail: number; readonly nowPass: number };

/** A run seen as a whole, beside its ledger. */
export type RunOverview = {
  /** Of the answers that came whole: how long they took. Null where none came. */
  readonly latency: LatencyFigures & {
    /** How many took up to each of `latencyBounds` and longer than the one before; the last took longer than all. */
    readonly histogram: readonly number[];
    /** At most 2,000 of them, evenly spread over the run, the slowest among them, in the order of time. */
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
  /** Null when there is no run before to compare with. */
  readonly differences: RunDifferences | null;
};

export type OverviewMaker = {
  readonly add: (result: RunResult) => void;
  readonly finish: (differences: RunDifferences | null) => RunOverview;
};

type KeptPoint = KeptAnswer & Pick<LatencyPoint, 'state'>;

/** Adds up what became of the items of a run, one by one, without keeping them. */
export function createOverview(run: Pick<Run, 'startedAt' | 'pace'>): OverviewMaker {
  const times: number[] = [];
  const histogram = [...latencyBounds, Infinity].map(() => 0);
  const problems: Record<ProblemKind, RunResult[]> = { failed: [], unknown: [], unmet: [] };
  let answeredUnmet = 0;
  let slowest: KeptPoint | null = null;
  // Every so manieth is kept; when they become too many, every other of them goes.
  let points: KeptPoint[] = [];
  let stride = 1;

  function addPoint(point: KeptPoint) {
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

  function placed(shown: readonly KeptPoint[]): readonly LatencyPoint[] {
    const states = new Map(shown.map(({ item, state }) => [item, state]));
    return answerTimes(shown, run, stride).map(({ item, atMs, ms }) => ({
      atMs,
      ms,
      state: states.get(item) ?? 'answered',
    }));
  }

  return {
    add(result) {
      const { item, state, sentAt } = result;
      const ms = countedMs(result);
      const kind = problemOf(result);
      if (kind === 'unmet') answeredUnmet += 1;
      if (kind !== null && problems[kind].length < mostProblems) problems[kind].push(result);
      if (sentAt !== null && ms !== null && (state === 'answered' || state === 'failed'))
        addPoint({ item, sentAtMs: Date.parse(sentAt), ms, state });
    },
    finish(differences) {
      const isShown = slowest === null || points.includes(slowest);
      const shown = isShown || slowest === null ? points : [...points, slowest];
      return {
        latency: {
          ...latencyFigures(times),
          histogram: [...histogram],
          points: placed(shown),
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

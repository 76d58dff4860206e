import type { RunProgress } from './run.ts';

/** Watches how fast a run goes. All times are in milliseconds of one monotonic clock. */
export type RateMeter = {
  readonly add: (item: number, ms: number | null, now: number) => void;
  /** The clock stops while the run is paused. */
  readonly pause: (now: number) => void;
  readonly goOn: (now: number) => void;
  /** @param left how many items are still to come */
  readonly read: (now: number, left: number) => Omit<RunProgress, 'summary' | 'underWay'>;
};

/** The rate is that of the last seconds. */
const windowMs = 5_000;
/** Of the answers so many are kept at least, and twice as many at most. */
const fewestKept = 200;
/** Times are counted in buckets that grow by 5 %, so that any number of them takes the same room. */
const growth = 1.05;

/**
 * Begins to watch.
 * @param wentBeforeMs how long the run took before: its times continue from there
 */
export function createRateMeter(startedAt: number, wentBeforeMs = 0): RateMeter {
  const buckets = new Map<number, number>();
  /** Every so-manieth answer, so that they span the run and take the same room however long it is. */
  let kept: RunProgress['latency']['answers'][number][] = [];
  let keptEach = 1;
  let ends: number[] = [];
  let counted = 0;
  let slowestMs: number | null = null;
  let pausedAt: number | null = null;
  let pausedMs = 0;
  /** How long the run had gone when its rate began to be measured: at its start, or when it went on. */
  let measuredFromMs = wentBeforeMs;

  /** What is still under way when a run is paused ends in the midst of the pause. */
  function wentMs(now: number): number {
    return wentBeforeMs + (pausedAt ?? now) - startedAt - pausedMs;
  }

  return {
    add: (item, ms, now) => {
      ends.push(now);
      if (ms === null) return;
      if (counted % keptEach === 0) kept.push({ item, atMs: wentMs(now), ms });
      counted += 1;
      slowestMs = Math.max(slowestMs ?? 0, ms);
      const bucket = Math.ceil(Math.log(Math.max(ms, 0.01)) / Math.log(growth));
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
      if (kept.length < 2 * fewestKept) return;
      kept = kept.filter((_, place) => place % 2 === 0);
      keptEach *= 2;
    },
    pause: (now) => {
      pausedAt ??= now;
    },
    goOn: (now) => {
      if (pausedAt !== null) pausedMs += now - pausedAt;
      pausedAt = null;
      measuredFromMs = wentMs(now);
      ends = [];
    },
    read: (now, left) => {
      const elapsedMs = wentMs(now);
      ends = ends.filter((end) => end >= now - windowMs);
      const spanMs = Math.min(windowMs, Math.max(elapsedMs - measuredFromMs, 1));
      const perSecond = pausedAt === null ? (ends.length / spanMs) * 1_000 : 0;
      return {
        perSecond,
        elapsedMs,
        leftMs: perSecond > 0 ? (left / perSecond) * 1_000 : null,
        latency: {
          halfMs: quantile(buckets, 0.5, slowestMs),
          most95Ms: quantile(buckets, 0.95, slowestMs),
          slowestMs,
          answers: [...kept],
        },
      };
    },
  };
}

/** The time within which this share of the answers came; null where none came. */
function quantile(buckets: ReadonlyMap<number, number>, share: number, slowestMs: number | null): number | null {
  const counted = [...buckets.values()].reduce((sum, count) => sum + count, 0);
  let before = 0;
  for (const [bucket, count] of [...buckets].sort(([a], [b]) => a - b)) {
    before += count;
    if (before >= share * counted) return Math.min(growth ** bucket, slowestMs ?? Number.POSITIVE_INFINITY);
  }
  return slowestMs;
}

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { later, type Scheduler, type SchedulerPlan, startScheduler } from './scheduler.ts';

type One = { readonly number: number; readonly lane: string | null };

const usual = { inFlight: 1, perSecond: null, pauseMs: 0, jitterMs: 0 };

/** A scheduler of items with given durations, on a clock that the test moves. */
function fly(
  all: readonly One[],
  pace: Partial<SchedulerPlan<One>['pace']> = {},
  lasts: (one: One) => number = () => 10,
) {
  const begun: { readonly number: number; readonly at: number }[] = [];
  const prepared: number[] = [];
  const underWay = new Set<One>();
  const overlaps: string[] = [];
  let most = 0;
  const queue = [...all];
  const scheduler: Scheduler = startScheduler<One>({
    next: () => queue.shift() ?? null,
    laneOf: ({ lane }) => lane,
    prepare: ({ number }) => prepared.push(number),
    begin: async (one) => {
      for (const other of underWay) if (one.lane !== null && other.lane === one.lane) overlaps.push(one.lane);
      begun.push({ number: one.number, at: Date.now() });
      underWay.add(one);
      most = Math.max(most, underWay.size);
      await new Promise((resolve) => setTimeout(resolve, lasts(one)));
      underWay.delete(one);
    },
    pace: { ...usual, ...pace },
    now: Date.now,
    random: () => 0.5,
  });
  return { scheduler, begun, prepared, overlaps, most: () => most };
}

const numbered = (count: number, lane: (number: number) => string | null = () => null): One[] =>
  Array.from({ length: count }, (_, index) => ({ number: index, lane: lane(index) }));

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

it('begins all in their order, as many at once as are allowed, and lands when the last has ended', async () => {
  const { scheduler, begun, most } = fly(numbered(10), { inFlight: 3 });
  let hasLanded = false;
  void scheduler.finished.then(() => {
    hasLanded = true;
  });
  await vi.advanceTimersByTimeAsync(35);
  expect(hasLanded).toBe(false);
  await vi.advanceTimersByTimeAsync(10);
  expect(hasLanded).toBe(true);
  expect(begun.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(most()).toBe(3);
});

it('lands at once when there is nothing to do', async () => {
  const { scheduler } = fly([]);
  await vi.advanceTimersByTimeAsync(0);
  await expect(scheduler.finished).resolves.toBeUndefined();
});

it('overlaps no lane, keeps the order of each, lets none overtake one that need not wait, and does all once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ lane: fc.constantFrom('a', 'b', 'c', null), lasts: fc.nat(30) }), {
        maxLength: 40,
        size: 'max',
      }),
      fc.integer({ min: 1, max: 8 }),
      async (kinds, inFlight) => {
        const all = kinds.map(({ lane }, number) => ({ number, lane }));
        const { scheduler, begun, overlaps, most } = fly(all, { inFlight }, ({ number }) => kinds[number]?.lasts ?? 0);
        await vi.advanceTimersByTimeAsync(40 * 31);
        await scheduler.finished;
        const order = begun.map(({ number }) => number);
        expect(overlaps).toEqual([]);
        expect(most()).toBeLessThanOrEqual(inFlight);
        expect(order.toSorted((a, b) => a - b)).toEqual(all.map(({ number }) => number));
        for (const lane of ['a', 'b', 'c']) {
          const ofLane = order.filter((number) => all[number]?.lane === lane);
          expect(ofLane).toEqual(ofLane.toSorted((a, b) => a - b));
        }
        for (const [place, number] of order.entries())
          if (all[number]?.lane === null) expect(Math.max(number, ...order.slice(0, place))).toBe(number);
      },
    ),
    { numRuns: 60 },
  );
});

it('goes past more things that wait for one lane than it holds', async () => {
  const { scheduler, begun } = fly(
    numbered(3_000, (number) => (number < 2_500 ? 'slow' : null)),
    { inFlight: 4 },
    () => 1,
  );
  await vi.advanceTimersByTimeAsync(4_000);
  await scheduler.finished;
  expect(begun.length).toBe(3_000);
});

describe('while answers are awaited', () => {
  it('prepares the next item for each of them, so that an answer is followed by it at once', async () => {
    const { begun, prepared } = fly(numbered(10), { inFlight: 3 });
    await vi.advanceTimersByTimeAsync(5);
    expect(begun.map(({ number }) => number)).toEqual([0, 1, 2]);
    expect(prepared).toEqual([3, 4, 5]);
    await vi.advanceTimersByTimeAsync(10);
    expect(begun.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(prepared).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('prepares none beyond an item that waits for its lane', async () => {
    const { begun, prepared } = fly(
      numbered(10, (number) => (number === 0 || number === 4 ? 'a' : null)),
      { inFlight: 3 },
    );
    await vi.advanceTimersByTimeAsync(5);
    expect(prepared).toEqual([3]);
    await vi.advanceTimersByTimeAsync(10);
    expect(begun.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('prepares none while it is paused', async () => {
    const { scheduler, begun, prepared } = fly(numbered(10), { inFlight: 3 });
    await Promise.resolve();
    expect(begun.length).toBe(3);
    scheduler.pause();
    await vi.advanceTimersByTimeAsync(5);
    expect(prepared).toEqual([]);
  });
});

describe('the pace', () => {
  it('is at most so many a second', async () => {
    const { begun } = fly(numbered(100), { inFlight: 50, perSecond: 20 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(begun.length).toBeGreaterThanOrEqual(39);
    expect(begun.length).toBeLessThanOrEqual(42);
  });

  it('is never made up for after the clock leapt', async () => {
    const { begun } = fly(numbered(1_000), { inFlight: 50, perSecond: 20 });
    await vi.advanceTimersByTimeAsync(500);
    vi.setSystemTime(60_000);
    const before = begun.length;
    await vi.advanceTimersByTimeAsync(500);
    expect(begun.length - before).toBeLessThanOrEqual(12);
  });

  it('leaves a pause between the end of one and the beginning of the next', async () => {
    const { begun } = fly(numbered(3), { pauseMs: 100 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun.map(({ at }) => at)).toEqual([0, 110, 220]);
  });
});

describe('a person', () => {
  it('pauses and resumes; items under way end meanwhile', async () => {
    const { scheduler, begun } = fly(numbered(6), { inFlight: 2 });
    await vi.advanceTimersByTimeAsync(5);
    scheduler.pause();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun.length).toBe(2);
    expect(scheduler.underWay()).toBe(0);
    scheduler.goOn();
    await vi.advanceTimersByTimeAsync(100);
    await scheduler.finished;
    expect(begun.length).toBe(6);
  });

  it('stops: no more items begin, paused or not, and it finishes when those under way have ended', async () => {
    const { scheduler, begun } = fly(numbered(6), { inFlight: 2 });
    await vi.advanceTimersByTimeAsync(5);
    scheduler.pause();
    scheduler.stop();
    scheduler.goOn();
    await vi.advanceTimersByTimeAsync(100);
    await scheduler.finished;
    expect(begun.length).toBe(2);
  });
});

it('asks for what takes long to find once in a turn of the event loop, however many ended before', async () => {
  let asked = 0;
  let isLong = false;
  const scheduler = startScheduler<number>({
    next: () => {
      if (!isLong && asked < 8) return asked++;
      isLong = true;
      asked += 1;
      return later;
    },
    laneOf: () => null,
    begin: () => new Promise((resolve) => setTimeout(resolve, 10)),
    pace: { ...usual, inFlight: 8 },
    now: Date.now,
    random: () => 0.5,
  });
  await vi.advanceTimersByTimeAsync(10);
  expect(scheduler.underWay()).toBe(0);
  const before = asked;
  vi.advanceTimersToNextTimer();
  expect(asked - before).toBeLessThanOrEqual(1);
  scheduler.stop();
});

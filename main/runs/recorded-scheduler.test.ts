import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRecordedScheduler } from './recorded-scheduler.ts';
import { later } from './scheduler.ts';

type One = { readonly number: number; readonly lane: string | null; readonly gapMs: number; readonly lastsMs: number };

type Options = {
  readonly inFlight?: number;
  readonly leastMs?: number;
  readonly isSlowToFind?: boolean;
  /** How long it takes to know the customer of each, and until the first has its time, in milliseconds. */
  readonly lookMs?: number;
  readonly beginMs?: number;
};

/** A recorded scheduler on a clock that the test moves. */
function replay(all: readonly One[], options: Options = {}) {
  const { inFlight = 64, leastMs = 0, isSlowToFind = false, lookMs = 0, beginMs = 0 } = options;
  const begun: { readonly number: number; readonly at: number }[] = [];
  const underWay = new Set<One>();
  const overlaps: string[] = [];
  const queue = [...all];
  let asked = 0;
  const scheduler = startRecordedScheduler<One>({
    next: () => (isSlowToFind && asked++ % 2 === 0 ? later : (queue.shift() ?? null)),
    laneOf: ({ lane }) => {
      vi.setSystemTime(Date.now() + lookMs);
      return lane;
    },
    gapBefore: ({ gapMs }, previous) => (previous === null ? 0 : gapMs),
    begin: async (one) => {
      if (one.number === 0) vi.setSystemTime(Date.now() + beginMs);
      for (const other of underWay) if (one.lane !== null && other.lane === one.lane) overlaps.push(one.lane);
      begun.push({ number: one.number, at: Date.now() });
      underWay.add(one);
      await new Promise((resolve) => setTimeout(resolve, one.lastsMs));
      underWay.delete(one);
    },
    now: Date.now,
    inFlight,
    leastMs,
  });
  return { scheduler, begun, overlaps, times: () => begun.map(({ at }) => at) };
}

const recorded = (kinds: readonly Partial<One>[]): One[] =>
  kinds.map((kind, number) => ({ number, lane: null, gapMs: 100, lastsMs: 10, ...kind }));

/** When each is due after the first. */
function duesOf(all: readonly One[]): readonly number[] {
  let due = 0;
  return all.map(({ gapMs }, index) => {
    due += index === 0 ? 0 : gapMs;
    return due;
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['find', { lookMs: 3 }],
  ['begin', { beginMs: 3 }],
])('the shortest gap is kept from the moment at which one begins, however long it took to %s', async (_, took) => {
  const { times } = replay(recorded([{ gapMs: 0 }, { gapMs: 0 }]), { leastMs: 50, ...took });
  await vi.runAllTimersAsync();
  expect((times()[1] ?? 0) - (times()[0] ?? 0)).toBeGreaterThanOrEqual(50);
});

const kindsOf = (mostLasts: number) =>
  fc.array(
    fc.record({
      lane: fc.option(fc.constantFrom('a', 'b', 'c')),
      gapMs: fc.nat(200),
      lastsMs: fc.nat(mostLasts),
    }),
    { maxLength: 30 },
  );

it('begins each when it is due where nothing is late, in any lanes', async () => {
  await fc.assert(
    fc.asyncProperty(kindsOf(0), async (kinds) => {
      vi.setSystemTime(0);
      const all = recorded(kinds.map((kind, index) => ({ ...kind, lane: `${index}` })));
      const { scheduler, begun } = replay(all);
      await vi.advanceTimersByTimeAsync(30 * 200 + 100);
      await scheduler.finished;
      const dues = duesOf(all);
      expect(begun).toEqual(all.map(({ number }) => ({ number, at: dues[number] })));
    }),
    { numRuns: 60 },
  );
});

it('keeps the order, the gaps and the shortest gap of each customer, for any durations', async () => {
  await fc.assert(
    fc.asyncProperty(
      kindsOf(700),
      fc.integer({ min: 1, max: 6 }),
      fc.record({ leastMs: fc.constantFrom(0, 30), isSlowToFind: fc.boolean() }),
      async (kinds, inFlight, { leastMs, isSlowToFind }) => {
        vi.setSystemTime(0);
        const all = recorded(kinds.map((kind) => ({ ...kind, gapMs: Math.max(kind.gapMs, leastMs) })));
        const { scheduler, begun, overlaps, times } = replay(all, { inFlight, leastMs, isSlowToFind });
        await vi.advanceTimersByTimeAsync(30 * 1_000);
        await scheduler.finished;
        expect(overlaps).toEqual([]);
        expect(begun.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(all.map(({ number }) => number));
        const dues = duesOf(all);
        for (const { number, at } of begun) expect(at).toBeGreaterThanOrEqual(dues[number] ?? 0);
        for (const [index, at] of times().entries())
          expect(at - (times()[index - 1] ?? -leastMs)).toBeGreaterThanOrEqual(leastMs);
        for (const lane of ['a', 'b', 'c']) {
          const ofLane = begun.filter(({ number }) => all[number]?.lane === lane);
          for (const [index, { number, at }] of ofLane.entries()) {
            const before = ofLane[index - 1];
            if (before === undefined) continue;
            expect(number).toBeGreaterThan(before.number);
            // Time that stood still may have been as far ahead as a timer may be late.
            const planned = (dues[number] ?? 0) - (dues[before.number] ?? 0);
            expect(at - before.at).toBeGreaterThanOrEqual(planned - 20);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('a late answer', () => {
  it('moves what follows of its customer, and holds up no other', async () => {
    const all = recorded([
      { lane: 'a', lastsMs: 1_000 },
      { lane: 'a' },
      { lane: 'b' },
      { lane: 'a' },
      { lane: 'b', gapMs: 1_000 },
    ]);
    const { scheduler, begun } = replay(all);
    await vi.advanceTimersByTimeAsync(5_000);
    await scheduler.finished;
    expect(begun).toEqual([
      { number: 0, at: 0 },
      { number: 2, at: 200 },
      { number: 1, at: 1_000 },
      { number: 3, at: 1_200 },
      { number: 4, at: 1_300 },
    ]);
  });

  it('moves everything where no more may be under way', async () => {
    const all = recorded([{ lane: 'a', lastsMs: 1_000 }, { lane: 'b' }, { lane: 'c' }, { lane: 'd' }]);
    const { scheduler, times } = replay(all, { inFlight: 1 });
    await vi.advanceTimersByTimeAsync(5_000);
    await scheduler.finished;
    expect(times().map((at, index) => at - (times()[index - 1] ?? 0))).toEqual([0, 1_000, 80, 100]);
  });
});

it('goes on where the next of a thousand that wait has a long gap, and keeps the gaps of all', async () => {
  // A customer is far behind the plan by slow answers. Another one comes once no more may wait.
  const kinds = Array.from({ length: 1_600 }, (_, number): Partial<One> => {
    if (number >= 1_500) return { lane: 'b', gapMs: 200 };
    return { lane: 'a', gapMs: number === 300 ? 5_000 : 10, lastsMs: 100 };
  });
  const { scheduler, begun } = replay(recorded(kinds));
  await vi.advanceTimersByTimeAsync(31_000);
  expect(scheduler.next()).toMatchObject({ one: { number: 300 } });
  await vi.advanceTimersByTimeAsync(400_000);
  await expect(Promise.race([scheduler.finished, Promise.resolve('stuck')])).resolves.toBeUndefined();
  const at = new Map(begun.map((one) => [one.number, one.at]));
  const gapBefore = (number: number) => (at.get(number) ?? 0) - (at.get(number - 1) ?? 0);
  expect(gapBefore(300)).toBeGreaterThanOrEqual(4_980);
  for (let number = 1_501; number < 1_600; number++) expect(gapBefore(number)).toBeGreaterThanOrEqual(180);
});

it('makes up for no time that the computer slept', async () => {
  const { scheduler, begun } = replay(recorded([{}, {}, {}, {}]));
  await vi.advanceTimersByTimeAsync(150);
  vi.setSystemTime(3_600_000);
  await vi.advanceTimersByTimeAsync(1_000);
  await scheduler.finished;
  const [, , third = 0, fourth = 0] = begun.map(({ at }) => at);
  expect(third).toBeGreaterThanOrEqual(3_600_000);
  expect(fourth - third).toBeGreaterThanOrEqual(80);
});

it('waits longer than a timer can', async () => {
  const longMs = 40 * 86_400_000;
  const { scheduler, times } = replay(recorded([{}, { gapMs: longMs }]));
  await vi.advanceTimersByTimeAsync(longMs + 100);
  await scheduler.finished;
  expect(times()).toEqual([0, longMs]);
});

describe('a person', () => {
  it('pauses: the rest of the gap follows when the run goes on', async () => {
    const { scheduler, times } = replay(recorded([{}, { gapMs: 1_000 }, {}]));
    await vi.advanceTimersByTimeAsync(400);
    scheduler.pause();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(scheduler.next()?.inMs).toBe(600);
    scheduler.goOn();
    await vi.advanceTimersByTimeAsync(2_000);
    await scheduler.finished;
    expect(times()).toEqual([0, 11_000, 11_100]);
  });

  it('sees the next one and in how long, and sends it now; what follows keeps its gap', async () => {
    const { scheduler, times } = replay(recorded([{}, { gapMs: 60_000 }, { gapMs: 500 }]), { leastMs: 300 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(scheduler.next()).toMatchObject({ one: { number: 1 }, inMs: 59_000 });
    scheduler.sendNext(({ number }) => number === 2);
    await vi.advanceTimersByTimeAsync(0);
    expect(times()).toEqual([0]);
    scheduler.sendNext(({ number }) => number === 1);
    await vi.advanceTimersByTimeAsync(0);
    expect(times()).toEqual([0, 1_000]);
    expect(scheduler.next()).toMatchObject({ one: { number: 2 }, inMs: 500 });
    await vi.advanceTimersByTimeAsync(1_000);
    await scheduler.finished;
    expect(times()).toEqual([0, 1_000, 1_500]);
    expect(scheduler.next()).toBeNull();
  });

  it('sees that the next one waits for an answer, and can’t send it before', async () => {
    const all = recorded([{ lane: 'a', lastsMs: 1_000 }, { lane: 'a' }]);
    const { scheduler, times } = replay(all);
    await vi.advanceTimersByTimeAsync(200);
    expect(scheduler.next()).toMatchObject({ one: { number: 1 }, inMs: null });
    scheduler.sendNext(() => true);
    await vi.advanceTimersByTimeAsync(0);
    expect(times()).toEqual([0]);
  });

  it('stops in a gap: nothing more begins', async () => {
    const { scheduler, times } = replay(recorded([{}, { gapMs: 60_000 }]));
    await vi.advanceTimersByTimeAsync(1_000);
    scheduler.stop();
    await scheduler.finished;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(times()).toEqual([0]);
    expect(scheduler.next()).toBeNull();
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import type { Step } from '#app/storyboards/storyboard.ts';
import { blankStoryboard, createEventStep, createPauseStep } from '#app/storyboards/storyboard-edit.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { usualGaps } from './pace.ts';
import { createRecordedPlan, dueTimes, formatGaps, hasRecordedTimes, plannedMs, recordedMs } from './recorded-gaps.ts';
import { readRunInput } from './run-input.ts';

const at = (...times: readonly number[]) => times.map((atMs) => ({ atMs }));

it('keeps every gap within its limits, and otherwise as it was, so many times as fast', () => {
  const gaps = fc.record({
    speed: fc.constantFrom(1, 2, 5, 10, 100),
    leastMs: fc.nat(2_000),
    mostMs: fc.option(fc.integer({ min: 2_000, max: 60_000 })),
  });
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { minLength: 1 }), gaps, (times, limits) => {
      const requests = at(...times.toSorted((a, b) => a - b));
      const due = dueTimes(requests, limits);
      expect(due[0]).toBe(0);
      for (const [index, time] of due.entries()) {
        if (index === 0) continue;
        const gap = time - (due[index - 1] ?? 0);
        const was = ((requests[index]?.atMs ?? 0) - (requests[index - 1]?.atMs ?? 0)) / limits.speed;
        const [low, high] = [limits.leastMs, limits.mostMs ?? Number.POSITIVE_INFINITY];
        // Sums of fractions.
        expect(gap).toBeGreaterThanOrEqual(low - 1e-3);
        expect(gap).toBeLessThanOrEqual(high + 1e-3);
        if (was > low && was < high) expect(gap).toBeCloseTo(was, 3);
      }
    }),
  );
});

it('counts a gap from the item before, over what is left out, and begins the next row after the shortest gap', () => {
  const plan = createRecordedPlan(at(0, 1_000, 4_000), { ...usualGaps, leastMs: 100 }, 9);
  expect(plan.gapBefore(2, null)).toBe(0);
  expect(plan.gapBefore(1, 0)).toBe(1_000);
  expect(plan.gapBefore(2, 0)).toBe(4_000);
  expect(plan.gapBefore(4, 0)).toBe(100);
  expect(plan.leftFrom(0)).toBe(3 * 4_000 + 2 * 100);
  expect(plan.leftFrom(7)).toBe(3_000);
});

it('says how long all rows take', () => {
  const requests = at(0, 20_000);
  expect(recordedMs(requests)).toBe(20_000);
  expect(plannedMs(requests, { speed: 10, leastMs: 500, mostMs: null }, 3)).toBe(3 * 2_000 + 2 * 500);
  expect(plannedMs(requests, usualGaps, 0)).toBe(0);
});

it.each([
  [usualGaps, 'at 1x'],
  [{ speed: 2.5, leastMs: 1_000, mostMs: null }, 'at 2.5x, gaps of at least 1 s'],
  [{ speed: 5, leastMs: 0, mostMs: 90_000 }, 'at 5x, gaps of at most 1 min 30 s'],
  [{ speed: 5, leastMs: 1_000, mostMs: 10_000 }, 'at 5x, gaps from 1 s to 10 s'],
])('says %j as “%s”', (gaps, words) => {
  expect(formatGaps(gaps)).toBe(words);
});

it('takes the times of a selection of the history, oldest first', () => {
  const sentAt = ['2026-01-01T10:00:30.000Z', '2026-01-01T10:00:00.000Z', '2026-01-02T10:00:00.500Z'];
  const exchanges = sentAt.map((moment, index) => makeReceived(`x${index}`, 't', { sentAt: moment }));
  const { requests } = readRunInput({ kind: 'history', exchangeIds: [] }, blankWorkspace, [], exchanges);
  expect(requests.map(({ id, atMs }) => [id, atMs])).toEqual([
    ['x1', 0],
    ['x0', 30_000],
    ['x2', 86_400_500],
  ]);
});

it('takes the pauses of a storyboard as times, and none from one without pauses between its events', () => {
  const event = (id: string) => createEventStep(id, id, blankDraft, null);
  const pause = (id: string, playMs: number): Step => ({
    ...createPauseStep(id, 'later'),
    kind: 'pause',
    title: id,
    playMs,
  });
  const timesOf = (...steps: readonly Step[]) => {
    const storyboard = { ...blankStoryboard('s', 'x'), steps };
    const { requests } = readRunInput({ kind: 'storyboard', storyboardId: 's' }, blankWorkspace, [storyboard], []);
    return hasRecordedTimes(requests) ? requests.map(({ atMs }) => atMs) : null;
  };
  expect(timesOf(event('a'), pause('p', 2_000), pause('q', 500), event('b'), event('c'))).toEqual([0, 2_500, 2_500]);
  expect(timesOf(event('a'), event('b'))).toBeNull();
  expect(timesOf(pause('p', 2_000), event('a'), event('b'), pause('q', 500))).toBeNull();
});

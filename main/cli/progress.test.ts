import { expect, it } from 'vitest';
import type { RunProgress } from '#app/runs/run.ts';
import { makeRun } from '#app/testing/make-run.ts';
import { createProgressDisplay, formatProgress } from './progress.ts';
import { createMessages } from './terminal.ts';

const ledger = { planned: 1_200, answered: 400, failed: 3, unknown: 1, skipped: 0, unsent: 796 };
const progress: RunProgress = {
  summary: makeRun({ state: 'running', ledger }),
  underWay: 4,
  perSecond: 38.4,
  elapsedMs: 10_000,
  leftMs: 20_700,
  latency: { halfMs: null, most95Ms: null, slowestMs: null, answers: [] },
};

/** A display on a terminal that records what is written, and its clock. */
function show(isWatched: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const terminal = { out: () => {}, ...createMessages((text) => written.push(text), isWatched) };
  const display = createProgressDisplay(terminal, () => clock.now);
  return { written, clock, display };
}

it('says how far a run is, how fast it goes and what went wrong', () => {
  expect(formatProgress(progress)).toBe('404 of 1,200 events · 38 per second · 20.7 s left · 3 failed · 1 unknown');
  const calm = { ...progress, perSecond: 0.25, leftMs: null, summary: makeRun() };
  expect(formatProgress(calm)).toBe('4 of 4 events · 0.3 per second');
});

it('writes over its line where a person watches, four times a second', () => {
  const { written, clock, display } = show(true);
  for (clock.now = 0; clock.now <= 1_000; clock.now += 10) display.show(() => progress);
  expect(written).toHaveLength(4);
  expect(written[0]).toBe(`\r\u001b[K${formatProgress(progress)}`);
  display.clear();
  expect(written.at(-1)).toBe('\r\u001b[K');
});

it('writes a plain line every ten seconds without a terminal', () => {
  const { written, clock, display } = show(false);
  for (clock.now = 0; clock.now <= 25_000; clock.now += 100) display.show(() => progress);
  display.clear();
  expect(written).toEqual([`${formatProgress(progress)}\n`, `${formatProgress(progress)}\n`]);
});

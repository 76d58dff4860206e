import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backUpEachDay } from './daily-backup.ts';

const hourMs = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-01-05T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** An app that stays open, with what its daily backups answer. */
async function open(answer: () => string | null) {
  const closed = new AbortController();
  const takeDaily = vi.fn(async () => answer());
  const problems: string[] = [];
  const onProblem = (says: string) => void problems.push(says);
  await backUpEachDay({ backups: { takeDaily }, now: () => new Date(), onProblem, signal: closed.signal });
  return { closed, takeDaily, problems };
}

it('checks for a new day while the app stays open, and no longer', async () => {
  const { closed, takeDaily } = await open(() => null);
  expect(takeDaily).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(24 * hourMs);
  expect(takeDaily).toHaveBeenCalledTimes(25);
  closed.abort();
  await vi.advanceTimersByTimeAsync(24 * hourMs);
  expect(takeDaily).toHaveBeenCalledTimes(25);
});

it('reports a failure once a day, and another reason at once', async () => {
  let problem: string | null = 'The disk is full.';
  const { problems } = await open(() => problem);
  await vi.advanceTimersByTimeAsync(2 * hourMs);
  expect(problems).toEqual(['The disk is full.']);
  problem = 'No permission.';
  await vi.advanceTimersByTimeAsync(2 * hourMs);
  expect(problems).toEqual(['The disk is full.', 'No permission.']);
  await vi.advanceTimersByTimeAsync(24 * hourMs);
  expect(problems).toEqual(['The disk is full.', 'No permission.', 'No permission.']);
});

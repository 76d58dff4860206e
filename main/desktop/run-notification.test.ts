import { expect, it } from 'vitest';
import { summaryOf } from '#app/runs/run.ts';
import { makeRun } from '#app/testing/make-run.ts';
import { runNotification } from './run-notification.ts';

const run = makeRun({ name: 'Spring', endedAt: '2026-01-01T00:01:00.000Z' });
const ended = { ...summaryOf(run), ledger: { ...run.ledger, answered: 1_200, failed: 3, unknown: 1 } };
const long = { summary: ended, elapsedMs: 31_000 };

it('a long run that ends behind other windows is notified with its counts', () => {
  expect(runNotification(long, false)).toEqual({
    title: 'Run “Spring” finished',
    body: '1,200 events answered, 3 failed, 1 unknown.',
  });
  const fine = { ...ended, ledger: { ...run.ledger, answered: 1, failed: 0, unknown: 0 } };
  expect(runNotification({ ...long, summary: fine }, false)?.body).toBe('1 event answered.');
});

it('no notification for a run that was short, still goes or is visible', () => {
  expect(runNotification({ ...long, elapsedMs: 29_000 }, false)).toBeNull();
  expect(runNotification({ ...long, summary: { ...ended, endedAt: null } }, false)).toBeNull();
  expect(runNotification(long, true)).toBeNull();
});

it('a customer in the name of a run is masked', () => {
  const named = { ...ended, name: 'Of ada@example.com' };
  expect(runNotification({ ...long, summary: named }, false)?.title).toBe('Run “Of a••@•••••••.com” finished');
});

import { expect, it } from 'vitest';
import { type Run, summaryOf } from '#app/runs/run.ts';
import { makeRun } from '#app/testing/make-run.ts';
import { lastRunOf } from './last-run.ts';

const interest = { kind: 'request', requestId: 'interest' } as const;
const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
const other = Array.from({ length: 100 }, (_, day) =>
  makeRun({ id: `other ${day}`, startedAt: at(10 + day), source: { kind: 'folder', folderId: 'all' } }),
);
const older = makeRun({ id: 'older', startedAt: at(1), source: interest });
const newer = makeRun({ id: 'newer', startedAt: at(2), source: interest });

function keep(...runs: readonly Run[]) {
  const newestFirst = runs.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  return { list: () => newestFirst.map(summaryOf), read: (id: string) => runs.find((run) => run.id === id) ?? null };
}

it('finds the newest run of an input, also when others ran since', () => {
  const runs = keep(older, ...other, newer);
  expect(lastRunOf(runs, interest)?.id).toBe('newer');
  expect(lastRunOf(runs, interest, { before: newer.startedAt })?.id).toBe('older');
  expect(lastRunOf(runs, { kind: 'request', requestId: 'never ran' })).toBeNull();
});

it('ignores the trash', () => {
  const runs = keep(older, { ...newer, deletedAt: at(3) });
  expect(lastRunOf(runs, interest)?.id).toBe('older');
});

import { expect, it } from 'vitest';
import { createOverview } from '#app/runs/report/overview.ts';
import { runReport } from '#app/runs/report/run-report.ts';
import { openRunPlace, people, runToEnd, setupWithRows } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';

it('lists and reports what a run left after its first failure as skipped, as many as in its ledger', async () => {
  const at = await openRunPlace((await serveEvents()).origin);
  const change = { pace: { stopOnFailure: true }, expectations: [{ kind: 'http-status', equals: 418 }] } as const;
  const runId = await runToEnd(at.runs, await setupWithRows(at, people(5), { ...change, leftOutRows: [1] }));
  const run = at.runs.read(runId);
  if (run === null) throw new Error('The run is gone.');
  expect(run).toMatchObject({ state: 'ended-by-failure', ledger: { failed: 1, skipped: 4, unsent: 0 } });
  const list = async (only: 'all' | 'skipped' | 'failed') => {
    const { results, total } = await at.runs.archive.results(run, only, 0, 50);
    return [total, results.map(({ item }) => item)];
  };
  expect(await list('skipped')).toEqual([4, [0, 2, 3, 4]]);
  expect(await list('all')).toEqual([5, [0, 1, 2, 3, 4]]);
  expect(await list('failed')).toEqual([1, [1]]);
  const options = { masked: null, escapeFormulas: false };
  const report = runReport('csv', { run, overview: createOverview(run).finish(null) }, options);
  const lines: string[] = [];
  for await (const line of at.runs.archive.lines(run)) lines.push(report.row(line));
  expect(lines.filter((line) => line.includes(',skipped,'))).toHaveLength(4);
  expect(lines.at(-1)).toContain('The run stopped at the first failure.');
});

it('says of a row that was not selected that it was not, also behind the first failure', async () => {
  const at = await openRunPlace((await serveEvents()).origin);
  const change = { pace: { stopOnFailure: true }, expectations: [{ kind: 'http-status', equals: 418 }] } as const;
  const runId = await runToEnd(at.runs, await setupWithRows(at, people(4), { ...change, leftOutRows: [1, 4] }));
  const run = at.runs.read(runId);
  if (run === null) throw new Error('The run is gone.');
  const { results } = await at.runs.archive.results(run, 'skipped', 0, 50);
  expect(results.map(({ item, says }) => [item, says])).toEqual([
    [0, 'Its row wasn’t selected.'],
    [2, 'The run stopped at the first failure.'],
    [3, 'Its row wasn’t selected.'],
  ]);
});

it('takes a run out of the trash that is sent on', async () => {
  const at = await openRunPlace((await serveEvents()).origin);
  const change = { pace: { stopOnFailure: true }, expectations: [{ kind: 'http-status', equals: 418 }] } as const;
  const runId = await runToEnd(at.runs, await setupWithRows(at, people(3), change));
  expect(await at.runs.trash(runId, true)).toBeNull();
  await at.runs.sendUnsent({ runId, confirmed: false });
  expect(at.runs.list().find(({ id }) => id === runId)?.deletedAt).toBeNull();
  await at.runs.live(runId)?.ended;
  expect(at.store.read(runId)?.deletedAt).toBeNull();
});

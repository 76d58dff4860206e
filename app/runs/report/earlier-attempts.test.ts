import { expect, it } from 'vitest';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { createOverview } from './overview.ts';
import { runReport } from './run-report.ts';

const run = makeRun({ data: { name: 'c.csv', columns: ['customer'], rowCount: 1 }, resent: true });
const failed = makeRunResult(0, { state: 'failed', outcome: 'server-error', status: 503, attempt: 1 });
const line = {
  place: { iteration: 0, row: 0, request: 0 },
  requestName: 'Interest',
  cells: ['ada'],
  result: makeRunResult(0, { attempt: 2 }),
  earlier: [failed],
};
const words = 'Attempt 1: Server error (HTTP 503)';
const matter = { run, overview: createOverview(run).finish(null) };
const options = { masked: null, escapeFormulas: false };

it.each(['csv', 'html', 'junit'] as const)('%s says what became of an item before it was sent again', (format) => {
  expect(runReport(format, matter, options).row(line)).toContain(words);
  expect(runReport(format, matter, options).row({ ...line, earlier: [] })).not.toContain('Attempt');
});

it('CSV has a column for it only where something was sent again', () => {
  expect(runReport('csv', matter, options).before).toContain(',earlierAttempts');
  const once = { ...matter, run: { ...run, resent: false } };
  expect(runReport('csv', once, options).before).not.toContain('earlierAttempts');
});

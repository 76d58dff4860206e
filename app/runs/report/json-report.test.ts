import { expect, it } from 'vitest';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { writeReport } from '#app/testing/write-report.ts';

const data = { name: 'c.csv', columns: ['customer', 'campaign'], rowCount: 2 };
const rows = [
  ['ada0@example.com', '1'],
  ['bob', '2'],
];

it('has the run, its count and each of its items', () => {
  const run = makeRun({ data, expectations: [{ kind: 'http-status', equals: 200 }] });
  const report: unknown = JSON.parse(writeReport('json', run, { rows, results: [makeRunResult(0)] }));
  expect(report).toMatchObject({
    format: 'tidings-run-report',
    version: 1,
    customersMasked: false,
    run: {
      name: 'Spring follow-up',
      environment: { name: 'UAT', serverName: 'https://uat.example.com' },
      requests: [{ id: 'q1', name: 'Interest in Spring' }],
      expectations: ['HTTP status is 200'],
    },
    result: 'passed',
    verdict: 'Passed, 4 of 4',
    ledger: run.ledger,
    latency: { halfMs: 18.4, histogram: expect.arrayContaining([{ upToMs: 20, count: 1 }]) },
    differences: null,
    items: [
      {
        item: 1,
        row: 1,
        iteration: 1,
        request: 'Interest in Spring',
        cells: rows[0],
        state: 'answered',
        result: { customerKey: 'ada0@example.com', outcome: 'received', status: 200, ms: 18.4 },
      },
      { item: 2, row: 2, cells: rows[1], state: 'unsent', result: null },
    ],
  });
});

it('leaves out what was composed and answered: it may hold secrets', () => {
  const report = writeReport('json', makeRun({ data, answers: { 'Which key?': 'secret' } }), { rows, results: [] });
  expect(report).not.toContain('secret');
  expect(report).not.toContain('"draft"');
});

it('is an empty list for a run of nothing', () => {
  const report = writeReport('json', makeRun({ data: { ...data, rowCount: 0 } }), { results: [] });
  expect(JSON.parse(report)).toMatchObject({ items: [] });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Run } from '#app/runs/run.ts';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { tagsOf } from '#app/testing/read-xml.ts';
import { writeReport } from '#app/testing/write-report.ts';

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
afterEach(() => void vi.unstubAllEnvs());

const data = { name: 'customers.csv', columns: ['customer', 'campaign'], rowCount: 5 };
const run = makeRun({
  data,
  ledger: { planned: 5, answered: 2, failed: 1, unknown: 1, skipped: 0, unsent: 1 },
});
const rows = [0, 1, 2, 3, 4].map((row) => [`ada${row === 4 ? 0 : row}@example.com`, String(row)]);
const results = [
  makeRunResult(0),
  makeRunResult(1, { unmet: ['tid is missing'], state: 'failed' }),
  makeRunResult(2, {
    state: 'unknown',
    outcome: 'timed-out',
    status: null,
    says: 'It may have been received.',
    answer: null,
  }),
  makeRunResult(3),
];

it('writes JUnit XML as build servers know it', async () => {
  await expect(writeReport('junit', run, { results, rows })).toMatchFileSnapshot('golden/junit.xml');
});

it('writes JUnit XML without customers', async () => {
  const report = writeReport('junit', run, { results, rows, maskCustomers: true });
  expect(report).not.toContain('ada');
  await expect(report).toMatchFileSnapshot('golden/junit-masked.xml');
});

const casesOf = (of: Run, order: readonly number[]) =>
  tagsOf(
    writeReport('junit', of, {
      results: order.map((customer, item) => makeRunResult(item, { customerKey: `ada${customer}@example.com` })),
      rows: order.map((customer) => [`ada${customer}@example.com`, '1']),
    }),
  )
    .filter(({ name }) => name === 'testcase')
    .map(({ attributes: { id, classname, name } }) => ({ id, classname, name }));

it('identifies a case the same in every run, whatever its id, name and time, and wherever its row is', () => {
  const first = casesOf(run, [0, 1, 2, 3, 4]);
  const later = makeRun({
    data,
    id: 'another',
    name: 'Nightly 2027-01-01',
    startedAt: '2027-01-01T00:00:00.000Z',
    endedAt: '2027-01-01T00:01:00.000Z',
    seed: 'other',
  });
  expect(casesOf(later, [4, 2, 0, 1, 3])).toEqual(expect.arrayContaining(first));
  expect(new Set(first.map(({ id }) => id)).size).toBe(5);
});

it('identifies an unsent case as it does when it is sent', () => {
  const sent = casesOf(run, [0, 1, 2, 3, 4]);
  const unsent = tagsOf(
    writeReport('junit', run, { results: [], rows: sent.map((_, row) => [`ada${row}@example.com`, '1']) }),
  );
  const names = unsent.filter(({ name }) => name === 'testcase').map(({ attributes }) => attributes['name']);
  expect(names).toEqual(sent.map(({ name }) => name));
});

it('numbers the cases of a customer who has several rows', () => {
  const names = casesOf(run, [0, 1, 0, 3, 0]).map(({ name }) => name);
  expect(names).toEqual([
    'Interest in Spring, ada0@example.com',
    'Interest in Spring, ada1@example.com',
    'Interest in Spring, ada0@example.com (2)',
    'Interest in Spring, ada3@example.com',
    'Interest in Spring, ada0@example.com (3)',
  ]);
});

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { writeReport } from '#app/testing/write-report.ts';
import { runReportSchema } from './report-schema.ts';

/*
 * Other programs read these files. The golden ones are what this version writes, byte for byte; those of the last version
 * stay as that version wrote them. A change here is a change for everyone who reads them: docs/run-report.md says which are
 * allowed within a version.
 */

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
afterEach(() => void vi.unstubAllEnvs());

const data = { name: 'customers.csv', columns: ['customer', 'campaign'], rowCount: 4 };
const run = makeRun({
  data,
  expectations: [{ kind: 'http-status', equals: 200 }],
  ledger: { planned: 4, answered: 1, failed: 1, unknown: 1, skipped: 0, unsent: 1 },
});
const rows = [0, 1, 2, 3].map((row) => [`ada${row}@example.com`, `Été ${row}, "new"`]);
const results = [
  makeRunResult(0),
  makeRunResult(1, { unmet: ['HTTP status is 503'], state: 'failed', outcome: 'server-error', status: 503 }),
  makeRunResult(2, {
    state: 'unknown',
    outcome: 'timed-out',
    status: null,
    statusCode: null,
    says: 'It may have been received.',
    answer: null,
  }),
];

it.each([
  ['json', false, 'run.json'],
  ['json', true, 'run-masked.json'],
  ['csv', false, 'run.csv'],
  ['csv', true, 'run-masked.csv'],
] as const)('writes the %s report the same, byte for byte (masked: %s)', async (format, maskCustomers, file) => {
  const report = writeReport(format, run, { results, rows, maskCustomers });
  expect(report.includes('ada')).toBe(!maskCustomers);
  await expect(report).toMatchFileSnapshot(`golden/${file}`);
});

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

it.each(['golden/run.json', 'golden/run-masked.json', 'golden/0.1/run.json'])(
  '%s is what the published schema says',
  (file) => {
    const report = readJson(`app/runs/report/${file}`);
    // The published schema, and not only that of the code: it is what other programs check with.
    const published = z.fromJSONSchema(readJson('docs/schemas/run-report.schema.json'));
    expect(published.safeParse(report).error?.issues).toBeUndefined();
    expect(runReportSchema.safeParse(report).error?.issues).toBeUndefined();
    // It refuses what no version wrote.
    expect(published.safeParse({ ...report, ledger: {} }).success).toBe(false);
  },
);

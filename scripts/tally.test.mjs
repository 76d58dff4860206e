import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countRun, formatTally, oneFailure, readPlaywrightReport, readVitestReport, sum } from './tally.mjs';

/** @type {string} */
let folder;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tidings-tally-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const playwright = (/** @type {Record<string, number>} */ counts) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...counts } });

it.each([
  ['all passed', playwright({ expected: 3 }), 0, { passed: 3, failed: 0, skipped: 0 }],
  ['one failed', playwright({ expected: 2, unexpected: 1 }), 1, { passed: 2, failed: 1, skipped: 0 }],
  ['one passed only when tried again', playwright({ expected: 2, flaky: 1 }), 0, { passed: 2, failed: 1, skipped: 0 }],
  ['some were skipped', playwright({ expected: 2, skipped: 4 }), 0, { passed: 2, failed: 0, skipped: 4 }],
  ['all passed, yet the runner failed', playwright({ expected: 2 }), 1, { passed: 2, failed: 1, skipped: 0 }],
  ['no test was found', playwright({}), 0, { passed: 0, failed: 1, skipped: 0 }],
  ['the report is cut off', '{"stats":{"expe', 0, { passed: 0, failed: 1, skipped: 0 }],
])('counts a Playwright run: %s', async (name, report, exitCode, tally) => {
  const file = path.join(folder, `${name}.json`);
  await writeFile(file, report);
  expect(countRun(file, exitCode, readPlaywrightReport)).toEqual(tally);
});

it('counts a run that left no report as one failure', () => {
  expect(countRun(path.join(folder, 'none.json'), 0, readPlaywrightReport)).toEqual(oneFailure);
});

it('counts a Vitest file that could not be loaded as one failure', () => {
  const results = (/** @type {string[]} */ ...outcomes) => outcomes.map((status) => ({ status }));
  const report = {
    testResults: [
      { status: 'passed', assertionResults: results('passed', 'passed', 'pending') },
      { status: 'failed', assertionResults: results('failed', 'passed') },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(readVitestReport(report)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

it('writes the closing line', () => {
  const total = sum([{ passed: 3, failed: 0, skipped: 0 }, oneFailure]);
  expect(formatTally(total)).toBe('3 passed, 1 failed');
  expect(formatTally({ ...total, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});

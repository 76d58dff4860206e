import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** A part of the tests that failed as a whole: it counts as one failure. @type {Tally} */
export const oneFailure = { passed: 0, failed: 1, skipped: 0 };

/**
 * Counts what a test runner did. A runner that died, reported nothing or executed no test is one failure.
 * @param {string} reportPath
 * @param {number} exitCode
 * @param {(report: any) => Tally} read for the report's own form
 * @returns {Tally}
 */
export function countRun(reportPath, exitCode, read) {
  const { passed, failed, skipped } = readReport(reportPath, read);
  const isUnexplained = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed, skipped };
}

/**
 * Vitest's JSON report. A test file that could not even be loaded has no tests, and counts as one failure.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Tally}
 */
export function readVitestReport({ testResults }) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of testResults) {
    const failedBefore = tally.failed;
    for (const { status: outcome } of assertionResults) {
      if (outcome === 'passed') tally.passed += 1;
      else if (outcome === 'failed') tally.failed += 1;
      else tally.skipped += 1;
    }
    if (status === 'failed' && tally.failed === failedBefore) tally.failed += 1;
  }
  return tally;
}

/**
 * Playwright's JSON report. A test that passed only when it was tried again failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 * @returns {Tally}
 */
export function readPlaywrightReport({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  const add = (/** @type {keyof Tally} */ key) => tallies.reduce((total, tally) => total + tally[key], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}

/** @param {Tally} tally */
export function formatTally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {string} reportPath
 * @param {(report: any) => Tally} read
 */
function readReport(reportPath, read) {
  const nothing = { passed: 0, failed: 0, skipped: 0 };
  if (!existsSync(reportPath)) return nothing;
  try {
    return read(JSON.parse(readFileSync(reportPath, 'utf8')));
  } catch {
    // Cut off in the middle of writing: the runner died.
    return nothing;
  }
}

import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { check } from './check.mjs';
import { reportFailure, runProgram } from './failure.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { run, toolPath } from './run.mjs';
import { setUp } from './setup.mjs';
import { endOnSignals } from './signals.mjs';
import { countRun, formatTally, oneFailure, readPlaywrightReport, readVitestReport, sum } from './tally.mjs';

const log = console.log;
const reports = fromRoot('out', 'reports');

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * Runs checks, unit tests, build and end-to-end tests. If a part fails, the next ones still run.
 * @returns {Promise<Tally>}
 */
export async function test() {
  const { distPath } = await setUp({ display: true, log });
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  // Most checks and the build keep one processor busy each. The last checks end beside the unit tests.
  const [checked, { isBuilt, unit }] = await Promise.all([runChecks(), buildAndTestUnits()]);
  const e2e = isBuilt ? await runE2eTests(distPath) : oneFailure;
  return sum([checked, unit, e2e]);
}

async function buildAndTestUnits() {
  const isBuilt = await isBuildFine();
  return { isBuilt, unit: await runUnitTests() };
}

async function runChecks() {
  /** @type {string[]} */
  const lines = [];
  try {
    const checks = await check({ log: (line) => lines.push(line) });
    return sum(checks.filter(({ ok }) => !ok).map(() => oneFailure));
  } finally {
    // In one piece, because the unit tests write beside them.
    log(lines.join('\n'));
  }
}

async function runUnitTests() {
  const report = path.join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(process.execPath, [toolPath('vitest', 'vitest'), 'run', ...reporters], { cwd: projectRoot });
  return countRun(report, code, readVitestReport);
}

/** The build sets `NODE_ENV` for its whole process, so it gets one of its own. */
async function isBuildFine() {
  return (await run(process.execPath, [fromRoot('scripts', 'build.mjs')], { cwd: projectRoot })) === 0;
}

/** @param {string} distPath */
async function runE2eTests(distPath) {
  const report = path.join(reports, 'e2e.json');
  const env = {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: distPath,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const args = [toolPath('@playwright/test', 'playwright'), 'test', '--reporter=list,json'];
  const code = await run(process.execPath, args, { cwd: projectRoot, env });
  return countRun(report, code, readPlaywrightReport);
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(async () => {
    const tally = await test().catch((error) => {
      reportFailure(error);
      return oneFailure;
    });
    // Others read this line, so nothing may follow it.
    log(formatTally(tally));
    return tally.failed === 0 ? 0 : 1;
  });
}

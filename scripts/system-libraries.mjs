import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { capture } from './run.mjs';

/** What Electron needs on a bare Debian or Ubuntu; newer ones have some of it under a name that ends in t64. */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6'];

/**
 * Makes sure that Linux has what Electron needs: with apt-get if allowed, otherwise it says what to run.
 * @param {{ executable: string, needsDisplay: boolean, log: (line: string) => void }} options
 */
export async function ensureSystemLibraries({ executable, needsDisplay, log }) {
  if (process.platform !== 'linux') return;
  const libraries = await missingLibraries(executable);
  const lacksDisplay = needsDisplay && !isOnPath('Xvfb');
  if (libraries.length === 0 && !lacksDisplay) return;
  const missing = [...libraries, ...(lacksDisplay ? ['Xvfb'] : [])].join(', ');
  if (!isOnPath('apt-get')) {
    throw new Failure(
      `This system lacks ${missing}, without which Electron does not run here; install them with the system's package manager, then try again.`,
    );
  }
  const wanted = [...(libraries.length > 0 ? libraryPackages : []), ...(lacksDisplay ? ['xvfb'] : [])];
  await install(wanted, missing, log);
}

/**
 * The shared libraries that the system lacks.
 * @param {string} executable
 * @returns {Promise<string[]>} also empty if ldd can't say
 */
export async function missingLibraries(executable) {
  if (!isOnPath('ldd')) return [];
  const { output } = await capture('ldd', [executable]);
  return [...output.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name = '']) => name);
}

/**
 * @param {readonly string[]} wanted
 * @param {string} missing for the person
 * @param {(line: string) => void} log
 */
async function install(wanted, missing, log) {
  if (process.getuid?.() !== 0) {
    const names = (await knownNames(wanted)).join(' ');
    throw new Failure(
      `This system lacks ${missing}, without which Electron does not run here; run \`sudo apt-get update && sudo apt-get install --no-install-recommends ${names}\`, then try again.`,
    );
  }
  log(`Installing what Electron needs from this system, with apt-get: it lacks ${missing}.`);
  const updated = await apt(['update']);
  const names = await knownNames(wanted);
  const installed = await apt(['install', '--yes', '--no-install-recommends', ...names]);
  if (installed.code === 0) return;
  const reason = `${installed.output}\n${updated.output}`.match(/^E: .*$/m)?.[0] ?? `exit code ${installed.code}`;
  throw new Failure(
    `This system lacks ${missing}, without which Electron does not run here, and apt-get could not install it (${reason}); run \`apt-get install --no-install-recommends ${names.join(' ')}\` by hand, then try again.`,
  );
}

/** @param {readonly string[]} args */
function apt(args) {
  return capture('apt-get', ['-qq', ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/**
 * The names under which this system has the packages.
 * @param {readonly string[]} packages
 */
function knownNames(packages) {
  return Promise.all(
    packages.map(async (name) => {
      const { code } = await capture('apt-cache', ['show', `${name}t64`]);
      return code === 0 ? `${name}t64` : name;
    }),
  );
}

/** @param {string} command */
function isOnPath(command) {
  const { PATH = '' } = process.env;
  return PATH.split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { projectRoot } from './project.mjs';
import { npmCommand, run } from './run.mjs';

/**
 * Installs the packages of package-lock.json if node_modules is missing or does not belong to it.
 * @param {{ log: (line: string) => void }} options
 */
export async function ensureDependencies({ log }) {
  if (await areDependenciesCurrent(projectRoot)) return;
  log('Installing the packages that Tidings is built with (npm ci), into node_modules only; this takes a minute.');
  // npm leaves out what Tidings is built with where NODE_ENV says production.
  const [command, args, options] = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  const code = await run(command, args, { ...options, cwd: projectRoot, stdio: ['ignore', 2, 2] });
  if (code !== 0) {
    throw new Failure(
      `The packages could not be installed (npm ci ended with code ${code}, its reason stands above), so nothing can be built; check the network and npm's settings, then try again.`,
    );
  }
  await stampDependencies(projectRoot);
}

/**
 * Whether node_modules holds what package-lock.json asks for. The answer for an installation that somebody else made
 * is remembered.
 * @param {string} root the folder that has both
 */
export async function areDependenciesCurrent(root) {
  const installedLock = path.join(root, 'node_modules', '.package-lock.json');
  // npm writes this file last, so an installation that was cut off has none.
  if (!existsSync(installedLock)) return false;
  if ((await readStamp(root)) === (await lockHash(root))) return true;
  const wanted = packagesOf(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
  const installed = packagesOf(await readFile(installedLock, 'utf8'));
  if (!matches(wanted, installed)) return false;
  await stampDependencies(root);
  return true;
}

/** @param {string} root */
export async function stampDependencies(root) {
  await writeFile(stampPath(root), await lockHash(root));
}

/** @param {string} root */
function stampPath(root) {
  return path.join(root, 'node_modules', '.tidings-lock-hash');
}

/** @param {string} root */
async function readStamp(root) {
  return existsSync(stampPath(root)) ? readFile(stampPath(root), 'utf8') : undefined;
}

/** @param {string} root */
async function lockHash(root) {
  const lock = await readFile(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).digest('hex');
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * @param {string} lock a lock file's text
 * @returns {Map<string, LockedPackage>}
 */
function packagesOf(lock) {
  return new Map(Object.entries(JSON.parse(lock).packages).filter(([folder]) => folder !== ''));
}

/**
 * @param {Map<string, LockedPackage>} wanted
 * @param {Map<string, LockedPackage>} installed
 */
function matches(wanted, installed) {
  for (const [folder, { version, integrity, optional }] of wanted) {
    const found = installed.get(folder);
    // Optional packages are left out where they do not fit the system.
    if (!found && !optional) return false;
    if (found && (found.version !== version || found.integrity !== integrity)) return false;
  }
  return [...installed.keys()].every((folder) => wanted.has(folder));
}

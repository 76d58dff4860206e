import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../failure.mjs';
import { fromRoot } from '../project.mjs';
import { npmCommand, run } from '../run.mjs';

/**
 * What recheck says of a pattern.
 * @typedef {object} Diagnosis
 * @property {'safe' | 'vulnerable' | 'unknown'} status
 * @property {{ summary: string }} [complexity]
 * @property {{ pattern: string }} [attack] a text that takes long
 * @property {{ kind: string }} [error]
 */

/** @typedef {(source: string, flags: string, options: { timeout: number }) => Diagnosis} CheckPattern */

const version = '4.5.0';

/**
 * Loads recheck. It is no dependency: only who writes a new pattern needs it, and it brings programs of 50 MB for each
 * system. The part in JavaScript is enough, and is installed at its first use.
 * @param {(line: string) => void} log
 * @returns {Promise<CheckPattern>}
 */
export async function loadRecheck(log) {
  const folder = fromRoot('node_modules', '.cache', `recheck-${version}`);
  const entry = path.join(folder, 'node_modules', 'recheck', 'lib', 'main.js');
  if (!existsSync(entry)) {
    log(`Installing recheck ${version} into node_modules/.cache.`);
    mkdirSync(folder, { recursive: true });
    const wanted = ['install', '--prefix', folder, '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
    const [command, args, options] = npmCommand([...wanted, '--loglevel=error', `recheck@${version}`]);
    const code = await run(command, args, { ...options, cwd: folder, stdio: ['ignore', 2, 2] });
    if (code !== 0) throw new Failure('recheck could not be installed, so the new patterns are not checked.');
  }
  process.env['RECHECK_BACKEND'] = 'pure';
  const { checkSync } = await import(pathToFileURL(entry).href);
  return checkSync;
}

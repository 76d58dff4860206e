import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../project.mjs';
import { capture } from '../run.mjs';

const folder = fromRoot('node_modules', 'electron');

/**
 * The official runtime, where Electron's own installer put it.
 * @returns {{ executable: string, distPath: string } | undefined} undefined if it is missing or incomplete
 */
export function findOfficialRuntime() {
  const distPath = path.join(folder, 'dist');
  // The installer writes path.txt last, so an installation that was cut off has none.
  const relative = read(path.join(folder, 'path.txt'));
  const version = read(path.join(distPath, 'version'))?.replace(/^v/, '');
  const wanted = JSON.parse(read(path.join(folder, 'package.json')) ?? '{}').version;
  if (relative === undefined || version === undefined || version !== wanted) return undefined;
  const executable = path.join(distPath, relative);
  return existsSync(executable) ? { executable, distPath } : undefined;
}

/**
 * Runs Electron's own installer, which fetches the official runtime.
 * @returns {Promise<string | undefined>} the installer's error; undefined if it succeeded
 */
export async function installOfficialRuntime() {
  const { code, output } = await capture(process.execPath, [path.join(folder, 'install.js')]);
  if (code === 0) return undefined;
  const [reason] = output.match(/^.*Error: .*$/m) ?? output.trim().split('\n');
  return reason?.trim() || `exit code ${code}`;
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

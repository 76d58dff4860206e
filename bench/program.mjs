import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ourApp } from './app.mjs';

const run = promisify(execFile);
// In plain Node, electron-store imports electron only for a path.
const node = { env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused' }, maxBuffer: 10_000_000 };

/**
 * Builds programs of this folder like the main process.
 * @param {readonly string[]} names without their endings
 */
export async function buildPrograms(names) {
  await run(process.execPath, ['scripts/programs.mjs', 'out/bench', ...names.map((name) => `bench/${name}.ts`)], {
    cwd: ourApp,
  });
}

/**
 * Runs a built program and parses the JSON that it prints; null if it prints nothing.
 * @param {string} name
 * @param {readonly string[]} args
 */
export async function runProgram(name, args) {
  const { stdout } = await run(process.execPath, [path.join(ourApp, 'out', 'bench', `${name}.mjs`), ...args], node);
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}

import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ourApp } from './app.mjs';

const run = promisify(execFile);
// Plain Node: electron-store imports electron, which then only names a path.
const node = { env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused' }, maxBuffer: 10_000_000 };

/**
 * Builds programs of this folder, as main itself is built.
 * @param {readonly string[]} names without their endings
 */
export async function buildPrograms(names) {
  await run(process.execPath, ['scripts/programs.mjs', 'out/bench', ...names.map((name) => `bench/${name}.ts`)], {
    cwd: ourApp,
  });
}

/**
 * Runs a program that was built, and reads the JSON that it prints; null when it prints nothing.
 * @param {string} name
 * @param {readonly string[]} args
 */
export async function runProgram(name, args) {
  const { stdout } = await run(process.execPath, [path.join(ourApp, 'out', 'bench', `${name}.mjs`), ...args], node);
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}

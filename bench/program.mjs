import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ourApp } from './app.mjs';

const run = promisify(execFile);
// In plain Node, electron-store imports electron only for a path.
const node = { env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused' }, maxBuffer: 10_000_000 };

const names = ['generate-history', 'storage', 'desk', 'send', 'palette', 'run-rows'];
/** @type {Promise<unknown> | null} */
let building = null;

/** Builds the programs of this folder like the main process, all at once: one takes as long as all of them. */
function built() {
  const files = names.map((name) => `bench/${name}.ts`);
  building ??= run(process.execPath, ['scripts/programs.mjs', 'out/bench', ...files], { cwd: ourApp });
  return building;
}

/**
 * Runs one of the programs and parses the JSON that it prints; null if it prints nothing.
 * @param {string} name
 * @param {readonly string[]} args
 */
export async function runProgram(name, args) {
  await built();
  const { stdout } = await run(process.execPath, [path.join(ourApp, 'out', 'bench', `${name}.mjs`), ...args], node);
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}

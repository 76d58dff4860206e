import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startProcess } from './processes.mjs';
import { fromRoot } from './project.mjs';

/**
 * Runs a command to its end, its output passed through to ours.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code
 */
export function run(command, args, options) {
  return startProcess(command, args, options).exited;
}

/**
 * Runs a command to its end and keeps what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} `output` is stdout and stderr as they came
 */
export async function capture(command, args, options) {
  const { child, exited } = startProcess(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
  const closed = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  const code = await exited;
  await closed;
  return { code, output: Buffer.concat(chunks).toString() };
}

/**
 * The file that a package's command runs, to be started with node: the same on every system, unlike the links in
 * `node_modules/.bin`.
 * @param {string} packageName
 * @param {string} command
 */
export function toolPath(packageName, command) {
  const folder = fromRoot('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, bin[command]);
}

/**
 * How to start npm: with the file that npm names when it started us, or by its name.
 * @param {readonly string[]} args
 * @returns {[string, string[], { shell?: true }]}
 */
export function npmCommand(args) {
  const { npm_execpath: npmFile } = process.env;
  if (npmFile && /npm-cli\.[cm]?js$/.test(npmFile)) return [process.execPath, [npmFile, ...args], {}];
  return process.platform === 'win32' ? ['npm', [...args], { shell: true }] : ['npm', [...args], {}];
}

import path from 'node:path';
import { Failure } from '../failure.mjs';
import { run } from '../run.mjs';

/**
 * Runs a program that must succeed.
 * @param {string} command
 * @param {readonly string[]} parts
 * @param {import('node:child_process').SpawnOptions} options
 */
export async function must(command, parts, options) {
  const code = await run(command, parts, { stdio: 'inherit', ...options });
  if (code !== 0) throw new Failure(`${path.basename(command)} ${parts[0] ?? ''} ended with code ${code}.`);
}

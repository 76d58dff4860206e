import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The Bruno CLI loads its sandbox while it already sends. On a busy machine, the first answer may arrive earlier, and is
 * then reported as unexpected (usebruno/bruno#7373). Such a run is measured again.
 */
const brokeOff = "reading 'newContext'";
const mostTries = 5;
const mostToldLines = 20;

/**
 * How long a Node program takes to end successfully, in milliseconds.
 * @param {readonly string[]} args
 * @param {string} cwd where its output is saved, in `said.txt`
 */
export async function timed(args, cwd) {
  const name = path.basename(args[0] ?? '');
  for (let tries = 1; ; tries++) {
    const { code, took, said } = await runOnce(args, cwd);
    if (code === 0) return took;
    if (tries === mostTries || !said.includes(brokeOff))
      throw new Error(`${name} ended with code ${code}. It said:\n${excerpt(said)}`);
    process.stdout.write(`${name} was not ready for its first answer and ended with code ${code}; once more.\n`);
  }
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function runOnce(args, cwd) {
  const file = path.join(cwd, 'said.txt');
  const output = openSync(file, 'w');
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', output, output] });
  const [code] = await once(child, 'exit');
  const took = performance.now() - start;
  closeSync(output);
  return { code, took, said: readFileSync(file, 'utf8') };
}

/**
 * The lines with an error, or otherwise the last ones.
 * @param {string} said
 */
function excerpt(said) {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const faults = lines.filter((line) => /error|fail|✕|expected|refused/i.test(line));
  return (faults.length > 0 ? faults : lines).slice(-mostToldLines).join('\n');
}

import { availableParallelism } from 'node:os';
import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './failure.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { capture, toolPath } from './run.mjs';
import { endOnSignals } from './signals.mjs';

// Biome colours every letter of a difference, also if the output isn't a terminal.
const colors = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;

/** What is checked, in this order, the longest first: a name, the package, its command and its arguments. */
const tools = /** @type {const} */ ([
  ['types', 'typescript', 'tsc', ['-b', '--checkers', '1', '--builders', '2']],
  ['format and lint', '@biomejs/biome', 'biome', ['ci', '.', colors]],
  ['unused code', 'knip', 'knip', []],
]);

/** What no tool finds: a name, and the script that looks for it. */
const scripts = /** @type {const} */ ([
  ['dropped results', 'apis/dropped-results.mjs'],
  ['customers masked', 'apis/unmasked-customers.mjs'],
  ['CSS classes', 'css-classes.mjs'],
  ['sizes', 'sizes.mjs'],
  ['patterns', 'patterns/unchecked.mjs'],
]);

/** The compiler is written in Go. Its memory is tidied up less often: up to 2 GB instead of 1.2, and less time. */
const env = { GOGC: '400', ...process.env };

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {boolean} ok
 * @property {string} output of the tool
 */

/**
 * Checks the sources without running them. All checks are run, even if one fails.
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<Check[]>}
 */
export async function check({ log }) {
  checkNodeVersion();
  await ensureDependencies({ log });
  const runs = [
    ...tools.map(([name, packageName, command, args]) => ({ name, args: [toolPath(packageName, command), ...args] })),
    ...scripts.map(([name, script]) => ({ name, args: [fromRoot('scripts', script)] })),
  ];
  const begin = limitedTo(availableParallelism());
  // They are logged in their order, whichever is done first.
  const underWay = runs.map(({ name, args }) => begin(() => runCheck(name, args)));
  /** @type {Check[]} */
  const checks = [];
  for (const checking of underWay) {
    const { seconds, ...done } = await checking;
    log(`${done.ok ? 'ok    ' : 'FAILED'} ${done.name} (${seconds} s)`);
    if (!done.ok) log(done.output.trimEnd());
    checks.push(done);
  }
  return checks;
}

/**
 * @param {string} name
 * @param {readonly string[]} args of node
 */
async function runCheck(name, args) {
  const start = performance.now();
  const { code, output } = await capture(process.execPath, args, { cwd: projectRoot, env });
  return { name, ok: code === 0, output, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

/**
 * Returns what begins work as soon as fewer than so many are under way, in the order of the calls.
 * @param {number} most
 * @returns {<T>(work: () => Promise<T>) => Promise<T>}
 */
function limitedTo(most) {
  /** @type {(() => void)[]} */
  const waiting = [];
  let free = most;
  return async (work) => {
    if (free === 0) await new Promise((/** @type {(value: void) => void} */ resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(async () => {
    const checks = await check({ log: console.log });
    return checks.every(({ ok }) => ok) ? 0 : 1;
  });
}

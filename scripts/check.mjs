import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './failure.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { capture, toolPath } from './run.mjs';
import { endOnSignals } from './signals.mjs';

// Biome colours every letter of a difference, also if the output isn't a terminal.
const colors = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;

/** What is checked, in this order: a name, the package, its command and its arguments. */
const tools = /** @type {const} */ ([
  ['format and lint', '@biomejs/biome', 'biome', ['ci', '.', colors]],
  ['types', 'typescript', 'tsc', ['-b']],
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
  /** @type {Check[]} */
  const checks = [];
  const runs = [
    ...tools.map(([name, packageName, command, args]) => ({ name, args: [toolPath(packageName, command), ...args] })),
    ...scripts.map(([name, script]) => ({ name, args: [fromRoot('scripts', script)] })),
  ];
  for (const { name, args } of runs) {
    const start = performance.now();
    const { code, output } = await capture(process.execPath, args, { cwd: projectRoot });
    const ok = code === 0;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (!ok) log(output.trimEnd());
    checks.push({ name, ok, output });
  }
  return checks;
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(async () => {
    const checks = await check({ log: console.log });
    return checks.every(({ ok }) => ok) ? 0 : 1;
  });
}

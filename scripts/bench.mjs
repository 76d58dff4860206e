import { readFile } from 'node:fs/promises';
import { benchmarkFiles, faultsIn, writeBenchmarks } from './benchmarks-page.mjs';
import { build } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runProgram } from './failure.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';
import { endOnSignals } from './signals.mjs';

/**
 * Measures what the bars are about, each beside something in the same run, and prints a table.
 * @param {readonly string[]} words which rows: storage, desk, send, palette, app, runs, all without; `--short` to measure
 * little, `--write` to put the results on the page
 * @returns {Promise<number>} the exit code
 */
export async function bench(words) {
  const log = console.log;
  const { distPath } = await setUp({ display: true, log });
  await build({ log });
  const display = await withDisplay(process.env, { log });
  const env = {
    ...process.env,
    ...display.env,
    ELECTRON_OVERRIDE_DIST_PATH: distPath,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
  const args = [fromRoot('bench', 'run.mjs'), ...words];
  const code = await run(process.execPath, args, { cwd: projectRoot, env, stdio: 'inherit' });
  await display.stop();
  if (code !== 0) return code;
  // What little is measured in short belongs on no page.
  if (words.includes('--short')) return words.length === 1 ? await tellFaults() : 0;
  if (words.includes('--write')) await writeBenchmarks(benchmarkFiles);
  return 0;
}

/** Says what the short form of all groups didn't measure. @returns {Promise<number>} the exit code */
async function tellFaults() {
  const faults = faultsIn(JSON.parse(await readFile(benchmarkFiles.short, 'utf8')).rows);
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? 0 : 1;
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(() => bench(process.argv.slice(2)));
}

import { build } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runProgram } from './failure.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';
import { endOnSignals } from './signals.mjs';

/**
 * Measures what the bars are about, each beside something in the same run, and prints a table.
 * @param {readonly string[]} groups which rows: storage, desk, send, app, runs; all without
 * @returns {Promise<number>} the exit code
 */
export async function bench(groups) {
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
  const args = [fromRoot('bench', 'run.mjs'), ...groups];
  const code = await run(process.execPath, args, { cwd: projectRoot, env, stdio: 'inherit' });
  await display.stop();
  return code;
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(() => bench(process.argv.slice(2)));
}

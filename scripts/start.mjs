import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runProgram } from './failure.mjs';
import { startProcess } from './processes.mjs';
import { isProgram, projectRoot } from './project.mjs';
import { sandboxArguments, sandboxWarning } from './sandbox.mjs';
import { setUp } from './setup.mjs';
import { endOnSignals } from './signals.mjs';

/**
 * Starts Tidings from its sources and waits until it ends.
 * @param {readonly string[]} args passed on to Electron
 * @returns {Promise<number>} its exit code
 */
export async function start(args) {
  const log = console.log;
  const { executable, distPath } = await setUp({ display: true, log });
  await build({ log });
  const display = await withDisplay(process.env, { log });
  const warning = args.includes('--no-sandbox') ? undefined : sandboxWarning(distPath);
  if (warning) log(warning);
  const electron = startProcess(executable, ['.', ...sandboxArguments(), ...args], {
    cwd: projectRoot,
    env: { ...sessionBus(process.env), ...process.env, ...display.env },
  });
  const code = await electron.exited;
  await display.stop();
  return code;
}

/**
 * Chromium looks for a session bus on Linux and complains at length where there is none.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
function sessionBus({ XDG_RUNTIME_DIR }) {
  if (process.platform !== 'linux') return {};
  if (XDG_RUNTIME_DIR && existsSync(path.join(XDG_RUNTIME_DIR, 'bus'))) return {};
  return { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(() => start(process.argv.slice(2)));
}

import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './failure.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { isProgram } from './project.mjs';
import { ensureRuntime } from './runtime.mjs';
import { endOnSignals } from './signals.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Installs everything that Tidings needs to run from its sources: packages, Electron, system libraries. What is
 * installed already is skipped.
 * @param {{ display: boolean, log: (line: string) => void }} options `display`: whether windows will be opened
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 */
export async function setUp({ display, log }) {
  checkNodeVersion();
  await ensureDependencies({ log });
  const runtime = await ensureRuntime({ log });
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const needsDisplay = display && !DISPLAY && !WAYLAND_DISPLAY;
  await ensureSystemLibraries({ executable: runtime.executable, needsDisplay, log });
  return runtime;
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(async () => {
    const { executable } = await setUp({ display: true, log: console.log });
    console.log(`Everything is in place; Electron is ${executable}`);
  });
}

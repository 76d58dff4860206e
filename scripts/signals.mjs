import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { killAll, stopAll } from './processes.mjs';

const watchParentMs = 1000;
// A terminal sends Ctrl+C to npm and to us, and npm passes its own on: the same press arrives twice.
const samePressMs = 1000;

/** Ends all that was started, then this program, on Ctrl+C, a closed terminal or a request to end; by force the second time. */
export function endOnSignals() {
  let firstAt = 0;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void end(128 + constants.signals[signal]));
  }
  endWithNpm();

  /** @param {number} code */
  async function end(code) {
    if (firstAt === 0) {
      firstAt = Date.now();
      await stopAll();
      process.exit(code);
    }
    if (Date.now() - firstAt > samePressMs) {
      killAll();
      process.exit(code);
    }
  }
}

/** npm that is killed cannot pass that on, and would leave us behind. */
function endWithNpm() {
  const { npm_lifecycle_event: startedByNpm } = process.env;
  if (!startedByNpm || process.platform === 'win32') return;
  const family = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === family) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, watchParentMs);
  timer.unref();
}

/** Our parent and, where that is the shell that npm starts scripts with, the shell's parent; as text to compare. */
function ancestors() {
  const parent = process.ppid;
  const stat = `/proc/${parent}/stat`;
  if (!existsSync(stat)) return `${parent}`;
  const [, name = '', grandparent] = readFileSync(stat, 'utf8').match(/^\d+ \((.*)\) \S (\d+)/s) ?? [];
  return /^(ba|da)?sh$/.test(name) ? `${parent} ${grandparent}` : `${parent}`;
}

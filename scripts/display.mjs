import { Failure } from './failure.mjs';
import { startProcess } from './processes.mjs';

const startMs = 10_000;

/**
 * @typedef {object} Display
 * @property {Record<string, string>} env what to add to the environment of programs that open windows
 * @property {() => Promise<void>} stop ends the display, if it is ours
 */

/**
 * A display for programs that open windows: the existing one or, on Linux without one, an invisible one (Xvfb). It ends
 * when this process ends in any way.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<Display>}
 */
export async function withDisplay(env, { log }) {
  const { DISPLAY, WAYLAND_DISPLAY } = env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return { env: {}, stop: async () => {} };
  // Xvfb chooses a free number and writes it to descriptor 3, so that two can't choose the same.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'];
  const server = startProcess('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const display = `:${await readNumber(server)}`;
  log(`There is no display here, so Tidings runs on an invisible one (Xvfb ${display}).`);
  return { env: { DISPLAY: display }, stop: server.stop };
}

/** @param {import('./processes.mjs').Running} server */
async function readNumber(server) {
  const { stderr, stdio } = server.child;
  let answer = '';
  let complaint = '';
  stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  const failed = server.exited.then((code) => {
    const reason = complaint.match(/^\(EE\) (\w.*)$/m)?.[1] ?? `exit code ${code}`;
    throw new Failure(
      `The invisible display (Xvfb) did not start (${reason}), so no window can be opened; install xvfb or set DISPLAY, then try again.`,
    );
  });
  const told = new Promise((resolve, reject) => {
    const pipe = /** @type {import('node:stream').Readable} */ (stdio[3]);
    pipe.on('data', (chunk) => {
      answer += chunk;
      if (answer.includes('\n')) resolve(undefined);
    });
    const late = new Failure(
      `The invisible display (Xvfb) was not ready after ${startMs / 1000} s, so no window can be opened; try again when the machine is less busy, or set DISPLAY.`,
    );
    setTimeout(() => reject(late), startMs).unref();
  });
  try {
    await Promise.race([told, failed]);
  } catch (error) {
    await server.stop();
    throw error;
  }
  // Without a listener, its end would be an unhandled error.
  failed.catch(() => {});
  return answer.trim();
}

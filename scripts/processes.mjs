import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { guardGroup } from './process-guard.mjs';

const politeMs = 5000;
const isWindows = process.platform === 'win32';

/**
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<number>} exited the exit code; 128 and the signal's number after a signal, 127 if it could not start
 * @property {() => Promise<void>} stop asks it to end, and ends its whole group by force after 5 s
 * @property {() => void} kill ends its whole group by force, at once
 */

/** @type {Set<Running>} */
const running = new Set();
let endingAll = false;

/**
 * Starts a process in a separate group, so that the whole group can be ended and Ctrl+C reaches it only through us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Running}
 */
export function startProcess(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options, detached: !isWindows });
  const standDown = child.pid === undefined ? () => {} : guardGroup(child.pid);
  const ended = exitCode(child).then((code) => {
    running.delete(entry);
    // Processes that it left behind end with it.
    killGroup(child);
    standDown();
    return code;
  });
  // While everything is being ended, the promise stays open, or the waiting work would continue with its next step.
  const exited = ended.then((code) => (endingAll ? new Promise(() => {}) : code));
  /** @type {Running} */
  const entry = { child, exited, stop, kill: () => killGroup(child) };
  running.add(entry);
  return entry;

  async function stop() {
    child.kill('SIGTERM');
    const timer = setTimeout(() => killGroup(child), politeMs);
    await ended;
    clearTimeout(timer);
  }
}

/** Ends all running processes, the last one first. Nothing that waits for them continues. */
export async function stopAll() {
  endingAll = true;
  for (const entry of [...running].reverse()) await entry.stop();
}

/** Kills all running processes. */
export function killAll() {
  for (const entry of running) entry.kill();
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  if (child.pid === undefined) return;
  if (isWindows) {
    if (child.exitCode === null) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}

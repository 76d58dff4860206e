import { spawn } from 'node:child_process';

/*
 * Nothing in this process can run after a SIGKILL, so a small shell outside our process group reads from a pipe: a line
 * means that the work is done, and the end of the pipe without a line means that this process was killed.
 */
const watch = `read -r _ && exit
kill -TERM "$1" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do kill -0 "$1" 2>/dev/null || break; sleep 0.25; done
kill -KILL -- "-$1" 2>/dev/null`;

/**
 * Makes sure that a process group ends when this process ends in any way. Does nothing on Windows.
 * @param {number} groupId the id of the process that leads the group
 * @returns {() => void} to call when the group has ended normally
 */
export function guardGroup(groupId) {
  if (process.platform === 'win32') return () => {};
  const guard = spawn('/bin/sh', ['-c', watch, 'guard', String(groupId)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without the guard only the guarantee is missing; the work continues.
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  return () => guard.stdin.end('done\n');
}

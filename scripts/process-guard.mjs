import { spawn } from 'node:child_process';

/*
 * Nothing in this process can run after a SIGKILL, so a tiny shell outside our process group holds the other end of a
 * pipe: a line through it means that all is well, its end without a line means that we are gone.
 */
const watch = `read -r _ && exit
kill -TERM "$1" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do kill -0 "$1" 2>/dev/null || break; sleep 0.25; done
kill -KILL -- "-$1" 2>/dev/null`;

/**
 * Sees to it that a process group ends when this process ends, however it ends. Does nothing on Windows.
 * @param {number} groupId the id of the process that leads the group
 * @returns {() => void} to call when the group has ended by itself
 */
export function guardGroup(groupId) {
  if (process.platform === 'win32') return () => {};
  const guard = spawn('/bin/sh', ['-c', watch, 'guard', String(groupId)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // A guard that could not start or is gone costs only the guarantee, never the work.
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  return () => guard.stdin.end('done\n');
}

import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const memoryDisk = '/dev/shm';
const enoughBytes = 6_000_000_000;

/**
 * Puts the temporary files of unit tests into a disk in memory where there is one with much room. Tests that kill, fill and
 * restore stores wait for thousands of flushes, which are at once there. A global set-up of Vitest, before the folder is made.
 */
export default function setUp() {
  if (process.platform !== 'linux' || tmpdir() !== '/tmp' || freemem() < enoughBytes) return;
  try {
    const { bavail, bsize } = statfsSync(memoryDisk);
    if (bavail * bsize >= enoughBytes) process.env.TMPDIR = memoryDisk;
  } catch {
    // There is none.
  }
}

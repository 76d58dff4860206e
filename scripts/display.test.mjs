import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, vi } from 'vitest';
import { withDisplay } from './display.mjs';

const program = `
import { withDisplay } from ${JSON.stringify(new URL('./display.mjs', import.meta.url).href)};
const display = await withDisplay({}, { log: () => {} });
console.log(display.env.DISPLAY);
setInterval(() => {}, 1000);
`;

it.runIf(process.platform === 'linux')('a display of ours ends with us, even when we are killed', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [told] = await once(child.stdout, 'data');
    const socket = `/tmp/.X11-unix/X${String(told).trim().slice(1)}`;
    expect(await listens(socket)).toBe(true);
    child.kill('SIGKILL');
    await vi.waitFor(async () => expect(await listens(socket)).toBe(false), { timeout: 10_000 });
  } finally {
    child.kill('SIGKILL');
  }
});

it('an existing display is used', async () => {
  const log = vi.fn();
  expect((await withDisplay({ DISPLAY: ':7' }, { log })).env).toEqual({});
  expect(log).not.toHaveBeenCalled();
});

/**
 * @param {string} socket
 * @returns {Promise<boolean>}
 */
function listens(socket) {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => resolve(true)).once('error', () => resolve(false));
    connection.once('connect', () => connection.destroy());
  });
}

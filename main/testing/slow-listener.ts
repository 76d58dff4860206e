import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Addresses of this computer that share a port and complete no handshake until they are awoken. */
export type SlowListener = {
  readonly port: number;
  readonly awaken: () => void;
  readonly close: () => void;
};

/**
 * Listens in a separate, stopped process with its queue full: the kernel then drops connection requests,
 * like a distant or dead server. The first retry after `awaken` gets through.
 */
export async function startSlowListener(address: string, port = 0): Promise<SlowListener> {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '-e',
      `const server = require('node:net').createServer((socket) => socket.on('error', () => {}).end('hello from ${address}'));
       server.listen({ host: '${address}', port: ${port}, backlog: 1 }, () => console.log(server.address().port));`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = child.stdout === null ? [''] : await once(child.stdout, 'data');
  const taken = Number(`${said}`);
  child.kill('SIGSTOP');
  const fill: Socket[] = [];
  for (let count = 0; count < 4; count++) fill.push(connect(taken, address).on('error', () => {}));
  await Promise.race([Promise.all(fill.slice(0, 2).map((socket) => once(socket, 'connect')))]);
  return {
    port: taken,
    awaken: () => void child.kill('SIGCONT'),
    close: () => {
      for (const socket of fill) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}

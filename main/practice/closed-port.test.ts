import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { holdClosedPort } from './closed-port.ts';

const listening = async (port: number) => {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
};

it('refuses every connection, and no other program can listen there', async () => {
  const { port, release } = await holdClosedPort();
  onTestFinished(release);
  for (let count = 0; count < 3; count++) {
    const [error] = await once(createConnection(port, '127.0.0.1'), 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  }
  await expect(listening(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

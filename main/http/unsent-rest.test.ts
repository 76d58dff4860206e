import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sendRequest } from './client.ts';
import { createConnections } from './connections.ts';

const length = 8_000_000;
const timeoutMs = 2_000;

it('the unsent rest of an event keeps no connection beyond its time, where the answer came before', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', () => {
      // It answers, and reads no more for now.
      socket.pause();
      socket.write('HTTP/1.1 413 Payload Too Large\r\nContent-Length: 2\r\n\r\nno');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers = [
    { name: 'Host', value: `127.0.0.1:${port}` },
    { name: 'Content-Length', value: `${length}` },
  ];
  const connections = createConnections();
  const { result } = await sendRequest(
    { method: 'POST', url: `http://127.0.0.1:${port}/events`, headers, body: 'x'.repeat(length) },
    { timeoutMs, cancel: new AbortController().signal, connections },
  );
  expect(result.outcome).toBe('refused');
  await setTimeout(timeoutMs + 100);
  const [socket] = sockets;
  await new Promise<void>((done) => {
    socket?.once('close', () => done());
    socket?.on('data', () => socket.bytesRead >= length && done());
    socket?.resume();
  });
  expect(socket?.bytesRead).toBeLessThan(length);
  connections.close();
  socket?.destroy();
  server.close();
});

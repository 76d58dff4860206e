import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { sendRequest } from './client.ts';
import { createConnections } from './connections.ts';

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{"statusCode":200}';

it.each([
  ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ['ends', (socket: Socket) => socket.end()],
  ['gives up with a 408, and leaves open,', (socket: Socket) => socket.write('HTTP/1.1 408 Request Timeout\r\n\r\n')],
  ['gives up with a 408', (socket: Socket) => socket.end('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n')],
])('a connection that its server %s while it waits is not used again', async (_, leave) => {
  const opened: Socket[] = [];
  const server = createServer((socket) => {
    opened.push(socket);
    socket.on('error', () => {});
    socket.on('data', () => socket.write(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const serverName = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connections = createConnections({ mostIdleMs: 60_000 });
  const reading = buildRequest({ ...blankDraft, uri: 'a://b' }, { ...blankEnvironment('e'), serverName }, 'k');
  if (!reading.ok) throw new Error(reading.problem);
  const send = async () => {
    const options = { timeoutMs: 5_000, cancel: new AbortController().signal, connections };
    return (await sendRequest(reading.request, options)).result;
  };

  /** Ours, which Node names as it makes them. */
  const own: Socket[] = [];
  const keep = (message: unknown) => own.push((message as { socket: Socket }).socket);
  subscribe('net.client.socket', keep);
  expect((await send()).outcome).toBe('received');
  unsubscribe('net.client.socket', keep);
  const [[ofServer], [ours]] = [opened, own];
  if (ofServer === undefined || ours === undefined) throw new Error('Nothing was opened.');
  const left = new Promise<void>((resolve) => ours.once('close', () => resolve()));
  leave(ofServer);
  await left;
  const again = await send();
  expect([again.outcome, again.timing.reused, opened.length]).toEqual(['received', false, 2]);
  connections.close();
  server.close();
});

it('a connection whose answer names no protocol to switch to is closed', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const closed = once(server, 'connection').then(([socket]) => once(socket, 'close'));
  const serverName = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connections = createConnections({ mostIdleMs: 60_000 });
  const reading = buildRequest({ ...blankDraft, uri: 'a://b' }, { ...blankEnvironment('e'), serverName }, 'k');
  if (!reading.ok) throw new Error(reading.problem);
  await sendRequest(reading.request, { timeoutMs: 5_000, cancel: new AbortController().signal, connections });
  await closed;
  connections.close();
  server.close();
});

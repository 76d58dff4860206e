import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { sendRequest } from './client.ts';
import { type Connections, createConnections } from './connections.ts';

const server = createServer((_, response) => {
  response.end('{"statusCode":200}');
});
let sockets = 0;
server.on('connection', () => {
  sockets += 1;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  sockets = 0;
});

async function listening(): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function send(origin: string, connections: Connections) {
  const reading = buildRequest({ ...blankDraft, uri: 'a://b' }, { ...blankEnvironment('e'), serverName: origin }, 'k');
  if (!reading.ok) throw new Error(reading.problem);
  return sendRequest(reading.request, { timeoutMs: 5_000, cancel: new AbortController().signal, connections });
}

it('are used again while they are fresh, and marked as reused', async () => {
  const origin = await listening();
  const connections = createConnections({});
  const first = await send(origin, connections);
  const second = await send(origin, connections);
  expect([first.result.timing.reused, second.result.timing.reused]).toEqual([false, true]);
  expect(second.result.timing.connectMs).toBeNull();
  expect(sockets).toBe(1);
  connections.close();
});

it('that idled are dropped before the server drops them, so no event meets a closed one', async () => {
  server.keepAliveTimeout = 100;
  const origin = await listening();
  const connections = createConnections({ mostIdleMs: 60 });
  const outcomes = [];
  for (let count = 0; count < 20; count++) {
    outcomes.push((await send(origin, connections)).result.outcome);
    await setTimeout(110);
  }
  expect(new Set(outcomes)).toEqual(new Set(['received']));
  connections.close();
});

it('ask for the route to a server once in a while, not for each event', async () => {
  const origin = await listening();
  let asked = 0;
  const routesTo = async () => {
    asked += 1;
    return [null];
  };
  const connections = createConnections({ routesTo });
  for (let count = 0; count < 5; count++) await send(origin, connections);
  expect(asked).toBe(1);
  connections.close();
});

it('are no more than events are under way at once, however many there are in all', async () => {
  server.keepAliveTimeout = 5_000;
  const origin = await listening();
  const connections = createConnections();
  const sendTen = async () => {
    for (let count = 0; count < 10; count++) await send(origin, connections);
  };
  await Promise.all([sendTen(), sendTen(), sendTen()]);
  expect(sockets).toBe(3);
  connections.close();
});

it.each([
  ['timeout=1', 2],
  ['timeout=0', 2],
  ['timeout=5', 1],
  ['timeout=10', 1],
])('whose server says %s', async (hint, opened) => {
  server.prependOnceListener('request', (_, response) => response.setHeader('Keep-Alive', hint));
  const origin = await listening();
  const connections = createConnections();
  await send(origin, connections);
  await send(origin, connections);
  expect(sockets).toBe(opened);
  connections.close();
});

it('that idled are closed although nothing else is sent', async () => {
  server.keepAliveTimeout = 5_000;
  const origin = await listening();
  const closed = new Promise<void>((resolve) => {
    server.once('connection', (socket) => socket.once('close', () => resolve()));
  });
  const connections = createConnections({ mostIdleMs: 20 });
  await send(origin, connections);
  await closed;
  connections.close();
});

it.each([
  ['one route', [null]],
  ['two routes', [null, null]],
])('carry no event that was cancelled before, with %s', async (_, routes) => {
  const origin = await listening();
  let requests = 0;
  server.on('request', () => {
    requests += 1;
  });
  const connections = createConnections({ routesTo: async () => routes });
  await send(origin, connections);
  const reading = buildRequest({ ...blankDraft, uri: 'a://b' }, { ...blankEnvironment('e'), serverName: origin }, 'k');
  if (!reading.ok) throw new Error(reading.problem);
  const options = { timeoutMs: 5_000, cancel: AbortSignal.abort(), connections };
  const { result, dispatched } = await sendRequest(reading.request, options);
  expect([result.outcome, dispatched]).toEqual(['cancelled', false]);
  await send(origin, connections);
  expect(requests).toBe(2);
  connections.close();
});

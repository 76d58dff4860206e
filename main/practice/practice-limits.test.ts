import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { PracticeEvent } from '#app/practice/practice-event.ts';
import { startPracticeServer } from './practice-server.ts';
import { createReceivedEvents } from './received-events.ts';

async function start() {
  let id = 0;
  const server = await startPracticeServer({
    ...{ port: 0, onReceived: () => {} },
    now: () => new Date('2026-01-01T00:00:00Z'),
    newId: () => String(++id),
  });
  onTestFinished(() => server.stop());
  return server;
}

function call(host: string, length: number, siteKey = 'ONE-PRACTICE01-0200'): string {
  return [
    `POST /one/rt/track/${siteKey}/events HTTP/1.1`,
    ...(host === '' ? [] : [`Host: ${host}`]),
    ...['Content-Type: application/json', `Content-Length: ${length}`, '', ''],
  ].join('\r\n');
}

async function open(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

async function statusOf(socket: Socket): Promise<number> {
  let text = '';
  while (!text.includes('\r\n')) text += String((await once(socket, 'data'))[0]);
  return Number(text.split(' ')[1]);
}

const event = '{"uri":"a://b","ck":"ada"}';

it.each(['127.0.0.1', 'localhost', '[::1]', 'LocalHost'])('answers a call to %s', async (host) => {
  const server = await start();
  const socket = await open(server.port, call(`${host}:${server.port}`, event.length) + event);
  expect(await statusOf(socket)).toBe(200);
  expect(server.events()).toHaveLength(1);
});

it.each([
  ['another name that leads here', 'attacker.example:PORT'],
  ['another name without a port', 'attacker.example'],
  ['another port', '127.0.0.1:1'],
  ['no port', '127.0.0.1'],
  ['a name that begins like its own', '127.0.0.1:PORT.attacker.example'],
  ['a name that ends like its own', 'attacker.localhost:PORT'],
])('refuses a call to %s, and closes the connection', async (_, host) => {
  const server = await start();
  const socket = await open(server.port, call(host.replace('PORT', `${server.port}`), event.length) + event);
  expect(await statusOf(socket)).toBe(421);
  await once(socket, 'close');
  expect(server.events()).toEqual([]);
});

it.each([
  ['its own', '127.0.0.1:PORT', 200],
  ['another', 'attacker.example', 421],
])('a call to a whole address is for the server in it: %s', async (_, host, status) => {
  const server = await start();
  const address = `http://${host.replace('PORT', `${server.port}`)}/one/rt/track/`;
  const whole = call(`127.0.0.1:${server.port}`, event.length).replace('/one/rt/track/', address) + event;
  expect(await statusOf(await open(server.port, whole))).toBe(status);
  expect(server.events()).toHaveLength(status === 200 ? 1 : 0);
});

it('refuses a call without a name', async () => {
  const server = await start();
  expect(await statusOf(await open(server.port, call('', event.length) + event))).toBe(400);
  expect(server.events()).toEqual([]);
});

it('keeps the last large events, as many as there is room for', async () => {
  const server = await start();
  const host = `127.0.0.1:${server.port}`;
  for (let at = 0; at < 60; at++) {
    const body = JSON.stringify({ uri: `a://${at}`, ck: 'x'.repeat(990_000) });
    const socket = await open(server.port, call(host, body.length) + body);
    expect(await statusOf(socket)).toBe(200);
    socket.destroy();
  }
  const kept = server.events();
  expect(kept.at(-1)?.uri).toBe('a://59');
  const bytes = kept.reduce((sum, { customerKey }) => sum + 2 * customerKey.length, 0);
  expect(bytes).toBeGreaterThan(30_000_000);
  expect(bytes).toBeLessThanOrEqual(40_000_000);
});

it('counts what many small properties take', () => {
  const received = createReceivedEvents();
  const properties = Array.from({ length: 100_000 }, () => ({ name: '', value: '' }));
  const of = (id: string): PracticeEvent => ({
    ...{ id, receivedAt: '2026-01-01T00:00:00Z', siteKey: '', customerKey: '', tid: '', returning: false },
    ...{ uri: 'a://b', properties },
  });
  for (let at = 0; at < 10; at++) received.add(of(`${at}`));
  expect(received.list().map(({ id }) => id)).toEqual(['7', '8', '9']);
  received.erase(({ id }) => id === '8');
  expect(received.list().map(({ id }) => id)).toEqual(['7', '9']);
});

it('reads 10 MB at once, no more, and has the room again when callers break off', async () => {
  const server = await start();
  const host = `127.0.0.1:${server.port}`;
  const begun = `${call(host, 1_000_000)}{"uri":"a://b","ck":"${'x'.repeat(900_000)}`;
  const body = JSON.stringify({ uri: 'a://b', ck: 'x'.repeat(500_000) });
  const sendWhole = async () => statusOf(await open(server.port, call(host, body.length) + body));
  const sockets: Socket[] = [];
  let status = 200;
  // Each of these waits for the rest of its body, until there is no room for another call.
  while (status === 200) {
    sockets.push(await open(server.port, begun));
    status = await sendWhole();
  }
  expect(status).toBe(503);
  expect(sockets.length).toBeGreaterThanOrEqual(10);
  for (const socket of sockets) socket.resetAndDestroy();
  while (status === 503) status = await sendWhole();
  expect(status).toBe(200);
});

it('gives its large answer whole, also after a caller broke off in the middle of one', async () => {
  const server = await start();
  const url = `${server.places.serverName}/one/rt/track/ONE-PRACTICE03-0004/events`;
  const post = (signal?: AbortSignal) =>
    fetch(url, {
      ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: event },
      ...(signal && { signal }),
    });
  const aborted = new AbortController();
  const first = await post(aborted.signal);
  aborted.abort();
  await expect(first.text()).rejects.toThrow();
  const answer = await (await post()).json();
  expect(answer.filling).toHaveLength(30_000_000);
});

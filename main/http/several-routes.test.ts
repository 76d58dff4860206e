import { connect } from 'node:net';
import { pipeline } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { keep } from '#main/testing/keep.ts';
import { startSocks4Proxy } from '#main/testing/proxies.ts';
import { connectTo, host, listenRaw, routeTo, sendBy, sendOn, servers, startProxy } from '#main/testing/proxy-place.ts';
import { createRouteMemory } from './route-memory.ts';

describe('of several routes', () => {
  it('one of any kind that hangs has its share of the time, and the next is taken', async () => {
    const prepared: (() => Promise<void>)[] = [];
    for (const kind of ['http', 'https', 'socks4', 'socks5']) {
      const { port, name, taken } = await servers.secure();
      const hung = await startProxy(kind, { hangs: true });
      const good = await startProxy('http', { toPort: port });
      const connections = connectTo([hung.route, good.route], createRouteMemory());
      prepared.push(async () => {
        const first = await sendOn(connections, name, 3_000);
        expect(first, kind).toMatchObject({ dispatched: true, result: { outcome: 'received' } });
        expect(first.result.timing.proxy, kind).toContain(`:${good.route.port}`);
        // The next event doesn't wait for it again.
        expect((await sendOn(connections, name, 3_000)).result.outcome, kind).toBe('received');
        expect(taken, kind).toHaveLength(2);
      });
    }
    // Together: each of them waits for its share.
    await Promise.all(prepared.map((send) => send()));
  });

  it('the straight one has its share too', async () => {
    const { port, name, taken } = await servers.plain();
    const good = await startProxy('http', { toPort: port });
    // This name is unknown or can't be reached.
    const sent = await sendBy([null, good.route], name.replace(host, 'mxo.invalid'), 3_000);
    expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'received' } });
    expect(taken).toHaveLength(1);
  });

  it('one that failed is tried again later, and the order of the list stays', async () => {
    let time = 0;
    const { port } = await servers.plain();
    let isThere = false;
    // Nothing of the event is written before this proxy has answered.
    const proxy = keep(await startSocks4Proxy({ toPort: port }));
    const front = await listenRaw((socket) => {
      if (isThere) pipeline(socket, connect(proxy.route.port, '127.0.0.1'), socket, () => {});
      else socket.resetAndDestroy();
    });
    const connections = connectTo(
      [routeTo('socks4', front), null],
      createRouteMemory(() => time),
    );
    const sendStraight = async () =>
      (await sendOn(connections, `http://127.0.0.1:${port}`)).result.timing.proxy === null ? 'straight' : 'proxy';
    expect(await sendStraight()).toBe('straight');
    isThere = true;
    expect(await sendStraight()).toBe('straight');
    time = 60_000;
    expect([await sendStraight(), await sendStraight()]).toEqual(['proxy', 'proxy']);
  });

  it('none is tried once the event has left', async () => {
    const heard: string[] = [];
    // Takes a plain event as a proxy and never answers.
    const port = await listenRaw((socket) =>
      socket.on('error', () => {}).on('data', (chunk) => heard.push(`${chunk}`)),
    );
    const good = await servers.plain();
    const next = await startProxy('http', { toPort: good.port });
    expect(await sendBy([routeTo('http', port), next.route], good.name, 4_000)).toMatchObject({
      dispatched: true,
      result: { outcome: 'timed-out' },
    });
    expect(heard.join('')).toContain('POST');
    expect(good.taken).toEqual([]);
  });

  it('none at all is a proxy that could not be read, and nothing goes past it', async () => {
    const { port, taken } = await servers.plain();
    expect(await sendBy([], `http://127.0.0.1:${port}`)).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-reached', code: 'PROXY_UNREADABLE' },
    });
    expect(taken).toEqual([]);
  });
});

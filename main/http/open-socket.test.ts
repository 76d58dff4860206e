import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { networkErrorCode } from '#main/error-code.ts';
import { keep } from '#main/testing/keep.ts';
import { startSlowListener } from '#main/testing/slow-listener.ts';
import { NetworkError } from './network-error.ts';
import { openSocket } from './open-socket.ts';

/** Opens a socket to a name with these addresses; `begun` has every socket that was tried. */
function openTo(addresses: readonly string[], port: number) {
  const begun: Socket[] = [];
  const hold = (socket: Socket) => {
    begun.push(socket);
    return socket.on('error', () => {});
  };
  const find = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const done: string[] = [];
  const opened = openSocket({ host: 'mxo.example.com', port }, hold, (stage) => done.push(stage), find);
  return { begun, done, opened, end: () => begun.map((socket) => socket.destroy(new NetworkError('ENDED'))) };
}

async function listen(host: string) {
  const server = keep(createServer((socket) => socket.end(`hello from ${host}`))).listen(0, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('of a name with several addresses', () => {
  it('a slow address is still awaited after the next was begun', async () => {
    const slow = keep(await startSlowListener('127.0.0.2'));
    const dead = keep(await startSlowListener('127.0.0.3', slow.port));
    const { opened, begun, done } = openTo(['127.0.0.2', '127.0.0.3'], dead.port);
    setTimeout(slow.awaken, 500);
    const socket = await opened;
    expect(await text(socket)).toBe('hello from 127.0.0.2');
    expect(begun).toHaveLength(2);
    expect(begun[1]?.destroyed).toBe(true);
    expect(done).toEqual(['name', 'connect']);
  });

  it('the next answers where the first is silent', async () => {
    const port = await listen('127.0.0.3');
    keep(await startSlowListener('127.0.0.2', port));
    const socket = await openTo(['127.0.0.2', '127.0.0.3'], port).opened;
    expect(await text(socket)).toBe('hello from 127.0.0.3');
  });

  it('one that refuses is not waited for, and the other family comes second', async () => {
    const port = await listen('127.0.0.1');
    const { opened, begun } = openTo(['127.0.0.4', '127.0.0.1', '::1'], port);
    expect(await text(await opened)).toBe('hello from 127.0.0.1');
    expect(begun.map(({ remoteFamily }) => remoteFamily)).toHaveLength(3);
  });

  it('none that takes it fails with its reason, and none at all is an unknown name', async () => {
    const port = await listen('127.0.0.1');
    const code = (addresses: readonly string[]) => openTo(addresses, port).opened.catch(networkErrorCode);
    expect(await code(['127.0.0.4', '127.0.0.5'])).toBe('ECONNREFUSED');
    expect(await code([])).toBe('ENOTFOUND');
  });

  it('all are ended together, and no other is begun', async () => {
    const silent = keep(await startSlowListener('127.0.0.2'));
    const { opened, begun, end } = openTo(['127.0.0.2', '127.0.0.2', '127.0.0.2', '127.0.0.2'], silent.port);
    await expect.poll(() => begun.length).toBe(2);
    end();
    expect(await opened.catch(networkErrorCode)).toBe('ENDED');
    expect(begun.every(({ destroyed }) => destroyed)).toBe(true);
  });

  it('a name that is found only after the end is not said to be found', async () => {
    let answer = (_found: readonly LookupAddress[]) => {};
    const done: string[] = [];
    const begun: Socket[] = [];
    const hold = (socket: Socket) => {
      begun.push(socket);
      return socket.on('error', () => {});
    };
    const find = () =>
      new Promise<readonly LookupAddress[]>((found) => {
        answer = found;
      });
    const opened = openSocket({ host: 'mxo.example.com', port: 9 }, hold, (stage) => done.push(stage), find);
    await expect.poll(() => begun.length).toBe(1);
    begun[0]?.destroy(new NetworkError('ENDED'));
    expect(await opened.catch(networkErrorCode)).toBe('ENDED');
    answer([{ address: '127.0.0.1', family: 4 }]);
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
    expect(done).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, startTidings, test } from './fixtures/tidings.ts';

/** Every host that Chromium looked up and every address that it connected to, from its network log. */
async function askedFor(netLog: string): Promise<readonly string[]> {
  const { constants, events } = JSON.parse(await readFile(netLog, 'utf8'));
  const kinds = new Map(Object.entries<number>(constants.logEventTypes).map(([name, kind]) => [kind, name]));
  return events.flatMap(({ type, params }: { type: number; params?: Record<string, unknown> }) => {
    const kind = kinds.get(type) ?? '';
    const target = params?.['host'] ?? params?.['address'];
    return /^(HOST_RESOLVER_MANAGER_REQUEST|TCP_CONNECT_ATTEMPT)$/.test(kind) && typeof target === 'string'
      ? [target]
      : [];
  });
}

test('a new profile makes no network request in its first minute', async ({ userData }) => {
  test.setTimeout(120_000);
  const netLog = join(userData, 'net-log.json');
  const { electron, composer } = await startTidings(userData, [`--log-net-log=${netLog}`]);
  // The main process uses Node's sockets, which Chromium doesn't log.
  const sockets = await electron.evaluateHandle(() => {
    const connected: string[] = [];
    process.getBuiltinModule('node:diagnostics_channel').subscribe('net.client.socket', (message) => {
      const { socket } = message as { socket: import('node:net').Socket };
      socket.once('lookup', (_error, _address, _family, host) => connected.push(host));
      socket.once('connect', () => connected.push(socket.remoteAddress ?? ''));
    });
    return connected;
  });
  await composer.sendAndSee('Received');
  await setTimeout(60_000);
  expect(await sockets.evaluate((seen) => [...new Set(seen)])).toEqual(['127.0.0.1']);
  // This shows that the log records requests.
  await electron.evaluate(({ session }) => session.defaultSession.resolveHost('control.invalid').catch(() => null));
  await electron.close();
  const asked = await askedFor(netLog);
  expect([...new Set(asked)]).toEqual([expect.stringContaining('control.invalid')]);
});

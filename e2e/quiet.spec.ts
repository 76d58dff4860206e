import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeAppFolder } from './fixtures/app-folder.ts';
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

/*
 * The app's own timers run faster, so that its first minute takes a few seconds. Chromium's timers can't: that its services
 * are off shows in its switches, and TIDINGS_LONG=1 waits for the whole minute.
 */
const isLong = process.env['TIDINGS_LONG'] === '1';
const pace = isLong ? 1 : 15;
const fasterTimers = `
for (const name of ['setTimeout', 'setInterval']) {
  const real = globalThis[name];
  globalThis[name] = (run, delayMs, ...rest) => real(run, delayMs / ${pace}, ...rest);
}`;
/** Those that the main process waits for. */
const fasterWaits = `
const waits = process.getBuiltinModule('node:timers/promises');
const { setTimeout: realWait } = waits;
waits.setTimeout = (delayMs, ...rest) => realWait(delayMs / ${pace}, ...rest);
process.getBuiltinModule('node:module').syncBuiltinESMExports();`;

test('a new profile makes no network request in its first minute', async ({ userData }) => {
  test.setTimeout(120_000);
  const netLog = join(userData, 'net-log.json');
  const folder = await makeAppFolder({ before: fasterTimers + fasterWaits });
  const { electron, window, composer } = await startTidings(userData, [`--log-net-log=${netLog}`], folder);
  await window.addInitScript({ content: fasterTimers });
  await window.reload();
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
  await setTimeout(60_000 / pace);
  expect(await sockets.evaluate((seen) => [...new Set(seen)])).toEqual(['127.0.0.1']);
  const switches = ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability'];
  expect(await electron.evaluate(({ app }, all) => all.map((one) => app.commandLine.hasSwitch(one)), switches)).toEqual(
    switches.map(() => true),
  );
  // This shows that the log records requests.
  await electron.evaluate(({ session }) => session.defaultSession.resolveHost('control.invalid').catch(() => null));
  await electron.close();
  const asked = await askedFor(netLog);
  expect([...new Set(asked)]).toEqual([expect.stringContaining('control.invalid')]);
});

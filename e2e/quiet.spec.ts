import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { makeAppFolder } from './fixtures/app-folder.ts';
import { expect, startTidings, type Tidings, test } from './fixtures/tidings.ts';

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

/** How long an idle window is watched: two seconds of its own. The open draft is checked every ten seconds. */
const frames = 120 / pace;

/** From now on, the window's timers run faster, and React's commits are counted, by the hook that it looks for. */
async function prepareWindow(window: Page): Promise<void> {
  await window.addInitScript({ content: fasterTimers });
  await window.addInitScript(() => {
    let commits = 0;
    const hook = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => {},
      onCommitFiberRoot: () => commits++,
    };
    Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook, commitsSoFar: () => commits });
  });
  await window.reload();
  await window.getByRole('button', { name: 'Send', exact: true }).waitFor();
}

/** Collects what Node's sockets connect to: Chromium doesn't log those of the main process. */
function watchSockets({ electron }: Tidings) {
  return electron.evaluateHandle(() => {
    const connected: string[] = [];
    process.getBuiltinModule('node:diagnostics_channel').subscribe('net.client.socket', (message) => {
      const { socket } = message as { socket: import('node:net').Socket };
      socket.once('lookup', (_error, _address, _family, host) => connected.push(host));
      socket.once('connect', () => connected.push(socket.remoteAddress ?? ''));
    });
    return connected;
  });
}

/** Counts the calls to the main process. */
function countCalls({ electron }: Tidings) {
  return electron.evaluateHandle(({ BrowserWindow }) => {
    const counted = { calls: 0 };
    const [window] = BrowserWindow.getAllWindows();
    const contents: NodeJS.EventEmitter | undefined = window?.webContents;
    contents?.on('-ipc-invoke', () => {
      counted.calls += 1;
    });
    return counted;
  });
}

async function expectIdleViews(tidings: Tidings, counted: Awaited<ReturnType<typeof countCalls>>): Promise<void> {
  const { window } = tidings;
  const calls = () => counted.evaluate((so) => so.calls);
  const commits = () => window.evaluate(() => Number(Reflect.get(globalThis, 'commitsSoFar')()));
  /** Counts what happens during so many frames. */
  const whileIdle = async () => {
    const before = [await commits(), await calls()];
    await window.evaluate(async (count) => {
      for (let frame = 0; frame < count; frame++) await new Promise((next) => requestAnimationFrame(next));
    }, frames);
    const after = [await commits(), await calls()];
    return after.map((count, index) => count - (before[index] ?? 0));
  };
  expect(await commits()).toBeGreaterThan(0);
  expect(await calls()).toBeGreaterThan(0);
  // Notices close and typed text is saved first.
  await expect.poll(whileIdle, { timeout: 60_000 }).toEqual([0, 0]);
  for (const view of ['History', 'Customers']) {
    await window.getByRole('button', { name: view, exact: false }).first().click();
    await expect.poll(whileIdle, { timeout: 60_000 }).toEqual([0, 0]);
  }
}

test('a new profile makes no network request in its first minute, and its window is idle', async ({ userData }) => {
  test.setTimeout(isLong ? 240_000 : 120_000);
  const netLog = join(userData, 'net-log.json');
  const folder = await makeAppFolder({ before: fasterTimers + fasterWaits });
  const tidings = await startTidings(userData, [`--log-net-log=${netLog}`], folder);
  const { electron, window, composer } = tidings;
  await prepareWindow(window);
  const sockets = await watchSockets(tidings);
  const counted = await countCalls(tidings);
  await composer.sendAndSee('Received');
  const minute = setTimeout(60_000 / pace);
  await test.step('an idle window draws nothing and makes no calls', () => expectIdleViews(tidings, counted));
  await minute;
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

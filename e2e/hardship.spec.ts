import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, startTidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

test('killing the app five times while sending and typing loses nothing', async ({ tidings }) => {
  test.setTimeout(120_000);
  const server = await startRecordingServer(async (_, response) => {
    await setTimeout(Math.random() * 40);
    response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
  });
  await haveEnvironments(tidings.window, { name: 'UAT', serverName: server.origin });
  let current = tidings;
  for (let kill = 1; kill <= 5; kill++) {
    const { window, composer } = current;
    await composer.uri.fill(`assist://kill/${kill}`);
    const typedAt = Date.now();
    const rest = setTimeout(1_000);
    const before = server.received.length;
    // Presses Send as fast as possible until the kill.
    await window.evaluate(() => {
      const press = () =>
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Send')?.click();
      setInterval(press, 5);
    });
    await rest;
    // A slow machine needs longer for a few of them.
    await expect.poll(() => server.received.length).toBeGreaterThan(before + 4);
    await setTimeout(Math.random() * 300);
    current = await current.killAndRestart();
    expect(Date.now() - typedAt).toBeGreaterThan(1_000);
    await expect(current.composer.uri).toHaveValue(`assist://kill/${kill}`);
  }
  const { exchanges } = await current.window.evaluate(async () => {
    const query = {
      search: '',
      environmentId: null,
      outcome: null,
      from: null,
      until: null,
      customerKey: null,
      scope: 'all',
    };
    const reply = await Reflect.get(window, 'bridge').call('history.list', { query, limit: 1_000, offset: 0 });
    return reply.value as { exchanges: { outcome: string | null; left: string; uri: string }[] };
  });
  expect(server.received.length).toBeGreaterThan(20);
  for (let kill = 1; kill <= 5; kill++) {
    const arrived = server.received.filter(({ body }) => JSON.parse(body).uri === `assist://kill/${kill}`).length;
    const left = exchanges.filter((one) => one.left === 'yes' && one.uri === `assist://kill/${kill}`).length;
    // That it leaves is written first: the one of the kill may not have arrived.
    expect([arrived, arrived + 1]).toContain(left);
  }
  expect(exchanges.filter(({ outcome }) => outcome === 'interrupted').length).toBeLessThanOrEqual(5);
  expect(exchanges.every(({ outcome }) => outcome === 'received' || outcome === 'interrupted')).toBe(true);
  await server.close();
});

// Only root can mount a small disk.
if (process.platform === 'linux' && process.getuid?.() === 0)
  test('with a full disk, sending works, the problem is reported, and typed text stays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tidings-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder]);
    try {
      const { electron, window, composer } = await startTidings(folder);
      await composer.sendAndSee('Received');
      try {
        for (;;) writeFileSync(join(folder, 'filler'), Buffer.alloc(16_000), { flag: 'a' });
      } catch {
        await composer.customerKey.fill('typed@example.com');
      }
      await composer.sendAndSee('Received');
      await expect(composer.response).toContainText('Not recorded: The disk is full');
      await expect(window.getByText('The open events weren’t saved. The disk is full')).toBeVisible();
      await expect(composer.customerKey).toHaveValue('typed@example.com');
      rmSync(join(folder, 'filler'));
      await composer.sendAndSee('Received');
      await expect(composer.response).not.toContainText('Not recorded');
      const history = new HistoryPage(window);
      await history.open();
      await expect(history.rows).toHaveCount(3);
      await electron.close();
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
  });

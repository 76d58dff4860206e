import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

/** `main/storage/kill.test.ts` kills main's part at 20 more moments. */
const kills = 3;

/** Presses Send as fast as possible until the kill. */
const keepSending = (window: Page) =>
  window.evaluate(() => {
    const press = () =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Send')?.click();
    setInterval(press, 5);
  });

/** All events of the history. */
const readHistory = (window: Page) =>
  window.evaluate(async () => {
    const filters = { search: '', environmentId: null, outcome: null, from: null, until: null, customerKey: null };
    const query = { ...filters, scope: 'all' };
    const reply = await Reflect.get(window, 'bridge').call('history.list', { query, limit: 1_000, offset: 0 });
    return reply.value.exchanges as { outcome: string | null; left: string; uri: string }[];
  });

async function expectInterrupted({ window, composer }: Tidings): Promise<void> {
  await window.keyboard.press('Control+Shift+H');
  const row = window.getByRole('list', { name: 'History' }).getByRole('listitem').first();
  await expect(row).toContainText('Interrupted');
  await row.getByRole('button', { name: 'Open' }).click();
  await expect(composer.outcome).toContainText('may have received it');
  await expect(composer.outcome).toContainText('check Monitoring for ada@example.com');
}

test('killing the app again and again while sending and typing loses nothing', async ({ tidings }) => {
  test.setTimeout(120_000);
  let isSilent = false;
  let unanswered = 0;
  const server = await startRecordingServer(async (_, response) => {
    await setTimeout(Math.random() * 40);
    if (isSilent) unanswered += 1;
    else response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
  });
  await haveEnvironments(tidings.window, { name: 'UAT', serverName: server.origin });
  await tidings.composer.customerKey.fill('ada@example.com');
  let current = tidings;
  for (let kill = 1; kill <= kills; kill++) {
    const { window, composer } = current;
    await composer.uri.fill(`assist://kill/${kill}`);
    const typedAt = Date.now();
    const rest = setTimeout(1_000);
    const before = server.received.length;
    await keepSending(window);
    await rest;
    // A slow machine needs longer for a few of them.
    await expect.poll(() => server.received.length).toBeGreaterThan(before + 4);
    await setTimeout(Math.random() * 300);
    // The last kill comes while an event waits for its answer, the others at any moment.
    isSilent = kill === kills;
    if (isSilent) await expect.poll(() => unanswered).toBe(1);
    current = await current.killAndRestart();
    expect(Date.now() - typedAt).toBeGreaterThan(1_000);
    await expect(current.composer.uri).toHaveValue(`assist://kill/${kill}`);
  }
  const exchanges = await readHistory(current.window);
  expect(server.received.length).toBeGreaterThan(4 * kills);
  for (let kill = 1; kill <= kills; kill++) {
    const arrived = server.received.filter(({ body }) => JSON.parse(body).uri === `assist://kill/${kill}`).length;
    const left = exchanges.filter((one) => one.left === 'yes' && one.uri === `assist://kill/${kill}`).length;
    // That it leaves is written first: the one of the kill may not have arrived.
    expect([arrived, arrived + 1]).toContain(left);
  }
  expect(exchanges.filter(({ outcome }) => outcome === 'interrupted').length).toBeLessThanOrEqual(kills);
  expect(exchanges.every(({ outcome }) => outcome === 'received' || outcome === 'interrupted')).toBe(true);
  await test.step('the event that was being sent at the last kill shows as interrupted', () =>
    expectInterrupted(current));
  await server.close();
});

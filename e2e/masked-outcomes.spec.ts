import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { formsOfKey, readableIn, readableInSystem } from './fixtures/readable.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { callFromWindow } from './fixtures/window-call.ts';
import { usualSiteKey } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';

const key = '000345-77-K';

/** The outcomes of Practice that are looked at beside the event, by the site key. */
const seenAtOnce = [
  ['ONE-PRACTICE02-0400', 'Refused in the body'],
  ['ONE-PRACTICE05-0002', 'Not trusted'],
] as const;

/** Those that are looked at in the history. What is beside an event: response.test.tsx. */
const seenLater = [
  ['ONE-PRACTICE01-0200', 'Received'],
  ['ONE-PRACTICE01-0400', 'Refused'],
  ['ONE-PRACTICE01-0302', 'Redirected'],
  ['ONE-PRACTICE01-0503', 'Server error'],
  ['ONE-PRACTICE03-0002', 'Unreadable answer'],
  ['ONE-PRACTICE04-0002', 'Cut off'],
  ['ONE-PRACTICE04-0003', 'Cut off'],
  ['ONE-PRACTICE05-0001', 'Not reached'],
] as const;

async function see({ window, electron }: Tidings, where: string): Promise<void> {
  const found = [...(await readableIn(window, [key])), ...(await readableInSystem(electron, [key]))];
  expect.soft(found, where).toEqual([]);
}

/** Where an event names the customer: wherever it can. */
const uri = `assist://desk/hello?who=${encodeURIComponent(key)}&again=${key.toLowerCase()}`;
const properties = [
  ['who', `mail to ${key}`],
  ['who in Base64', Buffer.from(key).toString('base64')],
] as const;

async function compose({ composer }: Tidings): Promise<void> {
  await composer.customerKey.fill(key);
  await composer.uri.fill(uri);
  for (const [name, value] of properties) await composer.addProperty(name, value);
  await composer.uri.focus();
}

/** Sends the same event for each outcome that is looked at later, and to a server that is given up. */
async function sendForLater({ window }: Tidings): Promise<void> {
  const { environments } = await callFromWindow(window, 'session.open', {});
  const idOf = (wanted: string) =>
    (Array.isArray(environments) ? environments : []).find(({ name }) => name === wanted)?.id;
  const sent = {
    draft: {
      uri,
      parametersOn: 'event-uri',
      parameters: [],
      properties: properties.map(([name, value]) => ({ enabled: true, name, value })),
      customerKey: key,
      tid: '',
    },
    answers: [],
    draw: { seed: 'any' },
    confirmed: true,
  };
  const places = seenLater.map(([siteKey]) => ['Practice', siteKey] as const);
  const answers = [...places, ['Impatient', usualSiteKey] as const].map(([name, siteKey]) =>
    callFromWindow(window, 'exchange.send', { ...sent, tabId: randomUUID(), environmentId: idOf(name), siteKey }),
  );
  expect((await Promise.all(answers)).filter(({ kind }) => kind !== 'sent')).toEqual([]);
}

async function present({ window }: Tidings): Promise<void> {
  await window.getByRole('switch', { name: 'Presenting' }).setChecked(true);
}

/** Sends to a server that never answers. */
async function sendInVain({ composer }: Tidings, received: readonly unknown[]): Promise<void> {
  const before = received.length;
  await composer.send.click();
  await expect.poll(() => received.length).toBe(before + 1);
}

/** Looks at the history, exports it, and looks at the details of each event that was sent. */
async function seeHistory(tidings: Tidings): Promise<void> {
  const history = new HistoryPage(tidings.window);
  await history.open();
  await history.rows.first().waitFor();
  await see(tidings, 'history');
  await test.step('an export', () => exportAll(tidings, history));
  for (const [, word] of [...seenAtOnce, ...seenLater]) await expect(history.row(word).first()).toBeVisible();
  await expect(history.row('Timed out')).toHaveCount(1);
  const count = await history.rows.count();
  expect(count).toBeGreaterThan(seenAtOnce.length + seenLater.length);
  for (let at = 0; at < count; at++) {
    await history.rows.nth(at).click();
    await history.details.getByRole('status').or(history.details).first().waitFor();
    await see(tidings, `details of row ${at + 1}`);
  }
}

const secretIn = (text: string) => formsOfKey(key).filter((form) => text.toLowerCase().includes(form));

/** What is copied in other ways is masked in the same way: snippets.test.ts. */
async function copyEvent({ window, composer, copied }: Tidings): Promise<void> {
  await composer.show('Preview');
  await window.getByRole('button', { name: 'Copy as' }).click();
  await window.getByRole('menuitem', { name: 'cURL', exact: true }).click();
  await expect.poll(copied).toContain('••');
  await window.getByText('cURL copied. Customer keys in it are masked').waitFor();
  expect.soft(secretIn(await copied())).toEqual([]);
}

/** Exports all that was sent, with each outcome. The other formats: mask-exchange.test.ts and handlers.test.ts. */
async function exportAll({ electron, userData }: Tidings, history: HistoryPage): Promise<void> {
  const file = join(userData, 'all');
  const written = await history.exportAs('evidence report (HTML)', { electron, file });
  expect(written).toContain('•••');
  expect.soft(secretIn(written)).toEqual([]);
}

test('while Presenting is on, no outcome shows a customer key, and nothing that is copied or exported has one in it', async ({
  tidings,
}) => {
  test.slow();
  const { window, composer } = tidings;
  const server = await startRecordingServer(() => {});
  const serverName = server.origin;
  await haveEnvironments(window, { name: 'Impatient', serverName, timeoutMs: 3_000 }, { name: 'Silent', serverName });
  await composer.choose('Environment', 'Practice');
  await compose(tidings);
  expect(await readableIn(window, [key])).not.toEqual([]);
  await present(tidings);
  await test.step('other outcomes are looked at later', () => sendForLater(tidings));
  for (const [siteKey, word] of seenAtOnce) {
    await composer.choose('Site key', new RegExp(siteKey));
    await composer.sendAndSee(word);
    await see(tidings, word);
  }
  await composer.choose('Environment', 'Silent');
  await sendInVain(tidings, server.received);
  await composer.cancel.click();
  await expect(composer.outcome).toContainText('You cancelled after the event was sent');
  await see(tidings, 'Cancelled');
  await test.step('a copy', () => copyEvent(tidings));
  await sendInVain(tidings, server.received);
  const again = await tidings.killAndRestart();
  await present(again);
  await test.step('history', () => seeHistory(again));
  await new HistoryPage(again.window).row('Interrupted').getByRole('button', { name: 'Open' }).click();
  await expect(again.composer.outcome).toContainText('may have received it');
  await see(again, 'Interrupted');
  await again.composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  await again.window.getByRole('dialog').waitFor();
  await see(again, 'Monitoring');
  await server.close();
});

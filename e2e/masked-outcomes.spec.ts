import { join } from 'node:path';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { formsOfKey, readableIn, readableInSystem } from './fixtures/readable.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

const key = '000345-77-K';

/** The site keys of Practice, by the outcome of an event. */
const outcomes = [
  ['ONE-PRACTICE01-0200', 'Received'],
  ['ONE-PRACTICE02-0400', 'Refused in the body'],
  ['ONE-PRACTICE01-0400', 'Refused'],
  ['ONE-PRACTICE01-0302', 'Redirected'],
  ['ONE-PRACTICE01-0503', 'Server error'],
  ['ONE-PRACTICE03-0002', 'Unreadable answer'],
  ['ONE-PRACTICE04-0002', 'Cut off'],
  ['ONE-PRACTICE04-0003', 'Cut off'],
  ['ONE-PRACTICE05-0001', 'Not reached'],
  ['ONE-PRACTICE05-0002', 'Not trusted'],
] as const;

async function see({ window, electron }: Tidings, where: string): Promise<void> {
  const found = [...(await readableIn(window, [key])), ...(await readableInSystem(electron, [key]))];
  expect.soft(found, where).toEqual([]);
}

/** An event that names the customer wherever it can. */
async function compose({ composer }: Tidings): Promise<void> {
  await composer.customerKey.fill(key);
  await composer.uri.fill(`assist://desk/hello?who=${encodeURIComponent(key)}&again=${key.toLowerCase()}`);
  await composer.addProperty('who', `mail to ${key}`);
  await composer.addProperty('who in Base64', Buffer.from(key).toString('base64'));
  await composer.uri.focus();
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
  await test.step('exports', () => exportInEachWay(tidings, history));
  const count = await history.rows.count();
  expect(count).toBeGreaterThan(outcomes.length);
  for (let at = 0; at < count; at++) {
    await history.rows.nth(at).click();
    await history.details.getByRole('status').or(history.details).first().waitFor();
    await see(tidings, `details of row ${at + 1}`);
  }
}

const secretIn = (text: string) => formsOfKey(key).filter((form) => text.toLowerCase().includes(form));

async function copyInEachWay({ window, composer, copied }: Tidings): Promise<void> {
  await composer.show('Preview');
  for (const name of ['cURL', 'cURL (PowerShell)', 'fetch', 'axios', 'Python', 'Apex', 'HTTP']) {
    await window.getByRole('button', { name: 'Copy as' }).click();
    await window.getByRole('menuitem', { name, exact: true }).click();
    await expect.poll(copied).toContain('••');
    await window.getByText(`${name} copied. Customer keys in it are masked`).waitFor();
    expect.soft(secretIn(await copied()), name).toEqual([]);
  }
}

/** Exports all that was sent, with each outcome. */
async function exportInEachWay({ electron, userData }: Tidings, history: HistoryPage): Promise<void> {
  for (const format of ['CSV', 'JSON', 'evidence report (HTML)']) {
    const file = join(userData, `all ${format}`);
    const written = await history.exportAs(format, { electron, file });
    expect(written).toContain('•••');
    expect.soft(secretIn(written), format).toEqual([]);
  }
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
  for (const [siteKey, word] of outcomes) {
    await composer.choose('Site key', new RegExp(siteKey));
    await composer.sendAndSee(word);
    await see(tidings, word);
  }
  await composer.choose('Environment', 'Impatient');
  await composer.sendAndSee('Timed out');
  await see(tidings, 'Timed out');
  await composer.choose('Environment', 'Silent');
  await sendInVain(tidings, server.received);
  await composer.cancel.click();
  await expect(composer.outcome).toContainText('You cancelled after the event was sent');
  await see(tidings, 'Cancelled');
  await test.step('copies', () => copyInEachWay(tidings));
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

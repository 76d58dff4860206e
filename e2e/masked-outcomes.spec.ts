import { join } from 'node:path';
import { formsOfKey, readableIn, readableInSystem } from './fixtures/readable.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
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

test('no outcome shows a customer key while Presenting is on', async ({ tidings }) => {
  test.slow();
  await compose(tidings);
  expect(await readableIn(tidings.window, [key])).not.toEqual([]);
  await present(tidings);
  for (const [siteKey, word] of outcomes) {
    await tidings.composer.choose('Site key', new RegExp(siteKey));
    await tidings.composer.sendAndSee(word);
    await see(tidings, word);
  }
  const server = await startRecordingServer(() => {});
  const environments = new EnvironmentsPage(tidings.window);
  await environments.add({ name: 'Impatient', serverName: server.origin, timeout: '3 s' });
  await tidings.composer.sendAndSee('Timed out');
  await see(tidings, 'Timed out');
  await environments.add({ name: 'Silent', serverName: server.origin });
  await sendInVain(tidings, server.received);
  await tidings.composer.cancel.click();
  await expect(tidings.composer.outcome).toContainText('You cancelled after the event was sent');
  await see(tidings, 'Cancelled');
  await sendInVain(tidings, server.received);
  const again = await tidings.killAndRestart();
  await present(again);
  const history = new HistoryPage(again.window);
  await history.open();
  await history.rows.first().waitFor();
  await see(again, 'history');
  const count = await history.rows.count();
  expect(count).toBeGreaterThan(outcomes.length);
  for (let at = 0; at < count; at++) {
    await history.rows.nth(at).click();
    await history.details.getByRole('status').or(history.details).first().waitFor();
    await see(again, `details of row ${at + 1}`);
  }
  await history.row('Interrupted').getByRole('button', { name: 'Open' }).click();
  await expect(again.composer.outcome).toContainText('may have received it');
  await see(again, 'Interrupted');
  await again.composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  await again.window.getByRole('dialog').waitFor();
  await see(again, 'Monitoring');
  await server.close();
});

test('nothing that is copied or exported has a customer key in it while Presenting is on', async ({ tidings }) => {
  const { window, electron, composer, userData, copied } = tidings;
  await compose(tidings);
  await composer.sendAndSee('Received');
  await present(tidings);
  const secret = (text: string) => formsOfKey(key).filter((form) => text.toLowerCase().includes(form));
  await composer.show('Preview');
  for (const name of ['cURL', 'cURL (PowerShell)', 'fetch', 'axios', 'Python', 'Apex', 'HTTP']) {
    await window.getByRole('button', { name: 'Copy as' }).click();
    await window.getByRole('menuitem', { name, exact: true }).click();
    await expect.poll(copied).toContain('••');
    await window.getByText(`${name} copied. Customer keys in it are masked`).waitFor();
    expect.soft(secret(await copied()), name).toEqual([]);
  }
  const history = new HistoryPage(window);
  await history.open();
  for (const format of ['CSV', 'JSON', 'evidence report (HTML)']) {
    const written = await history.exportAs(format, { electron, file: join(userData, `all ${format}`) });
    expect(written).toContain('•••');
    expect.soft(secret(written), format).toEqual([]);
  }
});

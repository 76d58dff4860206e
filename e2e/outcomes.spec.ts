import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

/** One of each way that an answer comes or doesn't. */
const practised = [
  { siteKey: 'ONE-PRACTICE02-0400', word: 'Refused in the body', says: /statusCode 400/ },
  { siteKey: 'ONE-PRACTICE04-0003', word: 'Cut off', says: /middle of the response/ },
  { siteKey: 'ONE-PRACTICE05-0001', word: 'Not reached', says: /Nothing was sent/ },
  { siteKey: 'ONE-PRACTICE05-0002', word: 'Not trusted', says: /self-signed.*Nothing was sent/ },
] as const;

/** Two presses send one event; it never gets an answer. */
async function cancel({ window, composer }: Tidings): Promise<void> {
  const siteKey = window.getByRole('combobox', { name: 'Site key', exact: true });
  await expect(siteKey).toHaveValue('ONE-PRACTICE01-0200');
  await siteKey.click();
  await expect(window.getByRole('group', { name: /^Practise an outcome/ })).toBeVisible();
  const network = window.getByRole('group', { name: 'Network trouble' });
  await expect(network.getByRole('option')).toHaveCount(5);
  await network.getByRole('option', { name: /Never answers/ }).click();
  await expect(siteKey).toHaveValue('Never answers');
  await composer.send.dblclick();
  await composer.cancel.click();
  await expect(composer.outcome).toContainText('You cancelled after the event was sent');
  await expect(composer.response.getByText('May have been received')).toBeVisible();
  await window.keyboard.press('Control+Shift+H');
  await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(1);
  await window.keyboard.press('Control+1');
}

async function seeLargeResponse({ window, composer }: Tidings): Promise<void> {
  await composer.choose('Site key', /ONE-PRACTICE03-0004/);
  await composer.send.click();
  await expect(composer.response).toContainText(/30\.\d MB/);
  await expect(composer.response).not.toContainText('no TID');
  const more = composer.response.getByRole('button', { name: /more/ });
  await more.click();
  await expect(composer.response).toContainText(/the first 26\d\.\d kB shown/);
  await composer.uri.fill('assist://still/alive');
  await expect(composer.uri).toHaveValue('assist://still/alive');
  await window.keyboard.press('Control+Shift+H');
  await expect(window.getByRole('list', { name: 'History' })).toBeVisible();
}

test('the outcomes of Practice read well, one can be cancelled, and a 30 MB response is shown in pages', async ({
  tidings,
}) => {
  const { composer } = tidings;
  await test.step('an event without an answer is cancelled, and two presses sent one', () => cancel(tidings));
  for (const { siteKey, word, says } of practised)
    await test.step(`${siteKey}: ${word}`, async () => {
      await composer.choose('Site key', new RegExp(siteKey));
      await composer.send.click();
      await expect(composer.outcome).toContainText(says);
      await expect(composer.response.getByText(word, { exact: true }).first()).toBeVisible();
    });
  await test.step('the window stays responsive with a large response', () => seeLargeResponse(tidings));
});

async function startFaultyServer() {
  const answer = 'HTTP/1.1 fine\r\n\r\n{}';
  const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(answer)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, serverName: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('a response that is no HTTP or no text is shown and saved byte for byte', async ({
  tidings: { window, composer, electron, userData },
}) => {
  const picture = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256));
  const [faulty, pictures] = await Promise.all([
    startFaultyServer(),
    startRecordingServer((_, response) => void response.end(picture)),
  ]);
  await haveEnvironments(
    window,
    { name: 'Pictures', serverName: pictures.origin },
    { name: 'Faulty', serverName: faulty.serverName },
  );
  const bytes = window.getByRole('region', { name: 'Bytes as received' });
  await test.step('one that is not valid HTTP is named, and its bytes are shown', async () => {
    await composer.send.click();
    await expect(composer.outcome).toContainText(/its response .*may have received it/);
    await expect(composer.response.getByText('Invalid answer', { exact: true })).toBeVisible();
    await expect(bytes.getByRole('group', { name: 'Bytes' })).toContainText('48 54 54 50 2f 31 2e 31 20 66 69 6e 65');
    await expect(bytes.getByRole('button', { name: 'Copy bytes' })).toBeVisible();
    const presenting = window.getByRole('switch', { name: 'Presenting' });
    await presenting.click();
    await expect(bytes).toBeHidden();
    await presenting.click();
    await expect(bytes).toBeVisible();
  });
  await test.step('one that is no text is saved', async () => {
    await composer.choose('Environment', 'Pictures');
    await composer.send.click();
    await expect(bytes.getByRole('group', { name: 'Bytes' })).toContainText('07 0e 15 1c');
    const filePath = join(userData, 'response.bin');
    await electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, filePath);
    await bytes.getByRole('button', { name: 'Save bytes' }).click();
    await expect(window.getByText(`Saved to ${filePath}.`)).toBeVisible();
    expect((await readFile(filePath)).equals(picture)).toBe(true);
  });
  faulty.server.close();
  await pictures.close();
});

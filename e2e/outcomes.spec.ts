import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';

const practised = [
  { siteKey: 'ONE-PRACTICE01-0201', word: 'Received', says: /has the event/ },
  { siteKey: 'ONE-PRACTICE01-0204', word: 'Received', says: /has the event/ },
  { siteKey: 'ONE-PRACTICE02-0400', word: 'Refused in the body', says: /statusCode 400/ },
  { siteKey: 'ONE-PRACTICE01-0400', word: 'Refused', says: /could not read the event/ },
  { siteKey: 'ONE-PRACTICE01-0404', word: 'Refused', says: /does not know the site key/ },
  { siteKey: 'ONE-PRACTICE01-0415', word: 'Refused', says: /kind of body/ },
  { siteKey: 'ONE-PRACTICE01-0302', word: 'Redirected', says: /did not follow/ },
  { siteKey: 'ONE-PRACTICE01-0500', word: 'Server error', says: /HTTP 500/ },
  { siteKey: 'ONE-PRACTICE01-0503', word: 'Server error', says: /wait 30 s/ },
  { siteKey: 'ONE-PRACTICE03-0001', word: 'Unreadable answer', says: /web page/ },
  { siteKey: 'ONE-PRACTICE03-0002', word: 'Unreadable answer', says: /not valid JSON/ },
  { siteKey: 'ONE-PRACTICE03-0003', word: 'Unreadable answer', says: /empty/ },
  { siteKey: 'ONE-PRACTICE04-0002', word: 'Cut off', says: /may have received it/ },
  { siteKey: 'ONE-PRACTICE04-0003', word: 'Cut off', says: /middle of the response/ },
  { siteKey: 'ONE-PRACTICE05-0001', word: 'Not reached', says: /Nothing was sent/ },
  { siteKey: 'ONE-PRACTICE05-0002', word: 'Not trusted', says: /self-signed.*Nothing was sent/ },
] as const;

test('every outcome of the practice server reads well', async ({ tidings: { composer } }) => {
  for (const { siteKey, word, says } of practised)
    await test.step(`${siteKey}: ${word}`, async () => {
      await composer.choose('Site key', new RegExp(siteKey));
      await composer.send.click();
      await expect(composer.outcome).toContainText(says);
      await expect(composer.response.getByText(word, { exact: true }).first()).toBeVisible();
    });
});

test('the list of site keys of Practice has one usual key, and the outcomes to practise in words', async ({
  tidings,
}) => {
  const { window } = tidings;
  const siteKey = window.getByRole('combobox', { name: 'Site key', exact: true });
  await expect(siteKey).toHaveValue('ONE-PRACTICE01-0200');
  await siteKey.click();
  await expect(window.getByRole('group', { name: /^Practise an outcome/ })).toBeVisible();
  const network = window.getByRole('group', { name: 'Network trouble' });
  await expect(network.getByRole('option')).toHaveCount(5);
  await network.getByRole('option', { name: /Never answers/ }).click();
  await expect(siteKey).toHaveValue('Never answers');

  const again = await tidings.restart();
  await expect(again.window.getByRole('combobox', { name: 'Site key', exact: true })).toHaveValue('Never answers');
});

test('a response that is not valid HTTP is named, and its bytes are shown', async ({
  tidings: { window, composer },
}) => {
  const answer = 'HTTP/1.1 fine\r\n\r\n{}';
  const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(answer)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const serverName = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await haveEnvironments(window, { name: 'Faulty', serverName, siteKey: 'ONE-5BTO1FBU1O-1109' });
  await composer.send.click();
  await expect(composer.outcome).toContainText(/its response .*may have received it/);
  await expect(composer.response.getByText('Invalid answer', { exact: true })).toBeVisible();
  const bytes = window.getByRole('region', { name: 'Bytes as received' });
  await expect(bytes.getByRole('group', { name: 'Bytes' })).toContainText('48 54 54 50 2f 31 2e 31 20 66 69 6e 65');
  await expect(bytes.getByRole('button', { name: 'Copy bytes' })).toBeVisible();
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await expect(bytes).toBeHidden();
  server.close();
});

test('a response that is no text can be saved byte for byte', async ({ tidings: { window, composer, ...tidings } }) => {
  const picture = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256));
  const server = await startRecordingServer((_, response) => void response.end(picture));
  await haveEnvironments(window, { name: 'Faulty', serverName: server.origin, siteKey: 'ONE-5BTO1FBU1O-1109' });
  await composer.send.click();
  const filePath = join(tidings.userData, 'response.bin');
  await tidings.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
  await window.getByRole('region', { name: 'Bytes as received' }).getByRole('button', { name: 'Save bytes' }).click();
  await expect(window.getByText(`Saved to ${filePath}.`)).toBeVisible();
  expect((await readFile(filePath)).equals(picture)).toBe(true);
  await server.close();
});

test('a server that never answers times out, and the event may have been received', async ({ tidings }) => {
  const { window, composer } = tidings;
  const practice = await composer.preview
    .or(composer.uri)
    .evaluate(() => document.querySelector('[aria-label="Request line"]')?.getAttribute('title'));
  const origin = new URL(practice ?? '').origin;
  await haveEnvironments(window, {
    name: 'Silent',
    serverName: origin,
    siteKey: 'ONE-PRACTICE04-0001',
    timeoutMs: 3_000,
  });
  await composer.send.click();
  await expect(composer.outcome).toContainText('no response arrived within 3 s');
  await expect(composer.response.getByText('May have been received')).toBeVisible();
});

test('sending can be cancelled, and one press sends one event', async ({ tidings: { window, composer } }) => {
  await composer.choose('Site key', /ONE-PRACTICE04-0001/);
  await composer.send.dblclick();
  await composer.cancel.click();
  await expect(composer.outcome).toContainText('You cancelled after the event was sent');
  await expect(composer.response.getByText('May have been received')).toBeVisible();

  await window.keyboard.press('Control+Shift+H');
  await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(1);
});

test('a 30 MB response is shown in pages while the window stays responsive', async ({
  tidings: { window, composer },
}) => {
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
});

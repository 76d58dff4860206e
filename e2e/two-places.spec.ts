import type { ServerResponse } from 'node:http';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { TwoPlacesPage } from './pages/two-places.ts';

const bookUri = 'assist://salescloud/testdrive/book?campaign=1234';

test('one press sends an event to two guarded environments, and shows both outcomes', async ({ tidings }) => {
  const { window, composer } = tidings;
  let isBroken = true;
  const prod = await startRecordingServer((_, response) => {
    response.statusCode = isBroken ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Retry-After', '1');
    response.end('{"statusCode":200,"tid":"aaaaaaaa-4666-4641-8047-61250a878f89","region":"eu"}');
  });
  const uat = await startRecordingServer();
  await haveEnvironments(
    window,
    { name: 'PROD', serverName: prod.origin, askBeforeSending: true },
    { name: 'UAT', serverName: uat.origin, askBeforeSending: true },
  );
  await composer.uri.fill(bookUri);
  await composer.customerKey.fill('ada@example.com');
  const two = new TwoPlacesPage(window);
  await two.open();
  // It is the one question, and names both.
  await expect(two.dontSend).toBeFocused();
  await two.choose('B', 'Environment', 'PROD');
  await expect(two.dialog).toContainText('Events sent to UAT and PROD reach real customers.');
  await expect(two.line(two.different, 'Server name')).toContainText(prod.origin);
  await expect(two.line(two.different, 'URI')).toHaveCount(0);
  await expect(two.send).toHaveText('Send to UAT and PROD');
  expect([uat.received.length, prod.received.length]).toEqual([0, 0]);

  await two.send.dblclick();
  await expect(two.outcome('A')).toContainText('Received');
  await expect(two.outcome('A')).toContainText('HTTP status 200');
  await expect(two.outcome('B')).toContainText('HTTP status 503');
  await expect(two.line(two.compare, 'HTTP status')).toContainText('changed');
  await expect(two.line(two.compare, 'Response region')).toContainText('only in B');
  expect([uat.received.length, prod.received.length]).toEqual([1, 1]);
  expect(uat.received[0]?.body).toBe(prod.received[0]?.body);
  await two.dialog.getByText('Response bodies', { exact: true }).click();
  await expect(two.dialog.getByRole('region', { name: 'Response body A' })).toContainText('"statusCode"');
  await expect(two.dialog.getByRole('region', { name: 'Response body B' })).toContainText('"region": "eu"');

  // Only the failed one is sent again, after the question of its environment.
  isBroken = false;
  await expect(two.outcome('A').getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await two.outcome('B').getByRole('button', { name: 'Try again' }).click();
  const question = window.getByRole('dialog', { name: 'Send this event to PROD?' });
  await expect(question.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await question.getByRole('button', { name: 'Send to PROD' }).click();
  await expect(two.outcome('B')).toContainText('Received');
  expect([uat.received.length, prod.received.length]).toEqual([1, 2]);
  await two.dialog.getByRole('button', { name: 'Done' }).click();

  // Nothing that came back changes the open event, and everything is in the history.
  await expect(composer.tid).toHaveValue('');
  await window.keyboard.press('Control+Shift+h');
  await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(3);
  await Promise.all([uat.close(), prod.close()]);
});

test('an environment that is not reached leaves the result of the other, and is offered again', async ({ tidings }) => {
  const { window, composer } = tidings;
  const uat = await startRecordingServer();
  await haveEnvironments(
    window,
    { name: 'Gone', serverName: 'http://127.0.0.1:1' },
    { name: 'UAT', serverName: uat.origin },
  );
  await composer.uri.fill(bookUri);
  const two = new TwoPlacesPage(window);
  await two.open();
  await two.choose('B', 'Environment', 'UAT');
  await expect(two.dialog).toContainText('A and B are the same server and site key.');
  await expect(two.send).toBeDisabled();
  await two.choose('B', 'Environment', 'Gone');
  await two.send.focus();
  // Held down, the key sends once.
  await window.keyboard.down('Enter');
  await window.keyboard.down('Enter');
  await window.keyboard.up('Enter');
  await expect(two.outcome('A')).toContainText('Received');
  await expect(two.outcome('B')).toContainText('Not reached');
  await expect(two.dialog.getByRole('button', { name: 'Done' })).toBeFocused();
  await two.outcome('B').getByRole('button', { name: 'Try again' }).click();
  await expect(two.dialog.getByRole('button', { name: 'Done' })).toBeVisible();
  await expect(two.outcome('B')).toContainText('Not reached');
  expect(uat.received).toHaveLength(1);
  await two.dialog.getByRole('button', { name: 'Done' }).click();

  // The second place is offered again, also after a restart.
  const again = await tidings.restart();
  const reopened = new TwoPlacesPage(again.window);
  await again.composer.choose('Environment', 'UAT');
  await reopened.open();
  await expect(reopened.place('B').getByRole('combobox', { name: 'Environment' })).toHaveValue('Gone');
  await uat.close();
});

test('Cancel ends both sends', async ({ tidings }) => {
  const { window, composer } = tidings;
  const waiting: ServerResponse[] = [];
  const silent = () => startRecordingServer((_, response) => waiting.push(response));
  const [uat, prod] = [await silent(), await silent()];
  await haveEnvironments(window, { name: 'PROD', serverName: prod.origin }, { name: 'UAT', serverName: uat.origin });
  await composer.uri.fill(bookUri);
  const two = new TwoPlacesPage(window);
  await two.open();
  await two.choose('B', 'Environment', 'PROD');
  await two.send.click();
  await expect(two.cancel).toBeFocused();
  await expect.poll(() => waiting.length).toBe(2);
  await window.keyboard.press('Escape');
  for (const side of ['A', 'B'] as const) {
    await expect(two.outcome(side)).toContainText('Cancelled');
    // It left this computer, so it may have been received: that is checked first.
    await expect(two.outcome(side).getByRole('button', { name: 'Try again' })).toHaveCount(0);
  }
  expect([uat.received.length, prod.received.length]).toEqual([1, 1]);
  await Promise.all([uat.close(), prod.close()]);
});

test('a TID stays with its environment unless it is ticked', async ({ tidings }) => {
  const { window, composer } = tidings;
  const [uat, prod] = [await startRecordingServer(), await startRecordingServer()];
  await haveEnvironments(window, { name: 'PROD', serverName: prod.origin }, { name: 'UAT', serverName: uat.origin });
  await composer.uri.fill(bookUri);
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await window.getByRole('button', { name: 'Continue as this customer' }).click();
  await expect(composer.tid).not.toHaveValue('');
  const tid = await composer.tid.inputValue();
  const two = new TwoPlacesPage(window);
  await two.open();
  await two.choose('B', 'Environment', 'PROD');
  const box = two.dialog.getByRole('checkbox', { name: 'Send the TID to PROD too' });
  await expect(box).not.toBeChecked();
  await expect(two.place('B')).toContainText('The TID belongs to UAT');
  await two.send.click();
  for (const side of ['A', 'B'] as const) await expect(two.outcome(side)).toContainText('Received');
  expect(uat.received.at(-1)?.url).toContain(`tid=${tid}`);
  expect(prod.received.map(({ url }) => url.includes('tid='))).toEqual([false]);
  await two.dialog.getByRole('button', { name: 'Done' }).click();
  await expect(composer.tid).toHaveValue(tid);
  await Promise.all([uat.close(), prod.close()]);
});

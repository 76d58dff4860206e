import type { ServerResponse } from 'node:http';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { type RecordingServer, startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { TwoPlacesPage } from './pages/two-places.ts';

type Answers = 'answers' | 'is ill' | 'is silent';
type Servers = {
  readonly uat: RecordingServer;
  readonly prod: RecordingServer;
  /** What both do from now on. Only PROD can be ill. */
  answers: Answers;
};

async function startServers(): Promise<Servers> {
  let answers: Answers = 'is ill';
  const answer = (response: ServerResponse, body: string) => {
    if (answers === 'is silent') return;
    response.setHeader('Content-Type', 'application/json');
    response.end(body);
  };
  const prod = await startRecordingServer((_, response) => {
    response.statusCode = answers === 'is ill' ? 503 : 200;
    response.setHeader('Retry-After', '1');
    answer(response, '{"statusCode":200,"tid":"aaaaaaaa-4666-4641-8047-61250a878f89","region":"eu"}');
  });
  const uat = await startRecordingServer((_, response) =>
    answer(response, '{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}'),
  );
  return {
    uat,
    prod,
    get answers() {
      return answers;
    },
    set answers(next) {
      answers = next;
    },
  };
}

const arrivedAt = ({ uat, prod }: Servers) => [uat.received.length, prod.received.length];

async function sendToBoth({ window, composer }: Tidings, servers: Servers): Promise<void> {
  const { uat, prod } = servers;
  await composer.uri.fill('assist://salescloud/testdrive/book?campaign=1234');
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
  expect(arrivedAt(servers)).toEqual([0, 0]);

  await two.send.dblclick();
  await expect(two.outcome('A')).toContainText('Received');
  await expect(two.outcome('A')).toContainText('HTTP status 200');
  await expect(two.outcome('B')).toContainText('HTTP status 503');
  await expect(two.line(two.compare, 'HTTP status')).toContainText('changed');
  await expect(two.line(two.compare, 'Response region')).toContainText('only in B');
  expect(arrivedAt(servers)).toEqual([1, 1]);
  expect(uat.received[0]?.body).toBe(prod.received[0]?.body);
  await two.dialog.getByText('Response bodies', { exact: true }).click();
  await expect(two.dialog.getByRole('region', { name: 'Response body A' })).toContainText('"statusCode"');
  await expect(two.dialog.getByRole('region', { name: 'Response body B' })).toContainText('"region": "eu"');
}

/** Only the failed one is sent again, after the question of its environment. */
async function tryAgain({ window, composer }: Tidings, servers: Servers): Promise<void> {
  const two = new TwoPlacesPage(window);
  servers.answers = 'answers';
  await expect(two.outcome('A').getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await two.outcome('B').getByRole('button', { name: 'Try again' }).click();
  const question = window.getByRole('dialog', { name: 'Send this event to PROD?' });
  await expect(question.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await question.getByRole('button', { name: 'Send to PROD' }).click();
  await expect(two.outcome('B')).toContainText('Received');
  expect(arrivedAt(servers)).toEqual([1, 2]);
  await two.dialog.getByRole('button', { name: 'Done' }).click();
  await expect(two.dialog).toBeHidden();
  // Nothing that came back changes the open event.
  await expect(composer.tid).toHaveValue('');
}

async function keepTid({ window, composer }: Tidings, { uat, prod }: Servers): Promise<void> {
  await window.getByRole('button', { name: 'Continue as ada' }).click();
  await expect(composer.tid).not.toHaveValue('');
  const tid = await composer.tid.inputValue();
  const two = new TwoPlacesPage(window);
  await two.open();
  // The second place is offered again.
  await expect(two.place('B').getByRole('combobox', { name: 'Environment' })).toHaveValue('PROD');
  const box = two.dialog.getByRole('checkbox', { name: 'Send the TID to PROD too' });
  await expect(box).not.toBeChecked();
  await expect(two.place('B')).toContainText('The TID belongs to UAT');
  await two.send.click();
  for (const side of ['A', 'B'] as const) await expect(two.outcome(side)).toContainText('Received');
  expect(uat.received.at(-1)?.url).toContain(`tid=${tid}`);
  expect(prod.received.filter(({ url }) => url.includes('tid='))).toEqual([]);
  await two.dialog.getByRole('button', { name: 'Done' }).click();
  await expect(two.dialog).toBeHidden();
  await expect(composer.tid).toHaveValue(tid);
}

async function missOne({ window }: Tidings, servers: Servers): Promise<void> {
  const [before = 0] = arrivedAt(servers);
  const two = new TwoPlacesPage(window);
  await two.open();
  await two.choose('B', 'Environment', 'Gone');
  await two.send.focus();
  // Held down, the key sends once.
  await window.keyboard.down('Enter');
  await window.keyboard.down('Enter');
  await window.keyboard.up('Enter');
  await expect(two.outcome('A')).toContainText('Received');
  await expect(two.outcome('B')).toContainText('Not reached');
  await expect(two.dialog.getByRole('button', { name: 'Done' })).toBeFocused();
  await expect(two.outcome('B').getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(arrivedAt(servers)[0]).toBe(before + 1);
  await two.dialog.getByRole('button', { name: 'Done' }).click();
  await expect(two.dialog).toBeHidden();
}

async function cancelBoth({ window }: Tidings, servers: Servers): Promise<void> {
  const [atUat = 0, atProd = 0] = arrivedAt(servers);
  servers.answers = 'is silent';
  const two = new TwoPlacesPage(window);
  await two.open();
  await expect(two.place('B').getByRole('combobox', { name: 'Environment' })).toHaveValue('Gone');
  await two.choose('B', 'Environment', 'PROD');
  await two.send.click();
  await expect(two.cancel).toBeFocused();
  await expect.poll(() => arrivedAt(servers)).toEqual([atUat + 1, atProd + 1]);
  await window.keyboard.press('Escape');
  for (const side of ['A', 'B'] as const) {
    await expect(two.outcome(side)).toContainText('Cancelled');
    // It left this computer, so it may have been received: that is checked first.
    await expect(two.outcome(side).getByRole('button', { name: 'Try again' })).toHaveCount(0);
  }
  expect(arrivedAt(servers)).toEqual([atUat + 1, atProd + 1]);
  await two.dialog.getByRole('button', { name: 'Done' }).click();
  await expect(two.dialog).toBeHidden();
}

test('one press sends an event to two guarded environments, and shows both outcomes', async ({ tidings }) => {
  const { window } = tidings;
  const servers = await startServers();
  const { uat, prod } = servers;
  await haveEnvironments(
    window,
    { name: 'Gone', serverName: 'http://127.0.0.1:1' },
    { name: 'PROD', serverName: prod.origin, askBeforeSending: true },
    { name: 'UAT', serverName: uat.origin, askBeforeSending: true },
  );
  await test.step('both outcomes are shown and compared', () => sendToBoth(tidings, servers));
  await test.step('the failed one is sent again', () => tryAgain(tidings, servers));
  await test.step('a TID stays with its environment unless it is ticked', () => keepTid(tidings, servers));
  await test.step('one that is not reached leaves the result of the other', () => missOne(tidings, servers));
  await test.step('Cancel ends both sends', () => cancelBoth(tidings, servers));
  await test.step('everything is in the history', async () => {
    await window.keyboard.press('Control+Shift+h');
    await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(9);
  });
  await Promise.all([uat.close(), prod.close()]);
});

import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { customerOf, saveRequest } from './fixtures/run-rows.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

const rows = 'ck\tcampaign\nada@example.com\t1\nbob@example.com\t2\neve@example.com\t3\n';

/** Sets up a run of three rows, and asks for the second environment. */
async function askForTwo({ window }: Tidings, second: string) {
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await runs.pasteRows(rows);
  await expect(window.getByText('3 events can be sent')).toBeVisible();
  await window.getByRole('button', { name: 'Run on two environments…' }).click();
  const question = window.getByRole('dialog', { name: 'Run on two environments' });
  await expect(question.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await question.getByRole('combobox', { name: 'Second environment' }).click();
  await window.getByRole('option', { name: second }).click();
  return question;
}

test('a run on two guarded environments is asked about once, and compared item by item', async ({ tidings }) => {
  const { window } = tidings;
  const uat = await startRecordingServer();
  const prod = await startRecordingServer((request, response) => {
    response.statusCode = customerOf(request).startsWith('bob') ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
  });
  await saveRequest(tidings);
  await haveEnvironments(
    window,
    { name: 'PROD', serverName: prod.origin, askBeforeSending: true },
    { name: 'UAT', serverName: uat.origin, askBeforeSending: true },
  );
  const question = await askForTwo(tidings, 'UAT');
  await expect(question).toContainText('A and B are the same server and site key.');
  await question.getByRole('combobox', { name: 'Second environment' }).click();
  await window.getByRole('option', { name: 'PROD' }).click();
  await expect(question.getByText('Ask before sending is on.')).toHaveCount(2);
  expect([uat.received.length, prod.received.length]).toEqual([0, 0]);
  await question.getByRole('button', { name: 'Send 3 events to UAT and PROD each' }).dblclick();

  const kinds = window.getByRole('group', { name: 'Items shown' });
  await expect(kinds.getByRole('button', { name: 'Now fails 1' })).toBeVisible();
  await expect(kinds.getByRole('button', { name: 'Same 2' })).toBeVisible();
  await expect(window.getByRole('region', { name: 'Run A' })).toContainText('Done: all 3 answered');
  await expect(window.getByRole('region', { name: 'Run B' })).toContainText('Done: 2 of 3 answered, 1 failed');
  expect([uat.received.length, prod.received.length]).toEqual([3, 3]);
  await kinds.getByRole('button', { name: 'Now fails 1' }).click();
  const row = window.getByRole('row').filter({ hasText: 'bob@example.com' });
  await expect(window.getByRole('row')).toHaveCount(2);
  await expect(row).toContainText('Now fails');
  await row.getByRole('button', { name: 'Server error, open result B of row 2' }).click();
  await expect(window.getByRole('region', { name: 'Response' })).toContainText('HTTP status 503');

  // The two belong together after a restart too, and there is one line for each in the list.
  const again = await tidings.restart();
  const runs = new RunsPage(again.window);
  await runs.open();
  await expect(runs.list.getByRole('button', { name: 'Interest', exact: true })).toHaveCount(2);
  await runs.list.getByRole('button', { name: 'Interest', exact: true }).first().click();
  await expect(again.window.getByRole('button', { name: 'Now fails 1' })).toBeVisible();
  expect([uat.received.length, prod.received.length]).toEqual([3, 3]);
  await Promise.all([uat.close(), prod.close()]);
});

test('an environment that is not reached doesn’t hold up the other one', async ({ tidings }) => {
  const { window } = tidings;
  const uat = await startRecordingServer();
  await saveRequest(tidings);
  await haveEnvironments(
    window,
    { name: 'Gone', serverName: 'http://127.0.0.1:1' },
    { name: 'UAT', serverName: uat.origin },
  );
  const question = await askForTwo(tidings, 'Gone');
  await question.getByRole('button', { name: 'Send 3 events to UAT and Gone each' }).click();
  await expect(window.getByRole('button', { name: 'Not sent on Gone 3' })).toBeVisible();
  await expect(window.getByRole('region', { name: 'Run A' })).toContainText('Done: all 3 answered');
  await expect(window.getByRole('region', { name: 'Run B' })).toContainText('None of its 3 events was sent.');
  await expect(window.getByRole('button', { name: /^Now fails/ })).toHaveCount(0);
  expect(uat.received).toHaveLength(3);
  await uat.close();
});

test('what a kill kept from being sent is not sent, and never a failure', async ({ tidings }) => {
  const { window } = tidings;
  const uat = await startRecordingServer();
  // It holds the first event until the kill.
  const prod = await startRecordingServer(() => {});
  await saveRequest(tidings);
  await haveEnvironments(window, { name: 'PROD', serverName: prod.origin }, { name: 'UAT', serverName: uat.origin });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await runs.pasteRows(rows);
  await runs.field('In flight').fill('1');
  await expect(window.getByText('3 events can be sent')).toBeVisible();
  await window.getByRole('button', { name: 'Run on two environments…' }).click();
  const question = window.getByRole('dialog', { name: 'Run on two environments' });
  await question.getByRole('combobox', { name: 'Second environment' }).click();
  await window.getByRole('option', { name: 'PROD' }).click();
  await question.getByRole('button', { name: /^Send 3 events/ }).click();
  await expect(window.getByRole('region', { name: 'Run A' })).toContainText('Done: all 3 answered');
  await expect.poll(() => prod.received.length).toBe(1);

  const again = await tidings.killAndRestart();
  const reopened = new RunsPage(again.window);
  await reopened.open();
  await reopened.list.getByRole('button', { name: 'Interest', exact: true }).first().click();
  const kinds = again.window.getByRole('group', { name: 'Items shown' });
  await expect(kinds.getByRole('button')).toHaveText(['All 3', 'Different outcome 1', 'Not sent on PROD 2']);
  await expect(again.window.getByRole('region', { name: 'Run B' })).toContainText('Interrupted');
  expect([uat.received.length, prod.received.length]).toEqual([3, 1]);
  await Promise.all([uat.close(), prod.close()]);
});

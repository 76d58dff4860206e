import { haveInterest, startRun } from './fixtures/have-runs.ts';
import { type RecordingServer, startRecordingServer } from './fixtures/recording-server.ts';
import { customerOf } from './fixtures/run-rows.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

const customers = ['ada@example.com', 'bob@example.com', 'eve@example.com'];

/** Fails for bob, and holds what comes after the first three. */
function startProd(): Promise<RecordingServer> {
  let count = 0;
  return startRecordingServer((request, response) => {
    count += 1;
    if (count > 3) return;
    response.statusCode = customerOf(request).startsWith('bob') ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
  });
}

/** Sets up a run of three rows, and sends it to PROD too. */
async function sendTwice({ window }: Tidings): Promise<void> {
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await runs.pasteRows(['ck\tcampaign', ...customers.map((key, row) => `${key}\t${row}`)].join('\n'));
  await expect(window.getByText('3 events can be sent')).toBeVisible();
  await window.getByRole('button', { name: 'Run on two environments…' }).click();
  const question = window.getByRole('dialog', { name: 'Run on two environments' });
  await expect(question.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  const choose = async (name: string) => {
    await question.getByRole('combobox', { name: 'Second environment' }).click();
    await window.getByRole('option', { name }).click();
  };
  await choose('UAT');
  await expect(question).toContainText('A and B are the same server and site key.');
  await choose('PROD');
  await expect(question.getByText('Ask before sending is on.')).toHaveCount(2);
  await question.getByRole('button', { name: 'Send 3 events to UAT and PROD each' }).dblclick();
}

const kindsOf = ({ window }: Pick<Tidings, 'window'>) =>
  window.getByRole('group', { name: 'Items shown' }).getByRole('button');

test('a run on two guarded environments is asked about once and compared, also with what a kill kept from being sent', async ({
  tidings,
}) => {
  const { window } = tidings;
  const [uat, prod] = await Promise.all([startRecordingServer(), startProd()]);
  const counts = () => [uat.received.length, prod.received.length];
  await haveInterest(
    window,
    { name: 'PROD', serverName: prod.origin, askBeforeSending: true },
    { name: 'UAT', serverName: uat.origin, askBeforeSending: true },
  );
  await test.step('it is asked about once, and sent once', async () => {
    await sendTwice(tidings);
    await expect(window.getByRole('region', { name: 'Run A' })).toContainText('Done: all 3 answered');
    await expect(window.getByRole('region', { name: 'Run B' })).toContainText('Done: 2 of 3 answered, 1 failed');
    expect(counts()).toEqual([3, 3]);
  });
  await test.step('it is compared item by item', async () => {
    await expect(kindsOf(tidings)).toHaveText(['All 3', 'Now fails 1', 'Same 2']);
    await kindsOf(tidings).filter({ hasText: 'Now fails' }).click();
    await expect(window.getByRole('row')).toHaveCount(2);
    const row = window.getByRole('row').filter({ hasText: 'bob@example.com' });
    await expect(row).toContainText('Now fails');
    await row.getByRole('button', { name: 'Server error, open result B of row 2' }).click();
    await expect(window.getByRole('region', { name: 'Response' })).toContainText('HTTP status 503');
  });
  await test.step('what a kill kept from being sent is not sent, and never a failure', async () => {
    await startRun(window, customers, { also: 'PROD' });
    await new RunsPage(window).openNewest('Interest');
    await expect(window.getByRole('region', { name: 'Run A' })).toContainText('Done: all 3 answered');
    await expect.poll(counts).toEqual([6, 4]);

    const again = await tidings.killAndRestart();
    const runs = new RunsPage(again.window);
    await runs.openNewest('Interest');
    await expect(kindsOf(again)).toHaveText(['All 3', 'Different outcome 1', 'Not sent on PROD 2']);
    await expect(again.window.getByRole('region', { name: 'Run B' })).toContainText('Interrupted');
    // There is a line for each of two runs, and those from before belong together too.
    await runs.open();
    const lines = runs.list.getByRole('button', { name: 'Interest', exact: true });
    await expect(lines).toHaveCount(4);
    await lines.last().click();
    await expect(kindsOf(again)).toHaveText(['All 3', 'Now fails 1', 'Same 2']);
    expect(counts()).toEqual([6, 4]);
  });
  await Promise.all([uat.close(), prod.close()]);
});

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Recorded, startRecordingServer } from './fixtures/recording-server.ts';
import { expect, startTidings, type Tidings, test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';

/** 200 customers, with what spreadsheets like to break. */
async function writeRows(userData: string): Promise<string> {
  const rows = Array.from({ length: 200 }, (_, row) => `customer${row}@example.com;000${345 + row};"Leeds; North"`);
  const file = join(userData, 'customers.csv');
  await writeFile(file, ['E-mail;campaign;branch', ...rows].join('\r\n'));
  return file;
}

async function saveRequest({ window, composer }: Tidings): Promise<void> {
  await composer.uri.fill('assist://salescloud/testdrive/book?campaign={{campaign}}');
  await window.keyboard.press('Control+s');
  await window.getByRole('dialog', { name: 'Save request' }).getByRole('textbox', { name: 'Name' }).fill('Interest');
  await window.keyboard.press('Enter');
  await window.getByText('Interest is saved.').waitFor();
}

const customerOf = ({ body }: Recorded): string => JSON.parse(body).ck;
const numberOf = (recorded: Recorded): number => Number(/\d+/.exec(customerOf(recorded))?.[0]);

test('a tester sees every row, sends 200 to Practice, and takes the report along', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window, electron, userData } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await expect(window.getByText('Nothing gives {{campaign}} a value')).toBeVisible();

  await window.getByLabel('Data file').setInputFiles(await writeRows(userData));
  await expect(window.getByText('customers.csv, 200 rows, 3 columns')).toBeVisible();
  await expect(window.getByText('Read as cells between semicolons')).toBeVisible();
  await expect(window.getByRole('combobox', { name: 'Column E-mail goes into' })).toHaveValue('Customer key');
  await expect(window.getByRole('combobox', { name: 'Column campaign goes into' })).toHaveValue('{{campaign}}');
  await expect(runs.preview.first()).toContainText('customer0@example.com');
  await expect(runs.preview.first()).toContainText('campaign=000345');
  await runs.preview.first().getByRole('button').click();
  await expect(window.getByRole('region', { name: 'Item 1' })).toContainText('"ck":"customer0@example.com"');

  await window.getByRole('checkbox', { name: 'Send row 3', exact: true }).click();
  await runs.field('In flight').fill('8');
  await runs.start('199 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.progress).toHaveAttribute('aria-valuenow', '200');
  await expect(runs.part('Planned')).toHaveText('200');
  await expect(runs.part('Answered')).toHaveText('199');
  await expect(runs.part('Skipped')).toHaveText('1');
  await expect(window.getByText('The ledger balances')).toBeVisible();

  await runs.rows.first().getByRole('button').click();
  const details = window.getByRole('region', { name: /^Row \d+$/ });
  await expect(details).toContainText('Leeds; North');
  await details.getByRole('button', { name: 'Open in history' }).click();
  await expect(tidings.composer.customerKey).toHaveValue(/^customer\d+@example\.com$/);

  await runs.open();
  await runs.list.getByRole('button', { name: 'Interest', exact: true }).click();
  const report = join(userData, 'report.csv');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, report);
  await window.getByRole('button', { name: 'Export report' }).click();
  await window.getByRole('menuitem', { name: 'CSV with my columns' }).click();
  await window.getByText(`written to ${report}`).waitFor();
  const lines = (await readFile(report, 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(201);
  expect(lines[1]).toContain('customer0@example.com');
  expect(lines[1]).toContain('000345');

  await rm(join(userData, 'customers.csv'));
  await window.getByRole('button', { name: 'Run again' }).click();
  await expect(window.getByText(/^The rows of the run of .*, 200 rows, 3 columns/)).toBeVisible();
  await expect(runs.preview.first()).toContainText('campaign=000345');
  await runs.start('199 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.part('Answered')).toHaveText('199');
});

test('a run that was killed in its midst reads interrupted, and its rest is sent, nothing twice', async ({
  tidings,
}) => {
  const server = await startRecordingServer((_, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
  });
  await saveRequest(tidings);
  const { window, userData } = tidings;
  await new EnvironmentsPage(window).add({ name: 'UAT', serverName: server.origin });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(await writeRows(userData));
  await runs.field('Rate').fill('40');
  await runs.field('In flight').fill('8');
  await runs.start('200 events to UAT').click();
  await expect.poll(() => server.received.length).toBeGreaterThan(40);

  const again = await tidings.killAndRestart();
  const soFar = server.received.length;
  expect(soFar).toBeLessThan(200);
  const later = new RunsPage(again.window);
  await later.open();
  await later.list.getByRole('button', { name: 'Interest', exact: true }).click();
  await expect(later.state('Interrupted')).toBeVisible();
  await expect(again.window.getByText('Tidings ended while it was under way.', { exact: true })).toBeVisible();
  await expect(again.window.getByText('The ledger balances')).toBeVisible();
  const figure = async (part: Parameters<RunsPage['part']>[0]) => Number(await later.part(part).textContent());
  const unsent = await figure('Unsent');
  expect((await figure('Answered')) + (await figure('Unknown')) + unsent).toBe(200);
  expect(200 - unsent).toBeGreaterThanOrEqual(soFar);

  await again.window.getByRole('button', { name: 'Send unsent' }).click();
  await expect(later.state('Done')).toBeVisible({ timeout: 20_000 });
  await expect(later.part('Unsent')).toHaveText('0');
  await expect(again.window.getByText('The ledger balances')).toBeVisible();
  const sent = server.received.map(customerOf);
  expect(sent).toHaveLength(new Set(sent).size);
  // Of the unknown ones none is known to have arrived, or not to have.
  const lost = Number(await later.part('Unknown').textContent());
  expect(sent.length).toBeGreaterThanOrEqual(200 - lost);
  await server.close();
});

test('rows that cannot be sent are left out when the person says so', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByRole('button', { name: 'Paste rows' }).click();
  await window
    .getByRole('textbox', { name: 'Rows' })
    .fill('ck\tcampaign\nada@example.com\t1\n"eve@\nexample.com"\t2\n\t3\n');
  await window.getByRole('button', { name: 'Use these rows' }).click();
  await expect(window.getByText('1 of 3 events cannot be sent')).toBeVisible();
  await expect(window.getByRole('list', { name: 'The first that cannot be sent' })).toContainText('Item 2');
  await expect(runs.preview.nth(2)).toContainText('Customer key is empty in this row');
  await window.getByRole('checkbox', { name: 'Leave these out' }).click();
  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.part('Answered')).toHaveText('2');
  await expect(runs.part('Skipped')).toHaveText('1');
});

test('a large file is read in view, and given up halfway', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window, userData } = tidings;
  const large = join(userData, 'large.csv');
  const block = Array.from({ length: 20_000 }, (_, row) => `customer${row}@example.com;${row};Leeds`).join('\n');
  await writeFile(large, `E-mail;campaign;branch\n${`${block}\n`.repeat(90)}`);
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(large);
  await expect(window.getByRole('progressbar', { name: 'Reading the data' })).toBeVisible();
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.getByText('Without data each event goes out once.')).toBeVisible();
  await expect(window.getByRole('progressbar', { name: 'Reading the data' })).toHaveCount(0);
  await expect(runs.start('1 event to Practice')).toBeVisible();
});

test('a file that is dropped is opened, and the run is written for Artillery', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window, electron, userData } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  const dropped = await window.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['ck,campaign\nada@example.com,000345\n'], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  });
  await window.getByText('CSV, TSV or JSON, chosen or dropped here').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(window.getByText('1 row, 2 columns')).toBeVisible();
  await expect(runs.preview.first()).toContainText('campaign=000345');

  const folder = join(userData, 'load test');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, folder);
  await window.getByRole('button', { name: 'More for this run' }).click();
  await window.getByRole('menuitem', { name: 'Export for Artillery' }).click();
  await window.getByText(`The project is written to ${folder}`).waitFor();
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['README.md', 'payload.csv']));
  expect(await readFile(join(folder, 'payload.csv'), 'utf8')).toContain('000345');
});

test('a run is paused, gone on with and stopped, and its rest sent, nothing twice', async ({ tidings }) => {
  const server = await startRecordingServer((recorded, response) => {
    const number = numberOf(recorded);
    if (number % 20 === 7) {
      response.destroy();
      return;
    }
    response.statusCode = number % 10 === 3 ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ statusCode: response.statusCode, tid: 'dedc2983-4666-4641-8047-61250a878f89' }));
  });
  await saveRequest(tidings);
  const { window, userData } = tidings;
  await new EnvironmentsPage(window).add({ name: 'PROD', serverName: server.origin, askBeforeSending: true });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(await writeRows(userData));
  await runs.field('Rate').fill('40');
  await runs.field('In flight').fill('4');
  await runs.start('200 events to PROD').click();
  const ask = window.getByRole('dialog', { name: 'Send 200 events to PROD?' });
  await expect(ask).toContainText('Each event may count against your MXO licence.');
  await ask.getByRole('button', { name: 'Send 200 events to PROD' }).click();

  await expect(runs.progress).toHaveAttribute('aria-valuenow', /^\d{2}/);
  await runs.pause.click();
  await expect(runs.state('Paused')).toBeVisible();
  await runs.goOn.click();
  await expect(runs.state('Running')).toBeVisible();
  await runs.stop.click();
  await expect(runs.state('Stopped')).toBeVisible();
  await expect(runs.part('Unsent')).not.toHaveText('0');

  const again = await tidings.restart();
  const later = new RunsPage(again.window);
  await later.open();
  await later.list.getByRole('button', { name: 'Interest', exact: true }).click();
  await expect(later.part('Unsent')).not.toHaveText('0');
  await again.window.getByRole('button', { name: 'Send unsent' }).click();
  await again.window
    .getByRole('dialog')
    .getByRole('button', { name: /^Send \d+ events? to PROD$/ })
    .click();
  await expect(later.state('Done')).toBeVisible({ timeout: 20_000 });
  for (const [part, figure] of [
    ['Planned', '200'],
    ['Answered', '170'],
    ['Failed', '20'],
    ['Unknown', '10'],
    ['Unsent', '0'],
  ] as const)
    await expect(later.part(part)).toHaveText(figure);
  expect(new Set(server.received.map(customerOf)).size).toBe(200);
  expect(server.received).toHaveLength(200);

  await again.window.getByText('Failed 20', { exact: true }).click();
  await expect(later.rows.first()).toContainText('Server error');
  await again.window.getByRole('button', { name: 'Send failed again' }).click();
  await again.window.getByRole('dialog').getByRole('button', { name: 'Send 20 events to PROD' }).click();
  await expect.poll(() => server.received.length).toBe(220);
  expect(new Set(server.received.slice(200).map((one) => numberOf(one) % 10))).toEqual(new Set([3]));
  await server.close();
});

test('a selection of the history is run again, and the run is compared, deleted and restored', async ({ tidings }) => {
  const { window, composer } = tidings;
  await composer.sendAndSee('Received');
  await composer.customerKey.fill('bob@example.com');
  await composer.sendAndSee('Received');
  const history = new HistoryPage(window);
  await history.open();
  await window.getByRole('checkbox', { name: 'Select all' }).click();
  await window.getByRole('button', { name: 'Run these again…' }).click();
  const runs = new RunsPage(window);
  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await window.getByRole('tab', { name: 'Differences' }).click();
  await expect(window.getByText('There is no run to compare with yet.')).toBeVisible();

  await window.getByRole('button', { name: 'Run again' }).click();
  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await window.getByRole('tab', { name: 'Differences' }).click();
  await expect(window.getByText('that are in both')).toBeVisible();

  await runs.open();
  await expect(runs.list.getByRole('listitem')).toHaveCount(2);
  await runs.list.getByRole('listitem').first().hover();
  await runs.list
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  await expect(runs.list.getByRole('listitem')).toHaveCount(1);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(runs.list.getByRole('listitem')).toHaveCount(2);
});

test('rows copied from a table are pasted and sent', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByRole('button', { name: 'Paste rows' }).click();
  await window
    .getByRole('textbox', { name: 'Rows' })
    .fill('ck\tcampaign\ttid\nada@example.com\t1\t\nbob@example.com\t2\ta b\n');
  await window.getByRole('button', { name: 'Use these rows' }).click();
  await expect(window.getByText('2 rows, 3 columns')).toBeVisible();
  await expect(runs.start('2 events to Practice')).toBeVisible();
  await runs.start('2 events to Practice').click();
  await expect(runs.part('Planned')).toHaveText('2');
});

test('closing the window asks first while a run is under way, and stops it before it goes', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window, electron, userData } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(await writeRows(userData));
  await runs.field('Rate').fill('5');
  await runs.start('200 events to Practice').click();
  await expect(runs.progress).toHaveAttribute('aria-valuenow', /[1-9]/);

  const close = (response: number) =>
    electron.evaluate(
      ({ dialog, BrowserWindow }, chosen) =>
        new Promise<string>((asked) => {
          dialog.showMessageBox = async (...given: readonly unknown[]) => {
            asked(JSON.stringify(given[1]));
            return { response: chosen, checkboxChecked: false };
          };
          BrowserWindow.getAllWindows()[0]?.close();
        }),
      response,
    );
  expect(await close(0)).toContain('A run is under way. Stop it and close?');
  await expect(runs.state('Running')).toBeVisible();
  const ended = electron.waitForEvent('close');
  await close(1).catch(() => {});
  await ended;

  const again = await startTidings(userData);
  const later = new RunsPage(again.window);
  await later.open();
  await later.list.getByRole('button', { name: 'Interest', exact: true }).click();
  await expect(later.state('Stopped')).toBeVisible();
  await expect(again.window.getByText('The ledger balances')).toBeVisible();
  await expect(later.part('Unknown')).toHaveText('0');
  await again.electron.close();
});

test('closing once more does not wait for a server that never answers', async ({ tidings }) => {
  const server = await startRecordingServer(() => {});
  await saveRequest(tidings);
  const { window, electron, userData } = tidings;
  await new EnvironmentsPage(window).add({ name: 'Silent', serverName: server.origin, timeout: '600' });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(await writeRows(userData));
  await runs.start('200 events to Silent').click();
  await expect.poll(() => server.received.length).toBe(1);
  const ended = electron.waitForEvent('close');
  await electron.evaluate(async ({ dialog, BrowserWindow }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    BrowserWindow.getAllWindows()[0]?.close();
    await new Promise((resolve) => setImmediate(resolve));
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await ended;

  const again = await startTidings(userData);
  const later = new RunsPage(again.window);
  await later.open();
  await later.list.getByRole('button', { name: 'Interest', exact: true }).click();
  await expect(later.state('Stopped')).toBeVisible();
  await expect(later.part('Unknown')).toHaveText('1');
  await expect(later.part('Unsent')).toHaveText('199');
  await again.electron.close();
  await server.close();
});

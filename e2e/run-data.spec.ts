import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveRequest } from './fixtures/run-rows.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { workbook } from './fixtures/workbook.ts';
import { RunsPage } from './pages/runs.ts';

test("rows that can't be sent are skipped when the user chooses to", async ({ tidings }) => {
  await saveRequest(tidings);
  const { window } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await runs.pasteRows('ck\tcampaign\nada@example.com\t1\n"eve@\nexample.com"\t2\n\t3\n');
  await expect(window.getByText('1 of 3 events can’t be sent')).toBeVisible();
  await expect(window.getByRole('list', { name: 'First events that can’t be sent' })).toContainText('Item 2');
  await expect(runs.preview.nth(2)).toContainText('The customer key is empty in this row');
  await window.getByRole('checkbox', { name: 'Leave these out' }).click();
  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.part('Answered')).toHaveText('2');
  await expect(runs.part('Skipped')).toHaveText('1');
});

test('reading a large file shows progress and can be cancelled', async ({ tidings }) => {
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
  await expect(window.getByText('Without data, each event is sent once.')).toBeVisible();
  await expect(window.getByRole('progressbar', { name: 'Reading the data' })).toHaveCount(0);
  await expect(runs.start('1 event to Practice')).toBeVisible();
});

test('a dropped data file is opened, and the run is exported for Artillery', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window, electron, userData } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  const dropped = await window.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['ck,campaign\nada@example.com,000345\n'], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  });
  // It works anywhere in the view.
  await window.getByRole('heading', { name: 'New run' }).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(window.getByText('1 row, 2 columns')).toBeVisible();
  await expect(runs.preview.first()).toContainText('campaign=000345');

  const folder = join(userData, 'load test');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, folder);
  await window.getByRole('button', { name: 'More for this run' }).click();
  await window.getByRole('menuitem', { name: 'Export for Artillery' }).click();
  await window.getByText(`Project saved to ${folder}`).waitFor();
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['README.md', 'payload.csv']));
  expect(await readFile(join(folder, 'payload.csv'), 'utf8')).toContain('000345');
});

test('rows copied from a table are pasted and sent', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await runs.pasteRows('ck\tcampaign\ttid\nada@example.com\t1\t\nbob@example.com\t2\ta b\n');
  await expect(window.getByText('2 rows, 3 columns')).toBeVisible();
  await expect(runs.start('2 events to Practice')).toBeVisible();
  await runs.start('2 events to Practice').click();
  await expect(runs.part('Planned')).toHaveText('2');
  await expect(runs.state('Done')).toBeVisible();
});

test('an Excel workbook is read as its cells are shown, sheet by sheet', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window, userData } = tidings;
  const file = join(userData, 'customers.xlsx');
  await writeFile(file, workbook);
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(file);
  await expect(window.getByText('1 row, 2 columns')).toBeVisible();
  await expect(runs.preview.first()).toContainText('campaign=000345');
  await window.getByRole('combobox', { name: 'Sheet' }).click();
  await window.getByRole('option', { name: 'Autumn' }).click();
  await expect(window.getByText('2 rows, 2 columns')).toBeVisible();
  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.part('Answered')).toHaveText('2');
});

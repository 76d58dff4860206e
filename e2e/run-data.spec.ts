import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { haveInterest } from './fixtures/have-runs.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { workbook } from './fixtures/workbook.ts';
import { RunsPage } from './pages/runs.ts';

async function readLargeFile({ window, userData }: Tidings, runs: RunsPage): Promise<void> {
  const large = join(userData, 'large.csv');
  const block = Array.from({ length: 20_000 }, (_, row) => `customer${row}@example.com;${row};Leeds`).join('\n');
  await writeFile(large, `E-mail;campaign;branch\n${`${block}\n`.repeat(90)}`);
  await window.getByLabel('Data file').setInputFiles(large);
  await expect(window.getByRole('progressbar', { name: 'Reading the data' })).toBeVisible();
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.getByText('Without data, each event is sent once.')).toBeVisible();
  await expect(window.getByRole('progressbar', { name: 'Reading the data' })).toHaveCount(0);
  await expect(runs.start('1 event to Practice')).toBeVisible();
}

async function readWorkbook({ window, userData }: Tidings, runs: RunsPage): Promise<void> {
  const file = join(userData, 'customers.xlsx');
  await writeFile(file, workbook);
  await window.getByLabel('Data file').setInputFiles(file);
  await expect(window.getByText('1 row, 2 columns')).toBeVisible();
  await expect(runs.preview.first()).toContainText('campaign=000345');
  await window.getByRole('combobox', { name: 'Sheet' }).click();
  await window.getByRole('option', { name: 'Autumn' }).click();
  await expect(window.getByText('2 rows, 2 columns')).toBeVisible();
  await expect(runs.start('2 events to Practice')).toBeVisible();
}

/** Drops a file on the heading: it works anywhere in the view. */
async function dropFile({ window }: Tidings, runs: RunsPage): Promise<void> {
  const dropped = await window.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['ck,campaign\nada@example.com,000345\n'], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  });
  await window.getByRole('heading', { name: 'New run' }).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(window.getByText('1 row, 2 columns')).toBeVisible();
  await expect(runs.preview.first()).toContainText('campaign=000345');
}

async function exportForArtillery({ window, electron, userData }: Tidings): Promise<void> {
  const folder = join(userData, 'load test');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, folder);
  await window.getByRole('button', { name: 'More for this run' }).click();
  await window.getByRole('menuitem', { name: 'Export for Artillery' }).click();
  await window.getByText(`Project saved to ${folder}`).waitFor();
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['README.md', 'payload.csv']));
  expect(await readFile(join(folder, 'payload.csv'), 'utf8')).toContain('000345');
}

async function sendPasted({ window }: Tidings, runs: RunsPage): Promise<void> {
  await runs.pasteRows(
    'ck\tcampaign\ttid\nada@example.com\t1\t\n"eve@\nexample.com"\t2\t\n\t3\t\nbob@example.com\t4\ta b\n',
  );
  await expect(window.getByText('4 rows, 3 columns')).toBeVisible();
  await expect(window.getByText('1 of 4 events can’t be sent')).toBeVisible();
  await expect(window.getByRole('list', { name: 'First events that can’t be sent' })).toContainText('Item 2');
  await expect(runs.preview.nth(2)).toContainText('The customer key is empty in this row');
  await window.getByRole('checkbox', { name: 'Leave these out' }).click();
  await runs.start('3 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.part('Planned')).toHaveText('4');
  await expect(runs.part('Answered')).toHaveText('3');
  await expect(runs.part('Skipped')).toHaveText('1');
}

test('the rows of a run are read from a file, a workbook, what is dropped and what is pasted', async ({ tidings }) => {
  await haveInterest(tidings.window);
  const runs = new RunsPage(tidings.window);
  await runs.setUp('Interest');
  await test.step('reading a large file shows progress and can be cancelled', () => readLargeFile(tidings, runs));
  await test.step('a workbook is read as its cells are shown, sheet by sheet', () => readWorkbook(tidings, runs));
  await test.step('a dropped data file is opened', () => dropFile(tidings, runs));
  await test.step('the run is exported for Artillery', () => exportForArtillery(tidings));
  await test.step('pasted rows are sent, without those that can’t be, if the person chooses so', () =>
    sendPasted(tidings, runs));
});

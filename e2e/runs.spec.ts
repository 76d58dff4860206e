import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { haveInterest } from './fixtures/have-runs.ts';
import { writeRows } from './fixtures/run-rows.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';

async function preview({ window, userData }: Tidings, runs: RunsPage): Promise<void> {
  await runs.setUp('Interest');
  await expect(window.getByText('{{campaign}} has no value')).toBeVisible();

  await window.getByLabel('Data file').setInputFiles(await writeRows(userData, 50));
  await expect(window.getByText('customers.csv, 50 rows, 3 columns')).toBeVisible();
  await expect(window.getByText('Format: separated by semicolons')).toBeVisible();
  await expect(window.getByRole('combobox', { name: 'Column E-mail goes into' })).toHaveValue('Customer key');
  await expect(window.getByRole('combobox', { name: 'Column campaign goes into' })).toHaveValue('{{campaign}}');
  await expect(runs.preview.first()).toContainText('customer0@example.com');
  await expect(runs.preview.first()).toContainText('campaign=000345');
  await runs.preview.first().getByRole('button').click();
  await expect(window.getByRole('region', { name: 'Item 1' })).toContainText('"ck":"customer0@example.com"');
  await window.getByRole('checkbox', { name: 'Send row 3', exact: true }).click();
}

async function send({ window, composer }: Tidings, runs: RunsPage): Promise<void> {
  await runs.field('In flight').fill('8');
  await runs.start('49 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.progress).toHaveAttribute('aria-valuenow', '50');
  await expect(runs.part('Planned')).toHaveText('50');
  await expect(runs.part('Answered')).toHaveText('49');
  await expect(runs.part('Skipped')).toHaveText('1');
  await runs.expectBalance();

  // The details make the list smaller; their line stays in view.
  const line = runs.rows.and(
    window.locator(`[aria-posinset="${await runs.rows.nth(10).getAttribute('aria-posinset')}"]`),
  );
  await line.getByRole('button').click();
  await expect(line).toBeInViewport({ ratio: 0.99 });
  const details = window.getByRole('region', { name: /^Row \d+$/ });
  await expect(details).toContainText('Leeds; North');
  await details.getByRole('button', { name: 'Open in history' }).click();
  await expect(composer.customerKey).toHaveValue(/^customer\d+@example\.com$/);
}

async function report({ window, electron, userData }: Tidings, runs: RunsPage): Promise<void> {
  await runs.openRun('Interest');
  const file = join(userData, 'report.csv');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await window.getByRole('button', { name: 'Export report' }).click();
  await window.getByRole('menuitem', { name: 'CSV with my columns' }).click();
  await window.getByText(`saved to ${file}`).waitFor();
  const lines = (await readFile(file, 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(51);
  expect(lines[1]).toContain('customer0@example.com');
  expect(lines[1]).toContain('000345');
}

async function runAgain({ window, userData }: Tidings, runs: RunsPage): Promise<void> {
  await window.getByRole('tab', { name: 'Differences' }).click();
  await expect(window.getByText('Differences from an earlier run appear here.')).toBeVisible();
  await rm(join(userData, 'customers.csv'));
  await window.getByRole('button', { name: 'Run again' }).click();
  await expect(window.getByText(/^Rows from the run on .*, 50 rows, 3 columns/)).toBeVisible();
  await expect(runs.preview.first()).toContainText('campaign=000345');
  await runs.start('49 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.part('Answered')).toHaveText('49');
  await window.getByRole('tab', { name: 'Differences' }).click();
  await expect(window.getByText('that both runs sent')).toBeVisible();
}

async function runSelection({ window }: Tidings, runs: RunsPage): Promise<void> {
  const history = new HistoryPage(window);
  await history.open();
  for (const row of [0, 1]) await history.rows.nth(row).getByRole('checkbox').click();
  await window.getByRole('button', { name: 'Run these again…' }).click();
  await expect(runs.start('2 events to Practice')).toBeVisible();
}

test('a tester previews every row, sends to Practice, exports the report, and runs and compares it again', async ({
  tidings,
}) => {
  await haveInterest(tidings.window);
  const runs = new RunsPage(tidings.window);
  await test.step('every row is previewed', () => preview(tidings, runs));
  await test.step('the rows are sent, and each event is in the history', () => send(tidings, runs));
  await test.step('the report is exported', () => report(tidings, runs));
  await test.step('it is run again without its file, and compared', () => runAgain(tidings, runs));
  await test.step('a selection of the history can be run again', () => runSelection(tidings, runs));
});

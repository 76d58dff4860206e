import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { saveRequest, writeRows } from './fixtures/run-rows.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';

test('a tester previews every row, sends 200 events to Practice and exports the report', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window, electron, userData } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await expect(window.getByText('{{campaign}} has no value')).toBeVisible();

  await window.getByLabel('Data file').setInputFiles(await writeRows(userData));
  await expect(window.getByText('customers.csv, 200 rows, 3 columns')).toBeVisible();
  await expect(window.getByText('Format: separated by semicolons')).toBeVisible();
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
  await expect(tidings.composer.customerKey).toHaveValue(/^customer\d+@example\.com$/);

  await runs.openRun('Interest');
  const report = join(userData, 'report.csv');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, report);
  await window.getByRole('button', { name: 'Export report' }).click();
  await window.getByRole('menuitem', { name: 'CSV with my columns' }).click();
  await window.getByText(`saved to ${report}`).waitFor();
  const lines = (await readFile(report, 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(201);
  expect(lines[1]).toContain('customer0@example.com');
  expect(lines[1]).toContain('000345');

  await rm(join(userData, 'customers.csv'));
  await window.getByRole('button', { name: 'Run again' }).click();
  await expect(window.getByText(/^Rows from the run on .*, 200 rows, 3 columns/)).toBeVisible();
  await expect(runs.preview.first()).toContainText('campaign=000345');
  await runs.start('199 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.part('Answered')).toHaveText('199');
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
  await expect(window.getByText('Differences from an earlier run appear here.')).toBeVisible();

  await window.getByRole('button', { name: 'Run again' }).click();
  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await window.getByRole('tab', { name: 'Differences' }).click();
  await expect(window.getByText('that both runs sent')).toBeVisible();

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

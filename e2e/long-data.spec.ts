import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paste } from './fixtures/clipboard.ts';
import { saveRequest } from './fixtures/run-rows.ts';
import { expect, test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

test('the last of 1,100,000 rows is reached by scrolling', async ({ tidings }) => {
  test.slow();
  await saveRequest(tidings);
  const { window, userData } = tidings;
  const file = join(userData, 'rows.csv');
  const rows = Array.from({ length: 1_100_000 }, (_, row) => `c${row + 1}@example.com,${row + 1}`);
  await writeFile(file, `email,campaign\n${rows.join('\n')}\n`);
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(file);
  await expect(window.getByText('1,100,000 rows, 2 columns')).toBeVisible({ timeout: 120_000 });
  await seeLast(runs, 1_100_000);
});

test('200,000 pasted rows are all read, and the window works on meanwhile', async ({ tidings }) => {
  test.slow();
  await saveRequest(tidings);
  const { window } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  const rows = Array.from({ length: 200_000 }, (_, row) => `c${row + 1}@example.com\t${row + 1}`).join('\n');
  await window.getByRole('button', { name: 'Paste rows' }).click();
  await window.getByRole('textbox', { name: 'Rows' }).focus();
  await paste(window, `email\tcampaign\n${rows}`);
  await window.getByRole('button', { name: 'Use these rows' }).click();
  // Written while the rows are read.
  await runs.field('Run name').fill('All of them');
  await expect(window.getByText('200,000 rows, 2 columns')).toBeVisible({ timeout: 60_000 });
  await expect(runs.field('Run name')).toHaveValue('All of them');
  await seeLast(runs, 200_000);
});

/** Scrolls the preview to its end, where the last row is. */
async function seeLast(runs: RunsPage, count: number): Promise<void> {
  await expect(runs.preview.first()).toHaveAttribute('aria-setsize', String(count));
  await runs.preview.first().hover();
  await runs.preview.first().evaluate((row) => {
    let scroller = row.parentElement;
    while (scroller !== null && scroller.scrollTop === 0) {
      scroller.scrollTop = Number.MAX_SAFE_INTEGER;
      scroller = scroller.parentElement;
    }
  });
  await expect(runs.preview.last()).toContainText(`c${count}@example.com`);
}

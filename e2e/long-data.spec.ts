import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paste } from './fixtures/clipboard.ts';
import { haveInterest } from './fixtures/have-runs.ts';
import { expect, test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

test('the last of 100,000 pasted rows and of 1,100,000 in a file is reached by scrolling', async ({ tidings }) => {
  test.slow();
  const { window, userData } = tidings;
  await haveInterest(window);
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await test.step('pasted rows are all read, and the window works on meanwhile', async () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `c${row + 1}@example.com\t${row + 1}`).join('\n');
    await window.getByRole('button', { name: 'Paste rows' }).click();
    await window.getByRole('textbox', { name: 'Rows' }).focus();
    await paste(window, `email\tcampaign\n${rows}`);
    await window.getByRole('button', { name: 'Use these rows' }).click();
    // Written while the rows are read.
    await runs.field('Run name').fill('All of them');
    await expect(window.getByText('100,000 rows, 2 columns')).toBeVisible({ timeout: 60_000 });
    await expect(runs.field('Run name')).toHaveValue('All of them');
    await seeLast(runs, 100_000);
  });
  await test.step('rows of a file', async () => {
    const file = join(userData, 'rows.csv');
    const rows = Array.from({ length: 1_100_000 }, (_, row) => `c${row + 1}@example.com,${row + 1}`);
    await writeFile(file, `email,campaign\n${rows.join('\n')}\n`);
    await window.getByLabel('Data file').setInputFiles(file);
    await expect(window.getByText('1,100,000 rows, 2 columns')).toBeVisible({ timeout: 120_000 });
    await seeLast(runs, 1_100_000);
  });
});

/** Scrolls the preview to its end, where the last row is, and back. */
async function seeLast(runs: RunsPage, count: number): Promise<void> {
  await expect(runs.preview.first()).toHaveAttribute('aria-setsize', String(count));
  await runs.preview.first().hover();
  await scrollTo(runs, Number.MAX_SAFE_INTEGER);
  await expect(runs.preview.last()).toContainText(`c${count}@example.com`);
  await scrollTo(runs, 0);
  await expect(runs.preview.first()).toContainText('c1@example.com');
}

async function scrollTo(runs: RunsPage, top: number): Promise<void> {
  await runs.preview.first().evaluate((row, wanted) => {
    // Most of what is around it can't be scrolled.
    let scroller = row.parentElement;
    for (; scroller !== null; scroller = scroller.parentElement) {
      const before = scroller.scrollTop;
      scroller.scrollTop = wanted;
      if (scroller.scrollTop !== before) return;
    }
  }, top);
}

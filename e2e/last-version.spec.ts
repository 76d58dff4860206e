import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, shortLived, startTidings, type Tidings, test } from './fixtures/tidings.ts';
import { copyLastVersion, filesOfLastVersion } from './fixtures/user-data.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

/** A start may write these: its time, a free port, the window's place, and indexes of other files. */
const writtenAtStart = /^(clock|practice|window)\.json$|\.index$/;

function readFiles(folder: string): Readonly<Record<string, string>> {
  const kept = filesOfLastVersion().filter((file) => !writtenAtStart.test(file));
  return Object.fromEntries(kept.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

async function checkTabs({ window, composer }: Tidings): Promise<void> {
  const tabs = window.getByRole('list', { name: 'Open events' }).getByRole('listitem');
  await expect(tabs).toHaveText([/^Bulk/, /^Interest/, /^Booking/, /^old, ada/, /^typed, half-typed/]);
  await expect(composer.uri).toHaveValue('assist://bulk/one');
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('UAT');
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
}

async function checkLibrary(window: Page): Promise<void> {
  const library = window.getByRole('navigation', { name: 'Library' });
  for (const [name, count] of [
    ['Requests', '3'],
    ['Templates', '18'],
    ['Storyboards', '4'],
    ['Runs', '1'],
    ['History', '24'],
  ] as const)
    await expect(library.getByRole('button', { name: new RegExp(`^${name}`) })).toHaveText(`${name}${count}`);
  const tree = window.getByRole('tree', { name: 'Saved requests' });
  await expect(tree.getByRole('treeitem')).toHaveText(['Spring', 'Autumn', 'Bulk', 'Interest']);
  await window.getByRole('button', { name: 'Trash, 1' }).waitFor();
  await window.getByRole('button', { name: 'Templates' }).first().click();
  await window.getByRole('button', { name: 'Use template Book a test drive' }).waitFor();
}

async function checkEnvironments(window: Page): Promise<void> {
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await expect(environments.field('Monitoring link')).toHaveValue('https://monitoring.example.com/{sk}');
  await expect(environments.dialog.getByRole('textbox', { name: 'Value', exact: true })).toHaveValue('Leeds');
  await environments.dialog.getByRole('button', { name: 'Live' }).waitFor();
  await environments.close();
}

async function checkHistory(window: Page): Promise<void> {
  const history = new HistoryPage(window);
  await history.open();
  await history.search.fill('ticket 4711');
  await expect(history.rows).toHaveText([/ada@example\.com.*triggered/]);
}

async function checkCustomer(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Customers' }).click();
  await window.getByRole('searchbox', { name: 'Search customers' }).fill('ada@');
  await expect(window.getByRole('list', { name: 'Customers' }).getByRole('listitem')).toHaveCount(1);
  await window.getByRole('button', { name: 'Profile' }).click();
  const profile = window.getByRole('region', { name: 'Profile' });
  await expect(profile.getByRole('textbox', { name: 'Note' })).toHaveValue('Likes electric cars');
  await expect(profile.getByRole('textbox', { name: 'Value', exact: true })).toHaveValue('Gold');
}

async function checkStoryboardAndRun(window: Page): Promise<void> {
  const boards = new StoryboardsPage(window);
  await boards.open('Leeds visit');
  await expect(boards.steps.getByRole('listitem')).toHaveCount(6);
  await expect(window.getByRole('list', { name: 'Cast' })).toContainText('Ada');
  const runs = new RunsPage(window);
  await runs.openRun('Interest');
  await expect(runs.part('Planned')).toHaveText('4');
  await expect(runs.part('Answered')).toHaveText('2');
  await expect(runs.part('Failed')).toHaveText('1');
  await expect(runs.part('Skipped')).toHaveText('1');
  await expect(runs.rows).toHaveCount(4);
}

/** `main/storage/last-version.test.ts` reads all of it, item by item; this looks at each view once. */
test('everything that version 0.1.0 saved opens unchanged', async ({ userData }) => {
  copyLastVersion(userData);
  const before = readFiles(userData);
  const tidings = await startTidings(userData, [shortLived]);
  const { window, electron } = tidings;
  await checkTabs(tidings);
  await checkLibrary(window);
  await checkEnvironments(window);
  await checkHistory(window);
  await checkCustomer(window);
  await checkStoryboardAndRun(window);
  await electron.close();
  const inTabs = /("expectations": \[\])(\s*\})/g;
  // Nothing was sent as a tracking pixel then, and an open tab is saved with what a draft has now.
  const asEvents = (files: typeof before) =>
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        path.startsWith('tabs/') ? text.replace(inTabs, '$1,\n\t\t\t"sendAs": "event"$2') : text,
      ]),
    );
  expect(readFiles(userData)).toEqual(asEvents(before));
});

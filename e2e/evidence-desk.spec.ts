import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { saveRequest } from './fixtures/run-rows.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

/** Three events of a run, two of a storyboard, and one that was sent by hand from a saved request. */
async function fillHistory(tidings: Tidings): Promise<HistoryPage> {
  const { window, composer } = tidings;
  await saveRequest(tidings);
  await composer.uri.fill('assist://salescloud/testdrive/book?campaign=7');
  await composer.customerKey.fill('bob@example.com');
  await composer.sendAndSee('Received');
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await runs.pasteRows('E-mail\tcampaign\nada0@example.com\t0\nada1@example.com\t1\nada2@example.com\t2');
  await runs.start('3 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible({ timeout: 30_000 });
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.present.focus();
  await window.keyboard.press('Enter');
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await window.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await window.keyboard.press('ArrowRight');
  await expect(boards.presenter).toContainText('Step 3 of 6');
  await boards.leave();
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.rows).toHaveCount(6);
  return history;
}

const head = (window: Page, name: string | RegExp) => window.getByRole('button', { name }).last();

/** Filters go together, are said in words, and each is taken off at one press. */
async function filter(window: Page, history: HistoryPage): Promise<void> {
  const choose = async (label: string, option: string | RegExp) => {
    await window.getByRole('button', { name: 'More filters' }).click();
    await window.getByRole('combobox', { name: label }).click();
    await window.getByRole('option', { name: option }).click();
    await window.keyboard.press('Escape');
  };
  await choose('Sent from', 'Interest');
  await expect(history.rows).toHaveCount(1);
  await expect(history.details).toContainText('bob@example.com');
  const fromInterest = window.getByRole('button', { name: 'Remove filter: Sent from: Interest' });
  await history.choose('Environment', 'Practice');
  await history.choose('Show', 'Not checked');
  await expect(history.rows).toHaveCount(1);
  await fromInterest.click();
  await expect(history.rows).toHaveCount(6);
  await choose('Storyboard', 'Spring test drive');
  await expect(history.rows).toHaveCount(2);
  await expect(history.details).toContainText('Storyboard');
  await window.getByRole('button', { name: 'Remove filter: Storyboard: Spring test drive' }).press('Enter');
  await expect(history.rows).toHaveCount(6);
  // The focus stays in the line, so that the next one is at hand.
  await expect(window.getByRole('search').locator(':focus')).toBeVisible();
  await choose('Run', /Interest/);
  await expect(history.rows).toHaveCount(3);
  await window.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(history.rows).toHaveCount(6);
  await expect(window.getByRole('button', { name: /^Remove filter: / })).toHaveCount(0);
}

/** Events are grouped by day, run and storyboard, and a whole group is selected and judged. */
async function group(window: Page, history: HistoryPage): Promise<void> {
  const groupBy = window.getByRole('radiogroup', { name: 'Group by' });
  await expect(groupBy.getByRole('radio', { name: 'Day' })).toBeChecked();
  await groupBy.getByText('Storyboard').click();
  await expect(head(window, 'Storyboard: Spring test drive, 2 events')).toBeVisible();
  await expect(head(window, 'Not in a storyboard, 4 events')).toBeVisible();
  await window.getByRole('checkbox', { name: 'Select group: Storyboard: Spring test drive' }).last().check();
  await expect(window.getByText('2 of 6 selected')).toBeVisible();
  await history.chosen.focus();
  await window.keyboard.press('y');
  await expect(window.getByText('2 events set to “Triggered: Yes”.')).toBeVisible();
  await expect(window.getByText('all judged').last()).toBeVisible();

  await groupBy.getByText('Run').click();
  await expect(head(window, /^Run: .+, 3 events$/)).toBeVisible();
  await expect(window.getByText('2 of 6 selected')).toBeHidden();
  // G selects the group of the event with the focus.
  await history.chosen.focus();
  await window.keyboard.press('g');
  await expect(window.getByText('3 of 6 selected')).toBeVisible();
  await head(window, /^Run: .+, 3 events$/).click();
  await expect(history.rows).toHaveCount(3);
}

async function saveSearch(window: Page, history: HistoryPage): Promise<void> {
  await history.search.fill('bob');
  await expect(history.rows).toHaveCount(1);
  await expect(window.getByRole('radio', { name: 'Run' })).toBeChecked();
  await window.getByRole('button', { name: 'Saved searches' }).click();
  await window.getByRole('menuitem', { name: 'Save this search…' }).click();
  const naming = window.getByRole('dialog', { name: 'Save search' });
  await expect(naming).toContainText('“bob”, Grouped by run');
  await naming.getByRole('textbox', { name: 'Name' }).fill('All of Bob');
  await window.keyboard.press('Enter');
  await expect(window.getByText('Search “All of Bob” saved.')).toBeVisible();
}

/** Searches are found by their name, renamed, deleted and brought back. */
async function useSavedSearch(window: Page): Promise<void> {
  const find = async (name: string) => {
    await window.keyboard.press('Control+k');
    await window.getByRole('combobox', { name: 'Search and commands' }).fill(name);
    await window.getByRole('option', { name }).first().waitFor();
    await window.keyboard.press('Enter');
  };
  await find('All of Bob');
  const again = new HistoryPage(window);
  await expect(again.rows).toHaveCount(1);
  await expect(again.search).toHaveValue('bob');
  await expect(window.getByRole('radio', { name: 'Run' })).toBeChecked();
  await find('Not judged today');
  // Two of the six are judged.
  await expect(again.rows).toHaveCount(4);
  await expect(window.getByRole('button', { name: 'Remove filter: Not checked' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Remove filter: Today' })).toBeVisible();
  await expect(again.chosen).toBeFocused();
  await window.keyboard.press('y');
  await expect(again.rows).toHaveCount(3);

  const searches = window.getByRole('button', { name: 'Saved searches' });
  await searches.click();
  await window.getByRole('menuitem', { name: 'Edit saved searches…' }).click();
  const editing = window.getByRole('dialog', { name: 'Saved searches' });
  await editing.getByRole('textbox', { name: 'Name of All of Bob' }).fill('Bob, by run');
  await editing.getByRole('button', { name: /^Delete / }).focus();
  await editing.getByRole('button', { name: 'Delete Bob, by run' }).press('Enter');
  await window.getByText('Search “Bob, by run” deleted.').waitFor();
  await expect(editing).toContainText('You have no saved searches.');
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(editing.getByRole('textbox', { name: 'Name of Bob, by run' })).toBeVisible();
  await window.keyboard.press('Escape');
  await searches.click();
  await expect(window.getByRole('menuitem', { name: 'Bob, by run' })).toBeVisible();
}

test('events are filtered, grouped, judged as a group and found by saved searches, also after a restart', async ({
  tidings,
}) => {
  test.setTimeout(120_000);
  const history = await fillHistory(tidings);
  await test.step('filters', () => filter(tidings.window, history));
  await test.step('groups', () => group(tidings.window, history));
  await test.step('save a search', () => saveSearch(tidings.window, history));
  const { window } = await tidings.restart();
  await test.step('use the saved search', () => useSavedSearch(window));
});

test('evidence names who judged, as a page and as a table, masked or not', async ({ tidings }) => {
  const { window, composer, userData, electron } = tidings;
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await window.getByRole('button', { name: 'Settings', exact: true }).click();
  await window.getByRole('textbox', { name: 'Your name in evidence' }).fill('Kim, QA');
  await window.keyboard.press('Tab');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: 'Settings' }).waitFor({ state: 'hidden' });
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.chosen).toBeFocused();
  await window.keyboard.press('y');
  await expect(history.details).toContainText('Kim, QA');
  await history.details.getByRole('textbox', { name: 'Note' }).fill('=1+1 is no formula');
  await window.keyboard.press('Enter');
  await expect(history.row('ada').getByLabel('Note')).toBeVisible();
  const page = await history.exportAs('evidence report (HTML)', { electron, file: join(userData, 'page.html') });
  expect(page).toContain('Kim, QA');
  const table = await history.exportAs('evidence table (CSV)', { electron, file: join(userData, 'table.csv') });
  expect(table.startsWith('\uFEFFSent at,Event,')).toBe(true);
  for (const part of ['Triggered', '"Kim, QA"', "'=1+1 is no formula", 'ada@example.com', 'HTTP 200'])
    expect(table).toContain(part);
  await window.getByRole('button', { name: 'Export' }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Mask customer keys' }).click();
  await window.keyboard.press('Escape');
  const masked = await history.exportAs('evidence table (CSV)', { electron, file: join(userData, 'masked.csv') });
  expect(masked).not.toContain('ada@example.com');
  expect(masked).toContain('•••');
});

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { haveEvents } from './fixtures/have-events.ts';
import { haveInterest, haveRun } from './fixtures/have-runs.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

/** Three events of a run, two of a storyboard, and one that was sent by hand from a saved request. */
async function fillHistory({ window }: Tidings): Promise<HistoryPage> {
  await haveInterest(window);
  await haveEvents(window, { customerKey: 'bob@example.com', from: 'Interest' });
  await haveRun(window, ['ada0@example.com', 'ada1@example.com', 'ada2@example.com']);
  const storyboard = { id: 'spring-test-drive', title: 'Spring test drive' };
  const steps = ['grace@example.com', 'grace@example.com'].map((customerKey) => ({ customerKey, storyboard }));
  await haveEvents(window, ...steps);
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.rows).toHaveCount(6);
  // It takes the focus once it is drawn, which would close a menu.
  await expect(history.chosen).toBeFocused();
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

/** Evidence names who judged, as a page and as a table, masked or not. */
async function exportEvidence({ window, electron, userData }: Tidings, history: HistoryPage): Promise<void> {
  await window.getByRole('button', { name: 'Settings', exact: true }).click();
  await window.getByRole('textbox', { name: 'Your name in evidence' }).fill('Kim, QA');
  await window.keyboard.press('Tab');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: 'Settings' }).waitFor({ state: 'hidden' });
  await window.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(history.rows).toHaveCount(6);
  await history.row('bob').getByText('bob@example.com').click();
  await expect(history.details).toContainText('bob@example.com');
  await window.keyboard.press('y');
  await expect(history.details).toContainText('Kim, QA');
  await history.details.getByRole('textbox', { name: 'Note' }).fill('=1+1 is no formula');
  await window.keyboard.press('Enter');
  await expect(history.row('bob').getByLabel('Note')).toBeVisible();
  const page = await history.exportAs('evidence report (HTML)', { electron, file: join(userData, 'page.html') });
  expect(page).toContain('Kim, QA');
  const table = await history.exportAs('evidence table (CSV)', { electron, file: join(userData, 'table.csv') });
  expect(table.startsWith('\uFEFFSent at,Event,')).toBe(true);
  for (const part of ['Triggered', '"Kim, QA"', "'=1+1 is no formula", 'bob@example.com', 'HTTP 200'])
    expect(table).toContain(part);
  await window.getByRole('button', { name: 'Export' }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Mask customer keys' }).click();
  await window.keyboard.press('Escape');
  const masked = await history.exportAs('evidence table (CSV)', { electron, file: join(userData, 'masked.csv') });
  expect(masked).not.toContain('@example.com');
  expect(masked).toContain('•••');
}

test('events are filtered, grouped, judged as a group, found by saved searches and exported as evidence', async ({
  tidings,
}) => {
  const history = await fillHistory(tidings);
  const { window } = tidings;
  await test.step('filters', () => filter(window, history));
  await test.step('groups', () => group(window, history));
  await test.step('save a search', () => saveSearch(window, history));
  await window.goto('app://tidings/');
  await test.step('use the saved search in a new page', () => useSavedSearch(window));
  await test.step('export the evidence', () => exportEvidence(tidings, history));
});

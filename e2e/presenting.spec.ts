import type { Page } from '@playwright/test';
import { readableIn } from './fixtures/readable.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

const email = 'ada.byron@example.com';
const number = '000345-77-K';

/** Creates data of both customers wherever Tidings shows customers. */
async function livedWith({ window, composer }: Tidings): Promise<void> {
  for (const key of [number, email]) {
    await composer.uri.fill(`assist://desk/hello?who=${encodeURIComponent(key)}`);
    await composer.customerKey.fill(key);
    await composer.tid.fill('');
    await composer.sendAndSee('Received');
  }
  await composer.addProperty('email', email);
  await window.keyboard.press('Control+s');
  await window
    .getByRole('dialog', { name: 'Save request' })
    .getByRole('textbox', { name: 'Name' })
    .fill(`For ${email}`);
  await window.keyboard.press('Enter');
  await window.getByText(`For ${email} saved.`).waitFor();
}

type See = (where: string) => Promise<void>;

async function walkComposer({ window, composer }: Tidings, see: See): Promise<void> {
  await see('composer, response, library, a message');
  await window.getByRole('tab', { name: 'Sent' }).click();
  await see('Sent');
  for (const tab of ['JSON', 'Event'] as const) {
    await composer.show(tab);
    await see(tab);
  }
  await window.getByRole('button', { name: 'Edit as text' }).last().click();
  await see('properties as text');
  await window.getByRole('combobox', { name: 'Continue as' }).click();
  await see('continue as');
  await window.keyboard.press('Escape');
}

async function walkHistory({ window }: Tidings, see: See): Promise<void> {
  const history = new HistoryPage(window);
  await history.open();
  await history.rows.first().waitFor();
  await see('history');
  await history.search.fill(email);
  await history.rows.first().waitFor();
  await see('history searched');
  await history.search.fill('');
  await history.rows.nth(0).getByRole('checkbox').click();
  await history.rows.nth(1).getByRole('checkbox').click();
  await window.getByRole('button', { name: 'Compare the two selected' }).click();
  await window.getByText('fields are the same').click();
  await see('comparison');
}

async function walkStoryboard({ window }: Tidings, see: See): Promise<void> {
  await window.getByRole('button', { name: 'Make a storyboard' }).click();
  const boards = new StoryboardsPage(window);
  await boards.title.waitFor();
  await window.getByRole('list', { name: 'Steps' }).getByRole('button', { name: /Hello/ }).nth(1).click();
  await see('storyboard');
  await window.getByRole('list', { name: 'Cast' }).getByRole('button').first().click();
  await window.getByRole('dialog').getByRole('textbox', { name: 'Customer key' }).waitFor();
  await see('cast');
  await window.keyboard.press('Escape');
  await boards.presentBy('Practise without sending');
  await window.getByText('Step 1 of 2').waitFor();
  await window.keyboard.press('Space');
  await window.getByText('Step 2 of 2').waitFor();
  await see('presenter');
  await window.keyboard.press('Escape');
}

async function walkCustomers({ window }: Tidings, see: See): Promise<void> {
  await window.getByRole('button', { name: 'Customers' }).click();
  await window.getByRole('region', { name: 'Story' }).waitFor();
  await see('customers');
  await window.getByRole('button', { name: 'Show events' }).click();
  await new HistoryPage(window).rows.first().waitFor();
  await see('events of one customer');
}

async function walkRuns({ window }: Tidings, see: See): Promise<void> {
  const runs = new RunsPage(window);
  await runs.setUp('For ');
  await runs.pasteRows(`who\tnote\n${number}\tcall ${number}\n${email}\t${email}\n`);
  await expect(window.getByRole('table', { name: 'Columns' })).toContainText('0••••••••••');
  await see('pasted rows');
  await window.getByRole('combobox', { name: 'Column who goes into' }).click();
  await window.getByRole('option', { name: 'Customer key' }).click();
  await expect(runs.preview.first()).toContainText('0••••••••••assist');
  await runs.preview.first().getByRole('button').click();
  await window.getByRole('region', { name: 'Item 1' }).waitFor();
  await see('columns, preview and a request');

  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await runs.rows.first().getByRole('button').click();
  await expect(window.getByRole('region', { name: 'Row 1', exact: true })).toContainText('call');
  await see('a run and a row');
  await runs.open();
  await runs.list.getByRole('listitem').first().hover();
  await runs.list.getByRole('button', { name: /^Delete/ }).click();
  await window.getByRole('button', { name: 'Undo' }).waitFor();
  await see('a message');
  await window.getByRole('button', { name: 'Undo' }).click();
  await window.getByRole('button', { name: /^Run again/ }).waitFor();
  await see('the list of runs');
  await window.getByRole('button', { name: /^Run again/ }).click();
  await window.getByRole('region', { name: 'New run' }).waitFor();
  await window.getByText('Rows from the run on').waitFor();
  await see('a run that is repeated');
}

/** Types a key of another customer into the masked field, which shows it once it is left. */
async function editMasked({ window, composer }: Tidings): Promise<void> {
  await expect(composer.customerKey).toHaveValue('a••••••••@•••••••.com');
  await composer.customerKey.fill('grace@example.com');
  expect(await readableIn(window, ['grace@example.com'])).toEqual([]);
  await composer.uri.focus();
  await expect(composer.customerKey).toHaveValue('g••••@•••••••.com');
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await expect(composer.customerKey).toHaveValue('grace@example.com');
  await composer.customerKey.fill(email);
  await window.getByRole('switch', { name: 'Presenting' }).click();
}

/** Gives a customer a name in their profile, who is added to the cast of a new storyboard. */
async function nameCustomer(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Customers' }).click();
  await window.getByRole('list', { name: 'Customers' }).getByText(email).click();
  await window.getByRole('button', { name: 'Profile' }).click();
  const profile = window.getByRole('region', { name: 'Profile' });
  await profile.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada Byron');
  await expect(window.getByRole('list', { name: 'Customers' })).toContainText(`Ada Byron, ${email}`);
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('new storyboard');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: 'Add customer' }).click();
  await window.getByRole('menuitem', { name: 'Ada Byron' }).click();
  await expect(window.getByRole('list', { name: 'Cast' })).toContainText('Ada Byron');
}

// Other views, with one customer: accessibility.spec.ts.
test('Presenting masks customer keys in every view, and is off at the next start', async ({ tidings }) => {
  const { window } = tidings;
  await livedWith(tidings);
  const see = async (where: string) => expect(await readableIn(window, [email, number]), where).toEqual([]);
  expect(await readableIn(window, [email])).not.toEqual([]);
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await expect(window.getByRole('switch', { name: 'Presenting' })).toBeChecked();

  await walkComposer(tidings, see);
  await test.step('a masked customer key can still be edited', () => editMasked(tidings));
  await walkHistory(tidings, see);
  await walkStoryboard(tidings, see);
  await walkCustomers(tidings, see);
  await test.step('also in the data, events and results of a run', () => walkRuns(tidings, see));

  await window.goto('app://tidings/');
  await expect(window.getByRole('switch', { name: 'Presenting' })).not.toBeChecked();
  expect(await readableIn(window, [email])).not.toEqual([]);
  await test.step('a customer’s profile gives their name, which is used in a cast', () => nameCustomer(window));
});

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
  for (const tab of ['Headers', 'Sent']) {
    await window.getByRole('tab', { name: tab }).click();
    await see(tab);
  }
  for (const tab of ['JSON', 'Preview', 'Event'] as const) {
    await composer.show(tab);
    await see(tab);
  }
  await window.getByRole('button', { name: 'Edit as text' }).last().click();
  await see('properties as text');
  await window.getByRole('combobox', { name: 'Continue as' }).click();
  await see('continue as');
  await window.keyboard.press('Escape');
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  await window.getByRole('dialog', { name: 'Practice Monitoring' }).getByRole('list').first().waitFor();
  await see('practice monitor');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).waitFor();
  await see('palette');
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
  await window.getByRole('button', { name: 'Erase customer data' }).click();
  await window.getByRole('dialog', { name: 'Erase customer data' }).waitFor();
  await see('erase customer data');
  await window.getByRole('button', { name: 'Keep' }).click();
  await window.getByRole('button', { name: 'Show events' }).click();
  await new HistoryPage(window).rows.first().waitFor();
  await see('events of one customer');
}

test('Presenting masks customer keys in every view, and is off at the next start', async ({ tidings }) => {
  const { window } = tidings;
  await livedWith(tidings);
  const see = async (where: string) => expect(await readableIn(window, [email, number]), where).toEqual([]);
  expect(await readableIn(window, [email])).not.toEqual([]);
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await expect(window.getByRole('switch', { name: 'Presenting' })).toBeChecked();

  await walkComposer(tidings, see);
  await walkHistory(tidings, see);
  await walkStoryboard(tidings, see);
  await walkCustomers(tidings, see);

  const { window: again } = await tidings.restart();
  await expect(again.getByRole('switch', { name: 'Presenting' })).not.toBeChecked();
  expect(await readableIn(again, [email])).not.toEqual([]);
});

test("Presenting masks customers in a run's data, events and results", async ({ tidings }) => {
  const { window } = tidings;
  await livedWith(tidings);
  await window.getByRole('switch', { name: 'Presenting' }).click();
  const see = async (where: string) => expect(await readableIn(window, [email, number]), where).toEqual([]);
  const runs = new RunsPage(window);
  await runs.setUp('For ');
  await runs.pasteRows(`who\tnote\n${number}\tcall ${number}\n${email}\t${email}\n`);
  await expect(window.getByRole('table', { name: 'Columns' })).toContainText('0••••••••••');
  await see('pasted rows');
  const column = window.getByRole('combobox', { name: 'Column who goes into' });
  await column.click();
  await window.getByRole('option', { name: 'Customer key' }).click();
  await expect(runs.preview.first()).toContainText('0••••••••••assist');
  await see('columns and preview');
  await runs.preview.first().getByRole('button').click();
  await window.getByRole('region', { name: 'Item 1' }).waitFor();
  await see('a request');

  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await see('a run');
  await runs.rows.first().getByRole('button').click();
  await expect(window.getByRole('region', { name: 'Row 1', exact: true })).toContainText('call');
  await see('a row');
  await runs.open();
  await see('the list of runs');
  await runs.list.getByRole('listitem').first().hover();
  await runs.list.getByRole('button', { name: /^Delete/ }).click();
  await window.getByRole('button', { name: 'Undo' }).click();
  await see('a message');

  await window.getByRole('button', { name: /^Run again/ }).click();
  await window.getByRole('region', { name: 'New run' }).waitFor();
  await window.getByText('Rows from the run on').waitFor();
  await see('a run that is repeated');
  await runs.start('2 events to Practice').click();
  await expect(runs.state('Done')).toBeVisible();
  await window.getByRole('tab', { name: 'Differences' }).click();
  await window.getByText('that both runs sent').waitFor();
  await see('differences');
});

test('a masked customer key can still be edited', async ({ tidings: { window, composer } }) => {
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await expect(composer.customerKey).toHaveValue('a••@•••••••.com');
  await composer.customerKey.fill('grace@example.com');
  expect(await readableIn(window, ['grace@example.com'])).toEqual([]);
  await composer.uri.focus();
  await expect(composer.customerKey).toHaveValue('g••••@•••••••.com');
  await composer.sendAndSee('Received');
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await expect(composer.customerKey).toHaveValue('grace@example.com');
});

test('a customer’s profile gives their name, and is used in a cast', async ({ tidings }) => {
  const { window, composer } = tidings;
  await composer.sendAndSee('Received');
  await window.getByRole('button', { name: 'Customers' }).click();
  await window.getByRole('button', { name: 'Profile' }).click();
  const profile = window.getByRole('region', { name: 'Profile' });
  await profile.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada Byron');
  await profile.getByRole('button', { name: 'Add usual property' }).click();
  await profile.getByRole('table').getByRole('textbox', { name: 'Name' }).fill('tier');
  await profile.getByRole('table').getByRole('textbox', { name: 'Value' }).fill('gold');
  await expect(window.getByRole('list', { name: 'Customers' })).toContainText('Ada Byron, ada@example.com');
  await expect(window.getByRole('combobox', { name: 'Continue as' })).toBeVisible();
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('new storyboard');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: 'Add customer' }).click();
  await window.getByRole('menuitem', { name: 'Ada Byron' }).click();
  await window
    .getByRole('list', { name: 'Cast' })
    .getByRole('button', { name: /Ada Byron/ })
    .click();
  await expect(window.getByRole('dialog').getByRole('textbox', { name: 'Value' })).toHaveValue('gold');
});

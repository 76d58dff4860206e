import type { Page } from '@playwright/test';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

const customersIn = (window: Page) => window.getByRole('list', { name: 'Customers' }).getByRole('listitem');
const withoutEvents = (window: Page) => window.getByRole('list', { name: 'Without events' });
const showCustomers = (window: Page) => window.getByRole('button', { name: 'Customers' }).click();

/** Imports a workspace file with one customer, Zoe, in the open dialog. */
async function importZoe(window: Page): Promise<void> {
  const none = { folders: [], requests: [], templates: [], storyboards: [], variables: [], environments: [] };
  const visitors = [{ customerKey: 'zoe@example.com', name: 'Zoe Example', note: 'VIP', properties: [] }];
  const file = JSON.stringify({ tidings: 'workspace', version: 1, ...none, visitors, withoutCustomer: [] });
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await dialog.getByRole('textbox', { name: 'Paste here' }).fill(file);
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('1 customer: Zoe Example');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Leaves Customers. */
async function importAndUndo({ window, composer }: Tidings): Promise<void> {
  const without = withoutEvents(window);
  await showCustomers(window);
  await expect(window.getByText('Customers you’ve sent events for appear here.')).toBeVisible();
  await window.keyboard.press('Control+K');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('import');
  await window
    .getByRole('option', { name: /^Import/ })
    .first()
    .click();
  await importZoe(window);
  await expect(without).toContainText('Zoe Example');
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(without).toBeHidden();
  await window.keyboard.press('Control+Shift+z');
  await expect(without).toContainText('Zoe Example');
  await without.getByRole('button', { name: /^Compose an event for Zoe Example/ }).click();
  await expect(composer.customerKey).toHaveValue('zoe@example.com');
  await composer.sendAndSee('Received');
  await showCustomers(window);
  await expect(customersIn(window)).toHaveText([/^Zoe Example/]);
  await expect(without).toBeHidden();
  await window.getByRole('button', { name: 'Requests' }).click();
}

/** @returns the TID that the customer has now */
async function sendSome({ composer }: Tidings): Promise<string> {
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await composer.response.getByRole('button', { name: 'Continue as this customer' }).click();
  await expect(composer.tid).not.toHaveValue('');
  const tid = await composer.tid.inputValue();
  await composer.uri.fill('assist://salescloud/offer/viewed?campaign=9');
  await composer.sendAndSee('Received');
  await expect(composer.problems).toHaveCount(0);
  return tid;
}

async function warnOfTid({ composer }: Tidings): Promise<void> {
  await composer.customerKey.fill('bob@example.com');
  await expect(composer.problems).toContainText('The TID was last used with ada@example.com');
  await expect(composer.problems).toContainText('may permanently merge two real profiles');
  await composer.problems.getByRole('button', { name: 'Continue without TID' }).click();
  await expect(composer.tid).toHaveValue('');
  await expect(composer.problems).toHaveCount(0);
  await composer.sendAndSee('Received');
}

async function readEvents({ window, electron }: Tidings, tid: string): Promise<void> {
  const customers = customersIn(window);
  const library = window.getByRole('navigation', { name: 'Library' });
  await expect(library.getByRole('button', { name: 'Customers' })).toHaveText('Customers3');
  await showCustomers(window);
  await expect(customers.first()).toHaveText(/^bob@example.com1 event, 1 TID/);
  await expect(customers.nth(1)).toHaveText(/^ada@example.com2 events, 1 TID/);
  const search = window.getByRole('searchbox', { name: 'Search customers' });
  await expect(search).toHaveAttribute('placeholder', 'Search 3 customers');
  await search.fill('nobody');
  await expect(window.getByText('No customers match.')).toBeVisible();
  await search.fill('ADA@');
  await expect(customers).toHaveCount(1);
  const story = window.getByRole('region', { name: 'Story' });
  await expect(story).toContainText(tid);
  await expect(story.getByRole('button')).toHaveText([/Testdrive book/, /Offer viewed.*not checked/]);
  await expect(window.getByRole('table').getByRole('row').nth(1)).toContainText('campaign 9');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640));
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(960);
  for (const word of ['answered', 'may have been received', 'nothing sent']) {
    const sign = window.getByText(word, { exact: true });
    await expect(sign.locator('svg')).toHaveCount(1);
    expect((await sign.boundingBox())?.height).toBeLessThan(24);
  }
}

test('a customer is imported, found, warned of and continued, and their events are read', async ({ tidings }) => {
  const { window, composer } = tidings;
  await test.step('one without events follows an import and its undo, and an event is begun for them', () =>
    importAndUndo(tidings));
  const tid = await sendSome(tidings);
  await test.step('a TID of another customer shows a warning before sending, and can be removed', () =>
    warnOfTid(tidings));
  await test.step('one is found, and their events are read', () => readEvents(tidings, tid));
  await test.step('their events are shown in the history, and they are continued', async () => {
    await window.getByRole('button', { name: 'Show events' }).click();
    await expect(new HistoryPage(window).rows).toHaveCount(2);
    await showCustomers(window);
    await customersIn(window).filter({ hasText: 'ada@example.com' }).getByRole('button').click();
    await window.getByRole('button', { name: 'Continue as', exact: true }).click();
    await expect(composer.customerKey).toHaveValue('ada@example.com');
    await expect(composer.tid).toHaveValue(tid);
  });
});

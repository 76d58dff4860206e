import type { Page } from '@playwright/test';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';

test('a customer is found, their events are read, and they are continued', async ({
  tidings: { window, composer },
}) => {
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await composer.response.getByRole('button', { name: 'Continue as this customer' }).click();
  await expect(composer.tid).not.toHaveValue('');
  const tid = await composer.tid.inputValue();
  await composer.uri.fill('assist://salescloud/offer/viewed?campaign=9');
  await composer.sendAndSee('Received');
  await composer.customerKey.fill('bob@example.com');
  await composer.tid.fill('');
  await composer.sendAndSee('Received');

  const library = window.getByRole('navigation', { name: 'Library' });
  await expect(library.getByRole('button', { name: 'Customers' })).toHaveText('Customers2');
  await window.getByRole('button', { name: 'Customers' }).click();
  const customers = window.getByRole('list', { name: 'Customers' }).getByRole('listitem');
  await expect(customers).toHaveText([/^bob@example.com1 event, 1 TID/, /^ada@example.com2 events, 1 TID/]);
  await window.getByRole('searchbox', { name: 'Search customers' }).fill('ADA@');
  await expect(customers).toHaveCount(1);
  const story = window.getByRole('region', { name: 'Story' });
  await expect(story).toContainText(tid);
  await expect(story.getByRole('button')).toHaveText([/Testdrive book/, /Offer viewed.*not checked/]);
  await expect(window.getByRole('table').getByRole('row').nth(1)).toContainText('campaign 9');

  await window.getByRole('button', { name: 'Show events' }).click();
  await expect(new HistoryPage(window).rows).toHaveCount(2);
  await window.getByRole('button', { name: 'Customers' }).click();
  await customers.filter({ hasText: 'ada@example.com' }).getByRole('button').click();
  await window.getByRole('button', { name: 'Continue as', exact: true }).click();
  await expect(composer.customerKey).toHaveValue('ada@example.com');
  await expect(composer.tid).toHaveValue(tid);
});

test('a TID of another customer shows a warning before sending, and can be removed', async ({ tidings }) => {
  const { window, electron, composer } = tidings;
  await composer.customerKey.fill('bob@example.com');
  await composer.sendAndSee('Received');

  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640));
  await window.getByRole('button', { name: 'Customers' }).click();
  await expect(window.getByRole('searchbox', { name: 'Search customers' })).toHaveAttribute(
    'placeholder',
    'Search 1 customer',
  );
  for (const word of ['answered', 'may have been received', 'nothing sent']) {
    const sign = window.getByText(word, { exact: true });
    await expect(sign.locator('svg')).toHaveCount(1);
    expect((await sign.boundingBox())?.height).toBeLessThan(24);
  }
  await window.getByRole('button', { name: 'Requests' }).click();

  await composer.response.getByRole('button', { name: 'Continue as this customer' }).click();
  await expect(composer.problems).toHaveCount(0);
  await composer.customerKey.fill('ada@example.com');
  await expect(composer.problems).toContainText('The TID was last used with bob@example.com');
  await expect(composer.problems).toContainText('may permanently merge two real profiles');
  await composer.problems.getByRole('button', { name: 'Continue without TID' }).click();
  await expect(composer.tid).toHaveValue('');
  await expect(composer.problems).toHaveCount(0);
});

test('an event that was sent from another tab within a minute shows a warning', async ({
  tidings: { window, composer },
}) => {
  const server = await startRecordingServer();
  await new EnvironmentsPage(window).add({ name: 'UAT', serverName: server.origin });
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await expect(composer.problems).toHaveCount(0);
  await window.keyboard.press('Control+d');
  await expect(composer.problems).toContainText('The same event went to ada@example.com');
  await composer.customerKey.fill('eve@example.com');
  await expect(composer.problems).toHaveCount(0);
  await server.close();
});

/** Imports a workspace file with one customer, Zoe, in the open dialog. */
async function importZoe(window: Page) {
  const none = { folders: [], requests: [], templates: [], storyboards: [], variables: [], environments: [] };
  const visitors = [{ customerKey: 'zoe@example.com', name: 'Zoe Example', note: 'VIP', properties: [] }];
  const file = JSON.stringify({ tidings: 'workspace', version: 1, ...none, visitors, withoutCustomer: [] });
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await dialog.getByRole('textbox', { name: 'Paste here' }).fill(file);
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('1 customer: Zoe Example');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('customers without events follow an import and its undo while they are shown', async ({ tidings: { window } }) => {
  await window.getByRole('button', { name: 'Customers' }).click();
  await expect(window.getByText('Customers you’ve sent events for appear here.')).toBeVisible();
  await window.keyboard.press('Control+K');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('import');
  await window
    .getByRole('option', { name: /^Import/ })
    .first()
    .click();
  await importZoe(window);
  const without = window.getByRole('list', { name: 'Without events' });
  await expect(without).toContainText('Zoe Example');
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(without).toBeHidden();
});

test('a customer who comes with an import and has no event is listed, and an event is begun for them', async ({
  tidings: { window, composer },
}) => {
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  await importZoe(window);

  await window.getByRole('button', { name: 'Customers' }).click();
  const without = window.getByRole('list', { name: 'Without events' });
  await expect(without).toContainText('Zoe Example');
  await window.getByRole('searchbox', { name: 'Search customers' }).fill('nobody');
  await expect(without).toBeHidden();
  await expect(window.getByText('No customers match.')).toBeVisible();
  await window.getByRole('searchbox', { name: 'Search customers' }).fill('zoe');
  await without.getByRole('button', { name: /^Compose an event for Zoe Example/ }).click();
  await expect(composer.customerKey).toHaveValue('zoe@example.com');
  await composer.sendAndSee('Received');
  await window.getByRole('button', { name: 'Customers' }).click();
  await expect(window.getByRole('list', { name: 'Customers' })).toContainText('Zoe Example');
  await expect(without).toBeHidden();
});

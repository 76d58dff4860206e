import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';

/** Sends three events: ada's and bob's are received, eve's is refused. */
async function sendThree({ composer }: Tidings): Promise<void> {
  for (const [customerKey, siteKey, word] of [
    ['ada@example.com', /ONE-PRACTICE01-0200/, 'Received'],
    ['bob@example.com', /ONE-PRACTICE01-0200/, 'Received'],
    ['eve@example.com', /ONE-PRACTICE01-0404/, 'Refused'],
  ] as const) {
    await composer.customerKey.fill(customerKey);
    await composer.choose('Site key', siteKey);
    await composer.sendAndSee(word);
  }
}

test('a tester searches, marks, filters, deletes and restores, also after a restart', async ({ tidings }) => {
  await sendThree(tidings);
  const { window, composer } = tidings;
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.rows).toHaveCount(3);
  await expect(history.rows.first()).toContainText('eve@example.com');

  await history.act(history.row('ada'), 'Open');
  await composer.response.getByRole('textbox', { name: 'Note' }).fill('Seen by Grace, ticket 4711');
  await composer.response.getByText('Yes', { exact: true }).click();
  await history.open();
  await history.act(history.row('bob'), 'Pin');
  await expect(history.row('ada')).toContainText('triggered');

  await history.search.fill('TICKET 4711');
  await expect(history.rows).toHaveCount(1);
  await expect(window.getByRole('search')).toContainText('1 of 3');
  await window.getByRole('button', { name: 'Clear' }).click();
  await history.choose('Outcome', 'Refused');
  await expect(history.rows).toHaveCount(1);
  await expect(history.rows).toContainText('eve');
  await history.choose('Outcome', 'Received');
  await history.choose('Show', 'Pinned');
  await expect(history.rows).toHaveCount(1);
  await expect(history.rows).toContainText('bob');
  await history.search.fill('nothing like this');
  await expect(window.getByText('No events match.')).toBeVisible();

  await window.getByRole('button', { name: 'Show all events' }).click();
  await expect(history.rows).toHaveCount(3);
  await deleteAll(window, history);
  const again = await tidings.restart();
  await restoreOne(again.window, new HistoryPage(again.window));
});

/** Deletes one event and takes it back, then deletes all. */
async function deleteAll(window: Page, history: HistoryPage): Promise<void> {
  await history.act(history.row('ada'), 'Delete');
  await expect(history.rows).toHaveCount(2);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(history.rows).toHaveCount(3);

  await window.getByRole('checkbox', { name: 'Select all' }).click();
  await window.getByRole('button', { name: 'Delete selected' }).click();
  await expect(window.getByText('Events you send appear here.').or(window.getByText('No events match.'))).toBeVisible();
}

/** Restores one event from the trash, where its note and verdict were kept, and deletes the others permanently. */
async function restoreOne(window: Page, history: HistoryPage): Promise<void> {
  await history.open();
  await history.choose('Show', 'Trash');
  await expect(history.trash).toHaveCount(3);
  await history.trash.filter({ hasText: 'ada@example.com' }).getByRole('checkbox').click();
  await window.getByRole('button', { name: 'Restore selected' }).click();
  await expect(history.trash).toHaveCount(2);
  await window.getByRole('checkbox', { name: 'Select all' }).click();
  await window.getByRole('button', { name: 'Delete permanently' }).click();
  await window.getByRole('button', { name: 'Remove 2 events' }).click();
  await expect(window.getByText('The trash is empty.')).toBeVisible();
  await history.choose('Show', 'All');
  await expect(history.rows).toHaveCount(1);
  await history.search.fill('grace');
  await expect(history.rows).toHaveCount(1);
  await expect(history.rows).toContainText('ada@example.com');
  await expect(history.rows).toContainText('triggered');
}

test('two events are compared side by side, with TID and times in a separate part', async ({ tidings }) => {
  await sendThree(tidings);
  const { window, copied } = tidings;
  const history = new HistoryPage(window);
  await history.open();
  await history.act(history.row('eve'), 'Compare');
  await expect(window.getByText('Now choose Compare on another event')).toBeVisible();
  await history.act(history.row('ada'), 'Compare');
  const rows = history.compare.getByRole('row');
  await expect(rows.filter({ hasText: 'Customer key' })).toContainText('ada@example.comeve@example.comchanged');
  await expect(rows.filter({ hasText: 'HTTP status' })).toContainText('200404changed');
  await expect(history.compare).toContainText('Not compared');
  await history.compare.getByRole('button', { name: 'Copy as text' }).click();
  await expect.poll(copied).toContain('HTTP status (changed): 200 | 404');
});

test('a selection is exported as CSV and JSON', async ({ tidings }) => {
  await sendThree(tidings);
  const { window, electron, userData } = tidings;
  const history = new HistoryPage(window);
  await history.open();
  const json = JSON.parse(await history.exportAs('JSON', { electron, file: join(userData, 'all.json') }));
  expect(json.map((exchange: { draft: { customerKey: string } }) => exchange.draft.customerKey)).toEqual([
    'ada@example.com',
    'bob@example.com',
    'eve@example.com',
  ]);
  await history.row('bob').getByRole('checkbox').click();
  const csv = await history.exportAs('CSV', { electron, file: join(userData, 'one.csv') });
  await electron.evaluate(({ shell }) => {
    shell.showItemInFolder = (file) => Object.assign(shell, { shown: file });
  });
  await window.getByRole('button', { name: 'Show in folder' }).click();
  const shown = () => electron.evaluate(({ shell }) => Object.entries(shell).find(([name]) => name === 'shown')?.[1]);
  await expect.poll(shown).toBe(join(userData, 'one.csv'));
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  expect(csv).toContain('bob@example.com');
});

test('an event of a guarded environment is sent again only after a question', async ({ tidings }) => {
  const { window, composer } = tidings;
  const server = await startRecordingServer();
  await new EnvironmentsPage(window).add({ name: 'PROD', serverName: server.origin, askBeforeSending: true });
  const question = window.getByRole('dialog', { name: 'Send this event to PROD?' });
  await window.getByRole('main').getByRole('button', { name: 'Send to PROD' }).click();
  await question.getByRole('button', { name: 'Send to PROD' }).click();
  await expect(composer.outcome).toContainText('MXO has the event');
  await composer.choose('Environment', 'Practice');

  const history = new HistoryPage(window);
  await history.open();
  await history.act(history.rows.first(), 'Send again…');
  const again = window.getByRole('dialog', { name: 'Send again' });
  await expect(again.getByRole('combobox', { name: 'Environment' })).toHaveValue('Practice');
  await expect(again.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await again.getByRole('button', { name: 'Don’t send' }).click();
  await history.act(history.rows.first(), 'Send again…');
  await again.getByRole('button', { name: 'Use PROD, as recorded' }).click();
  await expect(again.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  expect(server.received).toHaveLength(1);
  await again.getByRole('button', { name: 'Send to PROD' }).click();
  await expect.poll(() => server.received.length).toBe(2);
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('Practice');
  await server.close();
});

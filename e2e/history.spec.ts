import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { haveEvents } from './fixtures/have-events.ts';
import { type RecordingServer, startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

/** Sends four events: ada's, bob's and, to PROD, grace's are received, eve's is refused. */
async function sendFour({ window, composer }: Tidings, prod: RecordingServer): Promise<void> {
  await haveEvents(
    window,
    { customerKey: 'ada@example.com' },
    { customerKey: 'bob@example.com' },
    { customerKey: 'eve@example.com', siteKey: 'ONE-PRACTICE01-0404' },
  );
  await haveEnvironments(window, { name: 'PROD', serverName: prod.origin, askBeforeSending: true });
  await haveEvents(window, { customerKey: 'grace@example.com' });
  await composer.choose('Environment', 'Practice');
}

/** Sends grace's again, which needs a yes of its own and leaves the header as it is. */
async function sendAgain({ window }: Tidings, history: HistoryPage, prod: RecordingServer): Promise<void> {
  await history.act(history.row('grace'), 'Send again…');
  const again = window.getByRole('dialog', { name: 'Send again' });
  await expect(again.getByRole('combobox', { name: 'Environment' })).toHaveValue('Practice');
  await expect(again.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await again.getByRole('button', { name: 'Don’t send' }).click();
  await history.act(history.row('grace'), 'Send again…');
  await again.getByRole('button', { name: 'Use PROD, as recorded' }).click();
  await expect(again.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  expect(prod.received).toHaveLength(1);
  await again.getByRole('button', { name: 'Send to PROD' }).click();
  await expect.poll(() => prod.received.length).toBe(2);
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('Practice');
}

/** Marks two events, and finds them by what was marked. */
async function markAndFind({ window, composer }: Tidings, history: HistoryPage): Promise<void> {
  await history.act(history.row('ada'), 'Open');
  await composer.response.getByRole('textbox', { name: 'Note' }).fill('Seen by Grace, ticket 4711');
  await composer.response.getByText('Yes', { exact: true }).click();
  await history.open();
  await history.act(history.row('bob'), 'Pin');
  await expect(history.row('ada')).toContainText('triggered');

  await history.search.fill('TICKET 4711');
  await expect(history.rows).toHaveCount(1);
  await expect(window.getByRole('search')).toContainText('1 of 5');
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
  await expect(history.rows).toHaveCount(5);
}

/** Compares two events side by side, with TID and times in a separate part. */
async function compare({ window, copied }: Tidings, history: HistoryPage): Promise<void> {
  await history.act(history.row('eve'), 'Compare');
  await expect(window.getByText('Now choose Compare on another event')).toBeVisible();
  await history.act(history.row('ada'), 'Compare');
  const rows = history.compare.getByRole('row');
  await expect(rows.filter({ hasText: 'Customer key' })).toContainText('ada@example.comeve@example.comchanged');
  await expect(rows.filter({ hasText: 'HTTP status' })).toContainText('200404changed');
  await expect(history.compare).toContainText('Not compared');
  await history.compare.getByRole('button', { name: 'Copy as text' }).click();
  await expect.poll(copied).toContain('HTTP status (changed): 200 | 404');
  await window.getByRole('button', { name: 'Close comparison' }).click();
}

async function exportSelection({ window, electron, userData }: Tidings, history: HistoryPage): Promise<void> {
  const json = JSON.parse(await history.exportAs('JSON', { electron, file: join(userData, 'all.json') }));
  const keys = json.map((exchange: { draft: { customerKey: string } }) => exchange.draft.customerKey);
  expect(keys).toEqual(['ada', 'bob', 'eve', 'grace', 'grace'].map((name) => `${name}@example.com`));
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
  await history.row('bob').getByRole('checkbox').click();
}

/** Deletes one event and takes it back, then deletes all. */
async function deleteAll(window: Page, history: HistoryPage): Promise<void> {
  await history.act(history.row('ada'), 'Delete');
  await expect(history.rows).toHaveCount(4);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(history.rows).toHaveCount(5);

  await window.getByRole('checkbox', { name: 'Select all' }).click();
  await window.getByRole('button', { name: 'Delete selected' }).click();
  await expect(window.getByText('Events you send appear here.').or(window.getByText('No events match.'))).toBeVisible();
}

/** Restores one event from the trash, where its note and verdict were kept, and deletes the others permanently. */
async function restoreOne(window: Page, history: HistoryPage): Promise<void> {
  await history.open();
  await history.choose('Show', 'Trash');
  await expect(history.trash).toHaveCount(5);
  await history.trash.filter({ hasText: 'ada@example.com' }).getByRole('checkbox').click();
  await window.getByRole('button', { name: 'Restore selected' }).click();
  await expect(history.trash).toHaveCount(4);
  await window.getByRole('checkbox', { name: 'Select all' }).click();
  await window.getByRole('button', { name: 'Delete permanently' }).click();
  await window.getByRole('button', { name: 'Remove 4 events' }).click();
  await expect(window.getByText('The trash is empty.')).toBeVisible();
  await history.choose('Show', 'All');
  await expect(history.rows).toHaveCount(1);
  await history.search.fill('grace');
  await expect(history.rows).toHaveCount(1);
  await expect(history.rows).toContainText('ada@example.com');
  await expect(history.rows).toContainText('triggered');
}

test('a tester sends again, marks, finds, compares, exports, deletes and restores, also after a restart', async ({
  tidings,
}) => {
  const prod = await startRecordingServer();
  await sendFour(tidings, prod);
  const { window } = tidings;
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.rows).toHaveCount(4);
  await expect(history.rows.first()).toContainText('grace@example.com');
  await test.step('what went to a guarded environment is sent again only after a question', async () => {
    await sendAgain(tidings, history, prod);
    await history.open();
    await expect(history.rows).toHaveCount(5);
  });
  await test.step('events are marked and found', () => markAndFind(tidings, history));
  await test.step('a selection is exported', () => exportSelection(tidings, history));
  await test.step('two events are compared', () => compare(tidings, history));
  await test.step('events are deleted', () => deleteAll(window, history));
  const again = await tidings.restart();
  await test.step('one is restored', () => restoreOne(again.window, new HistoryPage(again.window)));
  await prod.close();
});

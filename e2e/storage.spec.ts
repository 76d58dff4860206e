import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFilesUnder } from './fixtures/read-files.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';

const ada = 'ada.forgotten@example.com';

async function send({ composer }: Tidings, customerKey: string): Promise<void> {
  await composer.customerKey.fill(customerKey);
  await composer.sendAndSee('Received');
}

/** Runs a built-in storyboard of four steps with a row for each customer. */
async function runFor({ window }: Tidings, customerKeys: readonly string[]): Promise<void> {
  const runs = new RunsPage(window);
  await runs.open();
  await window.getByRole('button', { name: 'New run' }).click();
  await window.getByRole('combobox', { name: 'Request' }).click();
  await window.getByRole('option', { name: 'Branch visit' }).click();
  await runs.pasteRows(['ck', ...customerKeys].join('\n'));
  // The button shows the number of steps until the rows are checked. A press before that asks for a second one.
  await runs.start(`${4 * customerKeys.length} events to Practice`).click();
  await runs.state('Done').waitFor();
}

async function openStorage({ window }: Tidings): Promise<void> {
  await window.keyboard.press('Control+,');
  await window.getByRole('tab', { name: 'Storage' }).click();
  await window.getByRole('button', { name: 'Back up now' }).waitFor();
}

/** The files under a folder that contain one of these texts, in any case, as UTF-8 or UTF-16. */
function filesWith(folder: string, texts: readonly string[]): readonly string[] {
  const files = readFilesUnder(folder).filter(({ bytes }) => {
    const readings = [bytes.toString('latin1').toLowerCase(), bytes.toString('utf16le').toLowerCase()];
    return texts.some((text) => readings.some((reading) => reading.includes(text.toLowerCase())));
  });
  return files.map(({ path }) => path);
}

/** Sends, makes a backup, sends again, and restores the backup, which restarts the app. */
async function restoreBackup(tidings: Tidings): Promise<Tidings> {
  const { window } = tidings;
  await openStorage(tidings);
  await window.getByRole('button', { name: 'Back up now' }).click();
  await expect(window.getByText('Backup created.')).toBeVisible();
  await window.keyboard.press('Escape');
  await send(tidings, 'bob@example.com');
  await openStorage(tidings);
  await window.getByRole('button', { name: /^Restore .*by hand/ }).click();
  await expect(window.getByText('will be restored when Tidings restarts')).toBeVisible();

  const again = await tidings.restart();
  await expect(again.window.getByText('was restored')).toBeVisible();
  const history = new HistoryPage(again.window);
  await history.open();
  await expect(history.rows).toHaveCount(1);
  await expect(history.rows).toContainText(ada);
  await openStorage(again);
  await expect(again.window.getByRole('list', { name: 'Backups' })).toContainText('before restore');
  await again.window.keyboard.press('Escape');
  return again;
}

/** Erases the customer from the history, its backups, a run and an open event, and closes the app. */
async function eraseCustomer(tidings: Tidings, tid: string): Promise<void> {
  const { window, composer, userData } = tidings;
  await window.getByRole('button', { name: 'Requests' }).click();
  await composer.uri.fill(`assist://a/b?who=${encodeURIComponent(ada)}`);
  await send(tidings, 'bob@example.com');
  await runFor(tidings, [ada, 'bob@example.com']);
  expect(filesWith(userData, [ada, tid]).length).toBeGreaterThan(2);

  await window.getByRole('button', { name: 'Customers' }).click();
  await window.getByRole('list', { name: 'Customers' }).getByRole('button', { name: ada }).click();
  await window.getByRole('button', { name: 'Erase customer data' }).click();
  const dialog = window.getByRole('dialog', { name: 'Erase customer data' });
  await expect(dialog).toContainText(/\d events in the history/);
  await expect(dialog).toContainText('rows and results in 1 run');
  await expect(dialog).toContainText('can’t undo this');
  await dialog.getByRole('button', { name: 'Erase permanently' }).click();
  await expect(window.getByText(`${ada} erased`)).toBeVisible();
  await expect(window.getByRole('list', { name: 'Customers' }).getByRole('button', { name: ada })).toHaveCount(0);
  await window.getByRole('button', { name: 'Requests' }).click();
  await expect(composer.uri).toHaveValue('assist://a/b?who={{customer}}');

  await tidings.electron.close();
  expect(filesWith(userData, [ada, encodeURIComponent(ada), tid])).toEqual([]);
}

/** Keeps the newest event only, and the oldest because it is pinned. */
async function removeOldEvents(tidings: Tidings): Promise<void> {
  const { window } = tidings;
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.row('a/b')).toHaveCount(1);
  const others = (await history.rows.count()) - 2;
  expect(others).toBeGreaterThan(1);
  await history.act(history.row('a/b'), 'Pin');
  await openStorage(tidings);
  await window.getByRole('textbox', { name: 'Events' }).fill('1');
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(window.getByText(`${others} events would be permanently deleted`)).toBeVisible();
  await window.getByRole('button', { name: 'Remove and save' }).click();
  await expect(window.getByText(`Saved. ${others} events removed.`)).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(history.rows).toHaveCount(2);
  await expect(history.row('a/b')).toHaveCount(1);
}

test('a backup is restored, a customer erased, a damaged file set aside, and old events removed', async ({
  tidings,
}) => {
  await send(tidings, ada);
  const tid = await tidings.composer.response
    .locator('.mono', { hasText: /^[0-9a-f]{8}-/ })
    .first()
    .innerText();
  await tidings.composer.response.getByRole('textbox', { name: 'Note' }).fill(`wrote to ${ada}`);
  await tidings.window.keyboard.press('Control+D');
  const restored = await test.step('a backup is restored at the next start, and the data before it is kept', () =>
    restoreBackup(tidings));
  await test.step('a customer is erased everywhere, to the last byte', () => eraseCustomer(restored, tid));
  writeFileSync(join(restored.userData, 'environments.json'), '{"version":1,"value":');
  const again = await restored.restart();
  await test.step("a file that can't be read is set aside, reported, and listed in Settings", async () => {
    await expect(again.window.getByText('environments.json is damaged and couldn’t be read')).toBeVisible();
    await openStorage(again);
    await expect(again.window.getByRole('list', { name: 'Set aside' })).toContainText('environments.unreadable-');
    await again.window.keyboard.press('Escape');
  });
  await test.step('retention shows what it would remove, keeps pinned events and removes the rest', () =>
    removeOldEvents(again));
});

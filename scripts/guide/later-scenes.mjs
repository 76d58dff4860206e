import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { choose, close, command, open } from './moves.mjs';

/** @typedef {import('./moves.mjs').Stage} Stage */

/** @param {Stage} stage */
export async function storyboards({ electron, window, take }) {
  await open(window, 'Storyboards');
  await window.getByRole('heading', { level: 1, name: 'Spring test drive' }).waitFor();
  await take('storyboard');
  await electron.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await window.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  const opened = electron.waitForEvent('window');
  await window.getByRole('button', { name: 'More ways to present', exact: true }).click();
  await window.getByRole('menuitem', { name: 'With the remote', exact: true }).click();
  const remote = await opened;
  await remote.getByRole('button', { name: 'Next' }).click();
  const room = window.getByRole('main', { name: /^Presenting/ });
  await room.getByText('Step 2 of 6').waitFor();
  await remote.getByRole('button', { name: 'Copy tid' }).waitFor();
  await take('presenting');
  await electron.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'light';
  });
  await remote.locator('html[data-mantine-color-scheme="light"]').waitFor();
  await take('remote', { page: remote });
  const second = electron.waitForEvent('window');
  await room.getByRole('button', { name: 'Audience window', exact: true }).click();
  const audience = await second;
  await audience.getByRole('heading', { name: 'Ada looks at the offer' }).waitFor();
  await take('audience', { page: audience });
  await window.keyboard.press('Escape');
  await room.waitFor({ state: 'hidden' });
}

const rows = Array.from({ length: 240 }, (_, row) => `customer${row + 1}@example.com;${1200 + (row % 4)};Leeds North`);

/** @param {Stage} stage */
export async function runs({ window, take, folder }) {
  await choose(window, 'Environment', 'UAT');
  await open(window, 'Requests');
  await window.getByRole('tree', { name: 'Saved requests' }).getByText('Test drive').click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Run…' }).click();
  await window.getByRole('region', { name: 'New run' }).waitFor();
  const file = path.join(folder, 'customers.csv');
  await writeFile(file, ['E-mail;campaign;branch', ...rows].join('\r\n'));
  await window.getByLabel('Data file').setInputFiles(file);
  await window.getByText('customers.csv, 240 rows, 3 columns').waitFor();
  const preview = window.getByRole('list', { name: 'Preview', exact: true });
  await preview.getByText('customer1@example.com').waitFor();
  await window.getByText('Checking events…').waitFor({ state: 'hidden' });
  await window.getByRole('heading', { name: 'Data', exact: true }).evaluate((head) => head.scrollIntoView());
  await take('run-set-up');
  await window.getByRole('button', { name: 'Send 240 events to UAT', exact: true }).click();
  const run = window.getByRole('region', { name: 'Run', exact: true });
  await run.getByText('Done', { exact: true }).waitFor();
  await window.getByText('Failed 10', { exact: true }).click();
  await window.getByRole('list', { name: 'Rows', exact: true }).getByText('Server error').first().waitFor();
  // They are counted again a moment after the run.
  await window
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Customers\s*24\d$/ })
    .waitFor();
  await take('run-done');
  await choose(window, 'Environment', 'Practice');
}

/** @param {Stage} stage */
export async function history({ window, take }) {
  await window.keyboard.press('Control+Shift+H');
  const list = window.getByRole('list', { name: 'History', exact: true });
  await list.getByRole('listitem').first().waitFor();
  await window.getByRole('searchbox', { name: 'Search history' }).fill('ada');
  await window.getByRole('status').filter({ hasText: ' of ' }).first().waitFor();
  await take('history');
  // The same event, refused and received: only what explains it differs.
  await list.getByRole('listitem').nth(2).getByRole('checkbox').click();
  await list.getByRole('listitem').nth(3).getByRole('checkbox').click();
  await window.getByRole('button', { name: 'Compare the two selected' }).click();
  await window.getByRole('region', { name: 'Compare' }).waitFor();
  await take('compare');
  await open(window, 'Customers');
  await window.getByRole('region', { name: 'Story' }).waitFor();
  await window.getByRole('searchbox', { name: 'Search customers' }).fill('ada');
  await window.getByRole('list', { name: 'Customers' }).getByText('ada@example.com', { exact: true }).click();
  await take('customers');
  await window.getByRole('button', { name: 'Erase customer data' }).click();
  const erase = window.getByRole('dialog', { name: 'Erase customer data' });
  await erase.getByText('You can’t undo this.').waitFor();
  await take('erase-customer-data', { of: erase });
  await close(window);
}

const copied = `curl 'https://one.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events' \\
  -H 'Content-Type: application/json' \\
  -d '{"uri": "https://www.example.com/offers?campaign=1234", "ck": "ada@example.com"}'`;

/** @param {Stage} stage */
export async function sharing({ window, take }) {
  await open(window, 'Requests');
  await command(window, 'Import');
  await window.getByRole('textbox', { name: 'Paste here' }).fill(copied);
  await window.getByRole('list', { name: 'Will be made' }).waitFor();
  const form = window.getByRole('dialog', { name: 'Import' });
  await take('import', { of: form });
  await form.getByRole('button', { name: 'Clear' }).click();
  await close(window);
  await command(window, 'Export everything');
  const dialog = window.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('button', { name: 'Export' }).waitFor();
  await take('export', { of: dialog });
  await close(window);
}

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { saveRequest } from './fixtures/run-rows.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';

/** Runs a saved request once for each of these customers. */
async function runRows(tidings: Tidings, count: number): Promise<void> {
  await saveRequest(tidings);
  const runs = new RunsPage(tidings.window);
  await runs.setUp('Interest');
  const rows = Array.from({ length: count }, (_, row) => `ada${row}@example.com\t${row}`);
  await runs.pasteRows(['E-mail\tcampaign', ...rows].join('\n'));
  await runs.start(`${count} events to Practice`).click();
  await expect(runs.state('Done')).toBeVisible({ timeout: 30_000 });
}

/** Presses keys, and counts them. */
function countingKeys(window: Page) {
  let count = 0;
  return {
    press: async (key: string) => {
      count += 1;
      await window.keyboard.press(key);
    },
    count: () => count,
  };
}

test('twenty verdicts take at most 45 keys, by keyboard alone', async ({ tidings }) => {
  test.setTimeout(120_000);
  await runRows(tidings, 20);
  const { window, userData, electron } = tidings;
  const history = new HistoryPage(window);
  const keys = countingKeys(window);
  await keys.press('Control+Shift+H');
  const { chosen } = history;
  await expect(chosen).toBeFocused();
  await expect(chosen).toHaveAttribute('aria-posinset', '1');
  for (let row = 1; row <= 20; row++) {
    await keys.press(row % 2 === 0 ? 'n' : 'y');
    if (row < 20) {
      await keys.press('ArrowDown');
      await expect(chosen).toHaveAttribute('aria-posinset', String(row + 1));
      await expect(chosen).toBeFocused();
    }
  }
  expect(keys.count()).toBeLessThanOrEqual(45);

  await expect(history.details.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  const file = join(userData, 'verdicts.json');
  const kept: { marks: { triggered: string } }[] = JSON.parse(await history.exportAs('JSON', { electron, file }));
  const verdicts = kept.map(({ marks }) => marks.triggered);
  expect(verdicts.filter((verdict) => verdict === 'yes')).toHaveLength(10);
  expect(verdicts.filter((verdict) => verdict === 'no')).toHaveLength(10);
});

test('a click shows details beside the list, the arrows follow, and Enter or a double click opens', async ({
  tidings,
}) => {
  const { window, composer } = tidings;
  for (const customerKey of ['ada@example.com', 'bob@example.com', 'eve@example.com']) {
    await composer.customerKey.fill(customerKey);
    await composer.sendAndSee('Received');
  }
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.details).toContainText('eve@example.com');
  await history.row('ada').getByText('ada@example.com').click();
  await expect(history.details).toContainText('ada@example.com');
  await expect(history.details).toContainText('has the event');
  await expect(history.details).toContainText(/POST http/);
  await expect(history.details).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d/);
  await expect(history.details).toContainText('Sent body');
  await window.keyboard.press('ArrowUp');
  await expect(history.details).toContainText('bob@example.com');
  await expect(history.row('bob')).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(composer.customerKey).toHaveValue('bob@example.com');

  await history.open();
  await history.row('ada').getByText('ada@example.com').dblclick();
  await expect(composer.customerKey).toHaveValue('ada@example.com');

  await history.open();
  await history.row('eve').getByText('eve@example.com').click({ button: 'right' });
  const menu = window.getByRole('menu', { name: 'Actions for this event' });
  await expect(menu.getByRole('menuitem')).toHaveText([
    /^Open/,
    /^Send again…/,
    /^Compare/,
    /^Open Monitoring/,
    /^Triggered: Yes/,
    /^Triggered: No/,
    /^Pin/,
    /^Delete/,
  ]);
  await menu.getByRole('menuitem', { name: 'Triggered: Yes' }).click();
  await expect(history.row('eve')).toContainText('triggered');
  await history.details.getByRole('textbox', { name: 'Note' }).fill('Typed y and n here');
  await expect(history.details.getByRole('radio', { name: 'Yes' })).toBeChecked();
  await history.search.fill('typed y and n');
  await expect(history.rows).toHaveCount(1);
});

test('the presets set both days, and the events of a run are gathered under its name', async ({ tidings }) => {
  test.setTimeout(120_000);
  await runRows(tidings, 3);
  const { window } = tidings;
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.rows).toHaveCount(3);
  const run = window.getByRole('button', { name: /^Run: .+, 3 events$/ });
  await run.click();
  await expect(history.rows).toHaveCount(0);
  await expect(run).toHaveAttribute('aria-expanded', 'false');
  await run.click();
  await expect(history.rows).toHaveCount(3);

  await window.getByRole('button', { name: 'Yesterday', exact: true }).click();
  await expect(window.getByText('No events match.')).toBeVisible();
  await window.getByRole('button', { name: 'Last 7 days', exact: true }).click();
  await expect(history.rows).toHaveCount(3);
  await window.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(window.getByRole('button', { name: 'Today', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(history.rows).toHaveCount(3);

  await window.getByRole('button', { name: 'Show run' }).click();
  await expect(window.getByRole('region', { name: 'Run', exact: true })).toContainText('Passed, 3 of 3');
});

/** Sends two events to an own server, and goes to the history by the keyboard. */
async function sendTwo({ window, composer }: Tidings) {
  const server = await startRecordingServer();
  await new EnvironmentsPage(window).add({ name: 'UAT', serverName: server.origin });
  for (const customerKey of ['ada@example.com', 'bob@example.com']) {
    await composer.customerKey.fill(customerKey);
    await composer.sendAndSee('Received');
  }
  const history = new HistoryPage(window);
  const { chosen } = history;
  await window.keyboard.press('Control+Shift+H');
  await expect(chosen).toBeFocused();
  // What a person types comes when the event is there to be read.
  await history.details.getByRole('textbox', { name: 'Note' }).waitFor();
  return { server, history, chosen };
}

test('a tester pins, notes, looks in Monitoring and sends again with one key each', async ({ tidings }) => {
  const { window, electron } = tidings;
  const { server, history, chosen } = await sendTwo(tidings);
  await window.keyboard.press('p');
  await expect(history.row('bob').getByLabel('Pinned')).toBeVisible();
  await window.keyboard.press('m');
  await window.keyboard.type('offer shown, yes');
  await window.keyboard.press('Enter');
  await expect(chosen).toBeFocused();
  await window.keyboard.press('o');
  const monitoring = window.getByRole('dialog', { name: 'Monitoring' });
  await monitoring.getByRole('textbox', { name: 'Monitoring link' }).fill('https://mxo.example.com/?key={ck}');
  await monitoring.getByRole('button', { name: 'Save link' }).click();
  // Until it is saved, Escape asks whether to discard it.
  await monitoring.getByRole('button', { name: 'Open in browser' }).waitFor();
  await window.keyboard.press('Escape');
  const opened = await electron.evaluateHandle(({ shell }) => {
    const links: string[] = [];
    shell.openExternal = async (link) => void links.push(link);
    return links;
  });
  await expect(chosen).toBeFocused();
  await window.keyboard.press('o');
  await expect.poll(() => opened.jsonValue()).toEqual(['https://mxo.example.com/?key=bob%40example.com']);
  await window.keyboard.press('e');
  const again = window.getByRole('dialog', { name: /^Send again/ });
  await expect(again).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(chosen).toBeFocused();
  expect(server.received).toHaveLength(2);
  await server.close();
});

test('one key judges all selected events, compares, searches, and works a list off', async ({ tidings }) => {
  const { window } = tidings;
  const { server, history, chosen } = await sendTwo(tidings);
  await window.keyboard.press('m');
  await window.keyboard.type('offer shown, yes');
  await window.keyboard.press('Escape');
  await expect(chosen).toBeFocused();
  await window.keyboard.press(' ');
  await window.keyboard.press('ArrowDown');
  await expect(history.row('ada')).toBeFocused();
  await window.keyboard.press(' ');
  await window.keyboard.press('y');
  await expect(window.getByText('2 events set to “Triggered: Yes”.')).toBeVisible();
  await expect(history.row('bob')).toContainText('triggered');
  await expect(history.row('ada')).toContainText('triggered');
  await window.keyboard.press('u');
  await expect(window.getByText('2 events set to “Not checked”.')).toBeVisible();
  await window.keyboard.press('c');
  await expect(window.getByRole('region', { name: 'Compare' })).toBeVisible();
  await window.getByRole('button', { name: 'Close comparison' }).click();
  await chosen.focus();
  await window.keyboard.press('/');
  await window.keyboard.type('offer shown');
  await expect(history.rows).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(chosen).toBeFocused();
  // What is judged leaves a list of those that are not, and the next one is there to be judged.
  await history.search.fill('');
  await window.getByRole('combobox', { name: 'Show' }).click();
  await window.getByRole('option', { name: 'Not checked' }).click();
  await expect(history.rows).toHaveCount(2);
  await chosen.focus();
  await window.keyboard.press('y');
  await expect(history.rows).toHaveCount(1);
  await expect(chosen).toBeFocused();
  await window.keyboard.press('n');
  await expect(window.getByText('No events match.')).toBeVisible();
  expect(server.received).toHaveLength(2);
  await server.close();
});

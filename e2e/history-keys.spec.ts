import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { haveEvents } from './fixtures/have-events.ts';
import { haveInterest, haveRun } from './fixtures/have-runs.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

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

/** Judges ten events, every second one with No. */
async function judgeTen({ window, userData, electron }: Tidings, history: HistoryPage): Promise<void> {
  const keys = countingKeys(window);
  await keys.press('Control+Shift+H');
  const { chosen } = history;
  await expect(chosen).toBeFocused();
  await expect(chosen).toHaveAttribute('aria-posinset', '1');
  for (let row = 1; row <= 10; row++) {
    await keys.press(row % 2 === 0 ? 'n' : 'y');
    if (row < 10) {
      await keys.press('ArrowDown');
      await expect(chosen).toHaveAttribute('aria-posinset', String(row + 1));
      await expect(chosen).toBeFocused();
    }
  }
  expect(keys.count()).toBeLessThanOrEqual(22);

  await expect(history.details.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  const file = join(userData, 'verdicts.json');
  const kept: { marks: { triggered: string } }[] = JSON.parse(await history.exportAs('JSON', { electron, file }));
  const verdicts = kept.map(({ marks }) => marks.triggered);
  expect(verdicts.filter((verdict) => verdict === 'yes')).toHaveLength(5);
  expect(verdicts.filter((verdict) => verdict === 'no')).toHaveLength(5);
}

test('ten verdicts on a run take at most 22 keys, by keyboard alone, and the presets set both days', async ({
  tidings,
}) => {
  const { window } = tidings;
  await haveInterest(window);
  await haveRun(
    window,
    Array.from({ length: 10 }, (_, row) => `ada${row}@example.com`),
  );
  const history = new HistoryPage(window);
  await test.step('verdicts', () => judgeTen(tidings, history));
  await test.step('the events of a run are gathered under its name', async () => {
    await expect(history.rows).toHaveCount(10);
    const run = window.getByRole('button', { name: /^Run: .+, 10 events$/ });
    await run.click();
    await expect(history.rows).toHaveCount(0);
    await expect(run).toHaveAttribute('aria-expanded', 'false');
    await run.click();
    await expect(history.rows).toHaveCount(10);
  });
  await test.step('the presets set both days', async () => {
    await window.getByRole('button', { name: 'Yesterday', exact: true }).click();
    await expect(window.getByText('No events match.')).toBeVisible();
    await window.getByRole('button', { name: 'Last 7 days', exact: true }).click();
    await expect(history.rows).toHaveCount(10);
    const today = window.getByRole('button', { name: 'Today', exact: true });
    await today.click();
    await expect(today).toHaveAttribute('aria-pressed', 'true');
    await expect(history.rows).toHaveCount(10);
    await window.getByRole('button', { name: 'Show run' }).click();
    await expect(window.getByRole('region', { name: 'Run', exact: true })).toContainText('Passed, 10 of 10');
  });
});

/** A click shows details beside the list, the arrows follow, and Enter or a double click opens. */
async function lookAndOpen({ window, composer }: Tidings, history: HistoryPage): Promise<void> {
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
}

async function useMenu({ window }: Tidings, history: HistoryPage): Promise<void> {
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
  await history.search.fill('');
  await expect(history.rows).toHaveCount(3);
}

/** Goes to an event; what a person types comes when it is there to be read. */
async function goTo(history: HistoryPage, name: string): Promise<void> {
  await history.row(name).getByText(`${name}@example.com`).click();
  await expect(history.chosen).toBeFocused();
  await expect(history.details).toContainText(`${name}@example.com`);
  await history.details.getByRole('textbox', { name: 'Note' }).waitFor();
}

async function actOnOne({ window, electron }: Tidings, history: HistoryPage): Promise<void> {
  const { chosen } = history;
  await goTo(history, 'bob');
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
}

async function actOnSelected({ window }: Tidings, history: HistoryPage): Promise<void> {
  const { chosen } = history;
  await goTo(history, 'ada');
  await window.keyboard.press('m');
  await window.keyboard.type('offer hidden, yes');
  await window.keyboard.press('Escape');
  await expect(chosen).toBeFocused();
  await window.keyboard.press(' ');
  await window.keyboard.press('ArrowUp');
  await expect(history.row('bob')).toBeFocused();
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
  await window.keyboard.type('offer hidden');
  await expect(history.rows).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(chosen).toBeFocused();
}

/** What is judged leaves a list of those that are not, and the next one is there to be judged. */
async function workOff({ window }: Tidings, history: HistoryPage): Promise<void> {
  await history.search.fill('');
  await history.choose('Show', 'Not checked');
  await expect(history.rows).toHaveCount(2);
  await history.chosen.focus();
  await window.keyboard.press('y');
  await expect(history.rows).toHaveCount(1);
  await expect(history.chosen).toBeFocused();
  await window.keyboard.press('n');
  await expect(window.getByText('No events match.')).toBeVisible();
}

test('a tester looks, opens, marks, compares and works a list off by the pointer and with one key each', async ({
  tidings,
}) => {
  const server = await startRecordingServer();
  const { window } = tidings;
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  await haveEvents(window, ...['ada', 'bob', 'eve'].map((name) => ({ customerKey: `${name}@example.com` })));
  const history = new HistoryPage(window);
  await history.open();
  await test.step('details and opening', () => lookAndOpen(tidings, history));
  await test.step('the menu of an event, and a note that judges nothing', () => useMenu(tidings, history));
  await test.step('pins, notes, looks in Monitoring and sends again', () => actOnOne(tidings, history));
  await test.step('judges all selected events, compares and searches', () => actOnSelected(tidings, history));
  await test.step('works a list off', () => workOff(tidings, history));
  expect(server.received).toHaveLength(3);
  await server.close();
});

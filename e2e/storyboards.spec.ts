import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

type Received = { readonly uri: string; readonly tid: string; readonly customer: string; readonly known: boolean };

/** What the practice server took, oldest first, as its monitor shows it. */
async function received(window: Page): Promise<readonly Received[]> {
  await window.keyboard.press('Control+k');
  await window.getByRole('textbox', { name: 'Search and commands' }).fill('what practice received');
  await window.keyboard.press('Enter');
  const monitor = window.getByRole('dialog', { name: 'Practice Monitoring' });
  await monitor.getByRole('list').first().waitFor();
  const found = await monitor.locator('section').evaluateAll((sections) =>
    sections.flatMap((section) =>
      Array.from(section.querySelectorAll('li'), (line) => ({
        customer: section.querySelector('h3')?.firstChild?.textContent?.trim() ?? '',
        uri: line.querySelector('.mono')?.textContent ?? '',
        tid: line.querySelectorAll('.mono')[1]?.textContent ?? '',
        known: line.textContent?.includes('known visitor') ?? false,
        at: line.querySelector('time')?.getAttribute('datetime') ?? '',
      })),
    ),
  );
  await window.keyboard.press('Escape');
  await monitor.waitFor({ state: 'hidden' });
  return found.sort((a, b) => a.at.localeCompare(b.at));
}

async function remoteOf(electron: ElectronApplication, main: Page): Promise<Page> {
  await expect.poll(() => electron.windows().length).toBe(2);
  const remote = electron.windows().find((window) => window !== main);
  if (remote === undefined) throw new Error('There is no remote.');
  return remote;
}

/** Makes a storyboard of the event in the composer, sent as often as told, by way of the history. */
async function makeFromHistory({ window, composer }: Tidings, uris: readonly string[]): Promise<void> {
  for (const uri of uris) {
    await composer.uri.fill(uri);
    await composer.sendAndSee('Received');
  }
  await window.keyboard.press('Control+Shift+H');
  await window.getByRole('checkbox', { name: 'Select all' }).click();
  await window.getByRole('button', { name: 'Make a storyboard' }).click();
}

test('a storyboard is presented from the keyboard alone, and its visitors are carried along', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.rehearse.focus();
  await window.keyboard.press('Enter');
  await expect(boards.room).toContainText('Step 1 of 6');
  await expect(boards.room.getByRole('heading')).toHaveText('Ada opens the spring e-mail');
  await expect(boards.room).toContainText(/a•+@•••••••\.com/);

  // A double press fires once.
  await window.keyboard.press('Space');
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 2 of 6');
  await expect(boards.said).toContainText('Step 1: Received');
  await window.keyboard.press('ArrowRight');
  await expect(boards.room).toContainText('Step 3 of 6');
  await expect(boards.room.getByRole('heading')).toHaveText('2 days later');
  await window.keyboard.press('PageDown');
  await expect(boards.room).toContainText('Step 4 of 6');
  // Back to look, and forward again: nothing is fired a second time.
  await window.keyboard.press('PageUp');
  await window.keyboard.press('ArrowLeft');
  await expect(boards.room).toContainText('Step 2 of 6');
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 3 of 6');
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 4 of 6');
  for (const place of ['Step 5 of 6', 'Step 6 of 6', 'The end']) {
    await window.keyboard.press('Space');
    await expect(boards.room).toContainText(place);
  }
  await window.keyboard.press('Space');
  await window.keyboard.press('Escape');
  await boards.list.waitFor();

  const events = await received(window);
  expect(events).toHaveLength(5);
  const [mail, offer, call, dealer, rating] = events;
  expect([mail, offer, call, dealer, rating].map((event) => event?.known)).toEqual([false, true, true, false, true]);
  expect(new Set([mail, offer, call, rating].map((event) => event?.tid)).size).toBe(1);
  expect(mail?.customer).toMatch(/^ada\.\d+@example\.com$/);
  expect(new Set([mail, offer, call, rating].map((event) => event?.customer)).size).toBe(1);
  expect(dealer?.tid).not.toBe(mail?.tid);
});

test('K shows customer key and tid, and starting over brings a fresh visitor', async ({ tidings: { window } }) => {
  const boards = new StoryboardsPage(window);
  await boards.open('Branch visit');
  await boards.rehearse.click();
  const key = async () => (await boards.room.textContent())?.match(/maya\.\d+@example\.com/)?.[0] ?? '';
  expect(await key()).toBe('');
  await window.keyboard.press('k');
  await expect.poll(key).not.toBe('');
  const first = await key();
  await boards.next.click();
  await expect(boards.room).toContainText('Step 2 of 5');
  await boards.room.getByRole('button', { name: 'Copy tid' }).click();
  await expect(window.getByText('TID copied.')).toBeVisible();
  await window.keyboard.press('r');
  await expect(boards.room).toContainText('Step 1 of 5');
  await expect(boards.room.getByRole('button', { name: 'Copy tid' })).toHaveCount(0);
  await expect.poll(key).not.toBe(first);
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 2 of 5');
  await boards.leave();
  const events = await received(window);
  expect(new Set(events.map(({ customer }) => customer)).size).toBe(2);
  expect(events.map(({ known }) => known)).toEqual([false, false]);
});

test('a failure is told calmly, tried again by choice, and does not stop the story', async ({ tidings }) => {
  const { window, composer } = tidings;
  const boards = new StoryboardsPage(window);
  await composer.choose('Site key', /ONE-PRACTICE04-0002/);
  await boards.open('Spring test drive');
  await boards.present.click();
  await expect(boards.room).toContainText('Step 1 of 6');
  await window.keyboard.press('Space');
  await expect(boards.said).toContainText('Step 1: Cut off');
  await expect(boards.room).toContainText('Step 1 of 6');
  await expect(boards.room).toContainText('MXO may have it already');
  await boards.room.getByRole('button', { name: 'Try again' }).click();
  await expect(boards.room.getByRole('button', { name: 'Next' })).toBeEnabled();
  await expect(boards.said).toContainText('Step 1: Cut off');
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 2 of 6');
  await boards.leave();
  await window.keyboard.press('Control+Shift+H');
  await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(2);
});

test('it plays by itself, with pauses made short, and can be held', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await makeFromHistory(tidings, ['a://b/first', 'a://b/second']);
  await boards.addStep('Add pause');
  await boards.fields.getByRole('textbox', { name: 'Takes, when it is played' }).fill('0 ms');
  await expect(boards.steps.getByText('0.0 ms when it is played')).toBeVisible();
  await boards.play.click();
  await expect(boards.room).toContainText('Step 1 of 3');
  await boards.room.getByRole('button', { name: 'Pause' }).click();
  await expect(boards.room.getByRole('button', { name: 'Play' })).toBeVisible();
  await window.keyboard.press('p');
  await expect(boards.room).toContainText('The end', { timeout: 20_000 });
  await boards.leave();
  expect((await received(window)).map(({ uri }) => uri)).toEqual([
    'a://b/first',
    'a://b/second',
    'a://b/first',
    'a://b/second',
  ]);
});

test('steps are added, edited, moved by drag and by keys, and brought back by undo', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await window.getByRole('button', { name: 'Make a copy to edit' }).click();
  await boards.list.getByRole('button', { name: /^Spring test drive 2/ }).waitFor();
  await boards.addStep('Add note');
  await boards.fields.getByRole('textbox', { name: 'Title' }).fill('Say hello');
  await expect(boards.step(7)).toContainText('Say hello');
  await boards.grip('Say hello').focus();
  for (let press = 0; press < 6; press++) await window.keyboard.press('ArrowUp');
  await expect(boards.step(1)).toContainText('Say hello');
  await expect(boards.grip('Say hello')).toBeFocused();
  await boards.grip('Say hello').dragTo(boards.step(4), { targetPosition: { x: 200, y: 45 } });
  await expect(boards.step(4)).toContainText('Say hello');
  await boards.step(4).getByRole('button', { name: 'More for Say hello' }).click();
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(boards.steps.getByRole('listitem')).toHaveCount(6);
  await window.keyboard.press('Control+z');
  await expect(boards.step(4)).toContainText('Say hello');

  await boards.addStep('Add event');
  await boards.fields.getByRole('button', { name: 'Open in composer' }).click();
  await tidings.composer.uri.fill('assist://desk/hello?campaign=7');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('New event is saved in the storyboard Spring test drive 2.')).toBeVisible();
  await boards.open('Spring test drive 2');
  await expect(boards.steps.getByText('assist://desk/hello?campaign=7')).toBeVisible();
  const { window: again } = await tidings.restart();
  await new StoryboardsPage(again).open('Spring test drive 2');
  await expect(again.getByText('assist://desk/hello?campaign=7')).toBeVisible();
});

test('the remote fires the next step from above all windows, and goes with the presentation', async ({ tidings }) => {
  const { window, electron } = tidings;
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.remote.click();
  const remote = await remoteOf(electron, window);
  await expect(remote.getByRole('heading')).toHaveText('Ada opens the spring e-mail');
  await remote.getByRole('button', { name: 'Next' }).click();
  await expect(remote.getByRole('heading')).toHaveText('Ada looks at the offer');
  await expect(remote.getByRole('status')).toContainText('Received');
  await expect(remote.getByRole('button', { name: 'Copy tid' })).toBeVisible();
  await expect(boards.room).toContainText('Step 2 of 6');
  await remote.keyboard.press('Space');
  await expect(remote.getByRole('heading')).toHaveText('2 days later');
  await remote.getByRole('button', { name: 'Back' }).click();
  await expect(boards.room).toContainText('Step 2 of 6');
  await remote.getByRole('button', { name: 'Start over' }).click();
  await expect(boards.room).toContainText('Step 1 of 6');
  const onTop = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => [one.getTitle(), one.isAlwaysOnTop()]),
  );
  expect(onTop).toContainEqual(['Remote of Tidings', true]);
  await boards.leave();
  await expect.poll(() => electron.windows().length).toBe(1);
});

test('the remote can ask for nothing but its own, and is locked down as the window is', async ({ tidings }) => {
  const { window, electron } = tidings;
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.remote.click();
  const remote = await remoteOf(electron, window);
  await remote.getByRole('button', { name: 'Next' }).waitFor();
  const refused = await remote.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'bridge');
    const names = ['session.open', 'history.list', 'exchange.send', 'remote.open', 'toString'];
    const answers = await Promise.all(
      names.map((name) =>
        bridge.call(name, {}).then(
          () => 'answered',
          () => 'refused',
        ),
      ),
    );
    return answers;
  });
  expect(refused).toEqual(Array(5).fill('refused'));
  const preferences = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const all: Record<string, unknown> = Reflect.get(webContents, 'getLastWebPreferences').call(webContents);
      return [all['sandbox'], all['contextIsolation'], all['nodeIntegration'], all['webSecurity']];
    }),
  );
  expect(preferences).toEqual(Array(2).fill([true, true, false, true]));
  const home = remote.url();
  await remote.evaluate(() => {
    location.href = 'app://tidings/';
  });
  expect(remote.url()).toBe(home);
});

test('the global key is asked for only when chosen, and let go with the remote', async ({ tidings }) => {
  const { window, electron } = tidings;
  const isTaken = () => electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('F9'));
  const boards = new StoryboardsPage(window);
  await window.keyboard.press('Control+,');
  await window.getByRole('combobox', { name: 'Global key for Next' }).click();
  await window.getByRole('option', { name: 'F9' }).click();
  await window.keyboard.press('Escape');
  expect(await isTaken()).toBe(false);
  await boards.open('Spring test drive');
  await boards.remote.click();
  await remoteOf(electron, window);
  await expect.poll(isTaken).toBe(true);
  await boards.leave();
  await expect.poll(isTaken).toBe(false);
});

test('an environment that asks before sending asks once, at the beginning', async ({ tidings: { window } }) => {
  const server = await startRecordingServer();
  const boards = new StoryboardsPage(window);
  await new EnvironmentsPage(window).add({ name: 'PROD', serverName: server.origin, askBeforeSending: true });
  await boards.open('Spring test drive');
  await boards.present.click();
  await window.getByRole('button', { name: 'Do not present' }).click();
  await expect(boards.room).toHaveCount(0);
  await boards.present.click();
  await window.getByRole('dialog').getByRole('button', { name: 'Present on PROD' }).click();
  await expect(boards.room).toContainText('Step 1 of 6');
  for (const place of ['Step 2 of 6', 'Step 3 of 6']) {
    await window.keyboard.press('Space');
    await expect(boards.room).toContainText(place);
  }
  expect(server.received).toHaveLength(2);
  await server.close();
});

test('a storyboard is made from the history, and shared without keys and tids', async ({ tidings }) => {
  const { window, electron, userData } = tidings;
  const boards = new StoryboardsPage(window);
  await makeFromHistory(tidings, ['assist://desk/hello', 'assist://desk/hello?who=ada%40example.com']);
  await expect(boards.title).toHaveValue('From the history');
  await expect(boards.steps.getByRole('listitem')).toHaveCount(2);
  await expect(window.getByRole('list', { name: 'Cast' })).toContainText('ada@example.com');
  const file = join(userData, 'shared.tidings');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await window.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(window.getByText('without customer keys and TIDs')).toBeVisible();
  const text = await readFile(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ tidings: 'workspace', storyboards: [{ title: 'From the history' }] });
  expect(text).not.toMatch(/ada(@|%40)example/);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"[^:]*"tid"|"tid": "[^"]/);
});

test('a deleted storyboard comes back by undo, and from the trash', async ({ tidings: { window } }) => {
  const boards = new StoryboardsPage(window);
  await boards.open('Branch visit');
  await window.getByRole('button', { name: 'Make a copy to edit' }).click();
  const own = boards.list.getByRole('button', { name: /^Branch visit 2/ });
  await own.click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(own).toHaveCount(0);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(own).toBeVisible();
  await window.getByRole('button', { name: 'Delete', exact: true }).click();
  await window.getByRole('button', { name: /^Trash/ }).click();
  await window.getByRole('button', { name: 'Restore Branch visit 2' }).click();
  await window.keyboard.press('Escape');
  await expect(own).toBeVisible();
});

test('the first start plays a demo', async ({ tidings: { window } }) => {
  await window.getByRole('button', { name: 'Play a two-minute demo' }).click();
  const boards = new StoryboardsPage(window);
  await expect(boards.room).toContainText('Step 1 of 6');
  await expect(boards.room.getByRole('button', { name: 'Pause' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});

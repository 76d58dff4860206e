import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

async function remoteOf(electron: ElectronApplication, main: Page): Promise<Page> {
  await expect.poll(() => electron.windows().length).toBe(2);
  const remote = electron.windows().find((window) => window !== main);
  if (remote === undefined) throw new Error('There is no remote.');
  return remote;
}

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

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAppFolder } from './fixtures/app-folder.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, startTidings, type Tidings, test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

const page = 'https://tidings.example/releases?from=menu';

test('the app deals with the outside: pages, files and notifications', async ({ userData }) => {
  const app = await makeAppFolder({ manifest: { releasePage: page } });
  const tidings = await startTidings(userData, [], app);
  await test.step('the page for new versions opens in the browser, if one is set', () => checkForUpdates(tidings));
  await test.step('a file opened by macOS shows in the Import dialog, and the window comes to the front', () =>
    openFiles(tidings));
  await test.step('the end of a long run in the background shows a notification, and a click opens the run', () =>
    endRunInBackground(tidings));
  await tidings.electron.close();
});

const isWindowVisible = ({ electron }: Tidings) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

async function checkForUpdates({ electron }: Tidings): Promise<void> {
  const opened = await electron.evaluateHandle(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = async (address) => void addresses.push(address);
    return addresses;
  });
  const labels = await electron.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Help')?.submenu?.items ?? [];
    help.find(({ label }) => label === 'Check for updates')?.click();
    return help.map(({ label }) => label);
  });
  expect(labels).toContain('Check for updates');
  expect(await opened.evaluate((addresses) => addresses)).toEqual([page]);
}

async function openFiles(tidings: Tidings): Promise<void> {
  const { electron, window, userData } = tidings;
  const file = join(userData, 'spring.tidings');
  await writeFile(file, '{"tidings":"workspace","of":"a colleague"}');
  const isOurs = await electron.evaluate(({ app, BrowserWindow }, path) => {
    BrowserWindow.getAllWindows()[0]?.hide();
    let prevented = false;
    app.emit('open-file', { preventDefault: () => (prevented = true) }, path);
    return prevented;
  }, file);
  expect(isOurs).toBe(true);
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toHaveValue(/a colleague/);
  await expect.poll(() => isWindowVisible(tidings)).toBe(true);

  // macOS hands over several files one by one.
  const other = join(userData, 'autumn.tidings');
  await writeFile(other, '{"tidings":"workspace","of":"another"}');
  await electron.evaluate(({ app }, path) => app.emit('open-file', { preventDefault: () => {} }, path), other);
  await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('listitem')).toContainText([
    'spring.tidings',
    'autumn.tidings',
  ]);
}

async function endRunInBackground(tidings: Tidings): Promise<void> {
  const { electron, window, composer } = tidings;
  const held: (() => void)[] = [];
  const server = await startRecordingServer((_request, response) => {
    held.push(() => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"tid":"kept"}'));
  });
  await haveEnvironments(window, { name: 'Slow', serverName: server.origin });
  await composer.customerKey.fill('ada@example.com');
  await window.keyboard.press('Control+s');
  await window.getByRole('dialog', { name: 'Save request' }).getByRole('textbox', { name: 'Name' }).fill('Interest');
  await window.keyboard.press('Enter');
  await window.getByText('Interest saved.').waitFor();

  // A test server may show no notifications, and a test can't click on one.
  const notifications = await electron.evaluateHandle(({ Notification }) => {
    const told: Electron.Notification[] = [];
    Notification.isSupported = () => true;
    Notification.prototype.show = function () {
      told.push(this);
    };
    return told;
  });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await runs.field('Iterations').fill('2');
  await runs.field('Run name').fill('Spring of ada@example.com');
  await runs.start('2 events to Slow').click();
  await expect.poll(() => held.length).toBe(1);
  held[0]?.();
  await expect(runs.part('Answered')).toHaveText('1');
  await window.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'History' }).click();
  await electron.evaluate(({ BrowserWindow }) => {
    // Hidden and not minimized, because minimizing needs a window manager.
    BrowserWindow.getAllWindows()[0]?.hide();
    // This makes it a long run.
    const clock = performance.now.bind(performance);
    performance.now = () => clock() + 40_000;
  });
  // The window is hidden before the last answer.
  await expect.poll(() => held.length).toBe(2);
  held[1]?.();

  await expect.poll(() => notifications.evaluate((told) => told.length), { timeout: 30_000 }).toBe(1);
  const says = await notifications.evaluate(([told]) => `${told?.title}: ${told?.body}`);
  expect(says).toBe('Run “Spring of a••@•••••••.com” finished: 2 events answered.');
  await notifications.evaluate(([told]) => told?.emit('click', {} as Electron.Event));
  await expect(runs.state('Done')).toBeVisible();
  await expect.poll(() => isWindowVisible(tidings)).toBe(true);
  await server.close();
}

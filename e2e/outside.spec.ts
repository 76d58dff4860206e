import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAppFolder } from './fixtures/app-folder.ts';
import { expect, sharedTest, startTidings, test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

test('the end of a long run in the background shows a notification, and a click opens the run', async ({ tidings }) => {
  const { electron, window, composer } = tidings;
  await composer.uri.fill('assist://salescloud/testdrive/book');
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
  await runs.field('Iterations').fill('3');
  // The window is hidden before the last event.
  await runs.field('Pause between').fill('4000');
  await runs.field('Run name').fill('Spring of ada@example.com');
  await runs.start('3 events to Practice').click();
  await expect(runs.part('Answered')).toHaveText('1');
  await window.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'History' }).click();
  await electron.evaluate(({ BrowserWindow }) => {
    // Hidden and not minimized, because minimizing needs a window manager.
    BrowserWindow.getAllWindows()[0]?.hide();
    // This makes it a long run.
    const clock = performance.now.bind(performance);
    performance.now = () => clock() + 40_000;
  });

  await expect.poll(() => notifications.evaluate((told) => told.length), { timeout: 30_000 }).toBe(1);
  const says = await notifications.evaluate(([told]) => `${told?.title}: ${told?.body}`);
  expect(says).toBe('Run “Spring of a••@•••••••.com” finished: 3 events answered.');
  await notifications.evaluate(([told]) => told?.emit('click', {} as Electron.Event));
  await expect(runs.state('Done')).toBeVisible();
  await expect
    .poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

sharedTest(
  'a file opened by macOS shows in the Import dialog, and the window comes to the front',
  async ({ tidings }) => {
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
    await expect
      .poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
      .toBe(true);

    // macOS hands over several files one by one.
    const other = join(userData, 'autumn.tidings');
    await writeFile(other, '{"tidings":"workspace","of":"another"}');
    await electron.evaluate(({ app }, path) => app.emit('open-file', { preventDefault: () => {} }, path), other);
    await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('listitem')).toContainText([
      'spring.tidings',
      'autumn.tidings',
    ]);
  },
);

test('the page for new versions opens in the browser, if one is set', async ({ userData }) => {
  const page = 'https://tidings.example/releases?from=menu';
  const { electron } = await startTidings(userData, [], await makeAppFolder({ manifest: { releasePage: page } }));
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
  await electron.close();
});

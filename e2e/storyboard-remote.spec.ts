import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findings } from './fixtures/axe.ts';
import { openRemote } from './fixtures/remote.ts';
import { expect, test } from './fixtures/tidings.ts';

test('the remote fires the next step from above all windows, and goes with the presentation', async ({ tidings }) => {
  const { electron } = tidings;
  const { boards, remote } = await openRemote(tidings);
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
  const { electron } = tidings;
  const { remote } = await openRemote(tidings);
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
  await window.keyboard.press('Control+,');
  await window.getByRole('combobox', { name: 'Global key for Next' }).click();
  await window.getByRole('option', { name: 'F9' }).click();
  await window.keyboard.press('Escape');
  expect(await isTaken()).toBe(false);
  const { boards } = await openRemote(tidings);
  await expect.poll(isTaken).toBe(true);
  await boards.leave();
  await expect.poll(isTaken).toBe(false);
});

test('a remote that fails says so, and the presentation goes on without it', async ({ tidings }) => {
  const { electron, userData } = tidings;
  const { boards, remote } = await openRemote(tidings);
  /** Has it told of a presentation that cannot be drawn. */
  const spoil = () =>
    electron.evaluate(({ BrowserWindow }) => {
      const [own] = BrowserWindow.getAllWindows().filter((one) => one.getTitle() === 'Remote of Tidings');
      own?.webContents.send('tidings:push', 'remote.shown', { next: 'ada@example.com' });
    });
  await spoil();
  const crash = remote.getByRole('main', { name: 'Crash' });
  await expect(crash.getByRole('alert')).toContainText('The presentation goes on in the large window.');
  expect(await findings(remote)).toEqual([]);
  await boards.next.click();
  await expect(boards.room).toContainText('Step 2 of 6');
  await crash.getByRole('button', { name: 'Open it again' }).click();
  await expect(remote.getByRole('heading')).toHaveText('Ada looks at the offer');

  await spoil();
  const closed = remote.waitForEvent('close');
  // The page goes while it is pressed, which Playwright takes for a press that failed.
  await crash
    .getByRole('button', { name: 'Close the remote' })
    .click()
    .catch(() => {});
  await closed;
  await boards.next.click();
  await expect(boards.room).toContainText('Step 3 of 6');
  const log = await readFile(join(userData, 'logs/tidings.log'), 'utf8');
  expect(log).toMatch(/The remote failed: TypeError at [\w.-]+\.js:\d+/);
  expect(log).not.toContain('ada');
});

test('a remote whose process ends is opened again or closed, as a person says', async ({ tidings }) => {
  const { electron, userData } = tidings;
  const { boards } = await openRemote(tidings);
  // Playwright gives a crashed page up, so main is asked what the remote shows.
  const heading = await electron.evaluate(async ({ BrowserWindow, dialog }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked, answer: 0 });
    dialog.showMessageBox = async (...given: unknown[]) => {
      asked.push(given.at(-1));
      return { response: Reflect.get(globalThis, 'answer'), checkboxChecked: false };
    };
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.getTitle() === 'Remote of Tidings');
    if (own === undefined) throw new Error('There is no remote.');
    const { webContents } = own;
    await new Promise<void>((opened) => {
      webContents.once('did-finish-load', () => opened());
      webContents.forcefullyCrashRenderer();
    });
    // The page is drawn once main has answered it.
    return webContents.executeJavaScript(`new Promise((drawn) => {
      const look = () => document.querySelector('h1')?.textContent;
      const watch = new MutationObserver(() => look() && drawn(look()));
      watch.observe(document, { childList: true, subtree: true });
      if (look()) drawn(look());
    })`);
  });
  expect(heading).toBe('Ada opens the spring e-mail');

  await electron.evaluate(async ({ BrowserWindow }) => {
    Object.assign(globalThis, { answer: 1 });
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.getTitle() === 'Remote of Tidings');
    await new Promise<void>((closed) => {
      own?.once('closed', () => closed());
      own?.webContents.forcefullyCrashRenderer();
    });
  });
  const asked = await electron.evaluate(() => Reflect.get(globalThis, 'asked'));
  expect(asked).toMatchObject(
    Array(2).fill({
      message: 'The remote stopped working.',
      detail: 'The presentation goes on in the large window. Open the remote again to go on.',
      buttons: ['Open it again', 'Close the remote'],
    }),
  );
  await boards.next.click();
  await expect(boards.room).toContainText('Step 2 of 6');
  expect(await readFile(join(userData, 'logs/tidings.log'), 'utf8')).toContain('The remote’s process ended: ');
});

test('a remote whose process ended goes with the presentation, the question unanswered', async ({ tidings }) => {
  const { electron } = tidings;
  const { boards } = await openRemote(tidings);
  const takenBack = await electron.evaluateHandle(
    ({ BrowserWindow, dialog }) =>
      new Promise<{ readonly done: Promise<string> }>((isAsked) => {
        const done = new Promise<string>((tell) => {
          dialog.showMessageBox = (...given: unknown[]) =>
            new Promise((answer) => {
              const { message, signal } = given.at(-1) as Electron.MessageBoxOptions;
              // As Electron answers when the question is taken back.
              signal?.addEventListener('abort', () => {
                tell(message);
                answer({ response: 0, checkboxChecked: false });
              });
              isAsked({ done });
            });
        });
        const [own] = BrowserWindow.getAllWindows().filter((one) => one.getTitle() === 'Remote of Tidings');
        own?.webContents.forcefullyCrashRenderer();
      }),
  );
  await boards.leave();
  expect(await takenBack.evaluate(({ done }) => done)).toBe('The remote stopped working.');
  const left = await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(left).toBe(1);
});

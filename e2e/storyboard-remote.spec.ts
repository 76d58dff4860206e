import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findings } from './fixtures/axe.ts';
import { openRemote } from './fixtures/remote.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';

test('the remote stays on top, sends the next step, and closes with the presentation', async ({ tidings }) => {
  const { electron } = tidings;
  const { boards, remote } = await openRemote(tidings);
  await expect(remote.getByRole('heading')).toHaveText('Ada opens the spring email');
  await remote.getByRole('button', { name: 'Next' }).click();
  await expect(remote.getByRole('heading')).toHaveText('Ada looks at the offer');
  await expect(remote.getByRole('status')).toContainText('Received');
  await expect(remote.getByRole('button', { name: 'Copy tid' })).toBeVisible();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await remote.keyboard.press('PageDown');
  await expect(remote.getByRole('heading')).toHaveText('2 days later');
  await remote.getByRole('button', { name: 'Back' }).click();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await remote.getByRole('button', { name: 'Start over' }).click();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await expect(remote.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await remote.getByRole('button', { name: 'Start over' }).click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  const onTop = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => [one.getTitle(), one.isAlwaysOnTop()]),
  );
  expect(onTop).toContainEqual(['Tidings remote', true]);
  await boards.leave();
  await expect.poll(() => electron.windows().length).toBe(1);
});

test('the remote can make only its own calls, and is locked down like the window', async ({ tidings }) => {
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
  // This hears of it last, after those that refuse it.
  await electron.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.on('will-navigate', (event) => Reflect.set(globalThis, 'refused', event.defaultPrevented));
  });
  await remote.evaluate(() => {
    location.href = 'app://tidings/';
  });
  await expect.poll(() => electron.evaluate(() => Reflect.get(globalThis, 'refused'))).toBe(true);
  expect(remote.url()).toBe(home);
});

test('the global key is registered only if chosen, and released with the remote', async ({ tidings }) => {
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

test('a remote that fails shows the error, and the presentation continues without it', async ({ tidings }) => {
  const { electron, userData } = tidings;
  const { boards, remote } = await openRemote(tidings);
  /** Sends it a presentation that can't be drawn. */
  const spoil = () =>
    electron.evaluate(({ BrowserWindow }) => {
      const [own] = BrowserWindow.getAllWindows().filter((one) => one.getTitle() === 'Tidings remote');
      own?.webContents.send('tidings:push', 'remote.shown', { next: 'ada@example.com' });
    });
  await spoil();
  const crash = remote.getByRole('main', { name: 'Crash' });
  await expect(crash.getByRole('alert')).toContainText('The presentation continues in the main window.');
  expect(await findings(remote)).toEqual([]);
  await boards.next.click();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await crash.getByRole('button', { name: 'Open it again' }).click();
  await expect(remote.getByRole('heading')).toHaveText('Ada looks at the offer');

  await spoil();
  const closed = remote.waitForEvent('close');
  // The page closes while the button is pressed, which Playwright reports as a failed press.
  await crash
    .getByRole('button', { name: 'Close remote' })
    .click()
    .catch(() => {});
  await closed;
  await boards.next.click();
  await expect(boards.presenter).toContainText('Step 3 of 6');
  const log = await readFile(join(userData, 'logs/tidings.log'), 'utf8');
  expect(log).toMatch(/The remote failed: TypeError at [\w.-]+\.js:\d+/);
  expect(log).not.toContain('ada');
});

test('a crashed remote is reopened or closed, as the user chooses', async ({ tidings }) => {
  const { electron, userData } = tidings;
  const { boards } = await openRemote(tidings);
  // Playwright no longer controls a page that crashed, so the main process reads what the remote shows.
  const heading = await electron.evaluate(async ({ BrowserWindow, dialog }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked, answer: 0 });
    dialog.showMessageBox = async (...given: unknown[]) => {
      asked.push(given.at(-1));
      return { response: Reflect.get(globalThis, 'answer'), checkboxChecked: false };
    };
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.getTitle() === 'Tidings remote');
    if (own === undefined) throw new Error('There is no remote.');
    const { webContents } = own;
    await new Promise<void>((opened) => {
      webContents.once('did-finish-load', () => opened());
      webContents.forcefullyCrashRenderer();
    });
    // The page is drawn after the main process has answered it.
    return webContents.executeJavaScript(`new Promise((drawn) => {
      const look = () => document.querySelector('h1')?.textContent;
      const watch = new MutationObserver(() => look() && drawn(look()));
      watch.observe(document, { childList: true, subtree: true });
      if (look()) drawn(look());
    })`);
  });
  expect(heading).toBe('Ada opens the spring email');

  await electron.evaluate(async ({ BrowserWindow }) => {
    Object.assign(globalThis, { answer: 1 });
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.getTitle() === 'Tidings remote');
    await new Promise<void>((closed) => {
      own?.once('closed', () => closed());
      own?.webContents.forcefullyCrashRenderer();
    });
  });
  const asked = await electron.evaluate(() => Reflect.get(globalThis, 'asked'));
  expect(asked).toMatchObject(
    Array(2).fill({
      message: 'The remote stopped working.',
      detail: 'The presentation continues in the main window. Open the remote again to continue.',
      buttons: ['Open again', 'Close remote'],
    }),
  );
  await boards.next.click();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  expect(await readFile(join(userData, 'logs/tidings.log'), 'utf8')).toContain('The remote’s process ended: ');
});

test('a crashed remote closes with the presentation, also while its question is open', async ({ tidings }) => {
  const { electron } = tidings;
  const { boards } = await openRemote(tidings);
  const takenBack = await electron.evaluateHandle(
    ({ BrowserWindow, dialog }) =>
      new Promise<{ readonly done: Promise<string> }>((isAsked) => {
        const done = new Promise<string>((tell) => {
          dialog.showMessageBox = (...given: unknown[]) =>
            new Promise((answer) => {
              const { message, signal } = given.at(-1) as Electron.MessageBoxOptions;
              // Electron answers like this when a question is withdrawn.
              signal?.addEventListener('abort', () => {
                tell(message);
                answer({ response: 0, checkboxChecked: false });
              });
              isAsked({ done });
            });
        });
        const [own] = BrowserWindow.getAllWindows().filter((one) => one.getTitle() === 'Tidings remote');
        own?.webContents.forcefullyCrashRenderer();
      }),
  );
  await boards.leave();
  expect(await takenBack.evaluate(({ done }) => done)).toBe('The remote stopped working.');
  const left = await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(left).toBe(1);
});

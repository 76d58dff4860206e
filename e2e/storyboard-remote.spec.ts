import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { expectLockedDown } from './fixtures/locked-down.ts';
import { openRemote } from './fixtures/remote.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

type Held = Awaited<ReturnType<typeof openRemote>>;

/** Its buttons and keys, and the question before it starts over. */
async function pressAll({ electron }: Tidings, { boards, remote }: Held): Promise<void> {
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
}

/** The settings of the keys: the one that works in other programs, and the letter that shows the customer keys. */
async function chooseKeys(window: Page): Promise<void> {
  await window.keyboard.press('Control+,');
  await window.getByRole('combobox', { name: 'Global key for Next' }).click();
  await window.getByRole('option', { name: 'F9' }).click();
  await window.getByRole('tab', { name: 'Keys' }).click();
  const settings = window.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('combobox', { name: 'Show customer key and TID' }).click();
  await window.getByRole('option', { name: 'X', exact: true }).click();
  await window.keyboard.press('Escape');
}

test('the remote stays on top, sends the next step, and closes with the presentation', async ({ tidings }) => {
  const { window, electron } = tidings;
  const isTaken = () => electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('F9'));
  await chooseKeys(window);
  expect(await isTaken()).toBe(false);
  const held = await openRemote(tidings);
  const { boards, remote } = held;
  await test.step('the global key is registered only if chosen', () => expect.poll(isTaken).toBe(true));
  await pressAll(tidings, held);
  await test.step('the remote can make only its own calls, and is locked down like the window', () =>
    expectLockedDown(tidings, remote, ['session.open', 'history.list', 'exchange.send', 'remote.open', 'toString']));
  await test.step('a letter of the presenter is the one that was chosen in the settings', async () => {
    const show = boards.presenter.getByRole('button', { name: 'Show keys' });
    await expect(show).toHaveText('XShow keys');
    await window.bringToFront();
    await window.keyboard.press('k');
    await expect(show).toBeVisible();
    await window.keyboard.press('x');
    await expect(boards.presenter.getByRole('button', { name: 'Hide keys' })).toBeVisible();
  });
  await boards.leave();
  await expect.poll(() => electron.windows().length).toBe(1);
  await test.step('the global key is released with the remote', () => expect.poll(isTaken).toBe(false));
});

/** Its page gets what it can’t draw: it is opened again, then closed. */
async function failTwice({ electron, userData }: Tidings, { boards, remote }: Held): Promise<void> {
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
}

/** Its process ends twice: it is opened again, then closed. */
async function crashTwice({ electron, userData }: Tidings, { boards }: Held): Promise<void> {
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
  expect(heading).toBe('2 days later');

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
  await expect(boards.presenter).toContainText('Step 4 of 6');
  expect(await readFile(join(userData, 'logs/tidings.log'), 'utf8')).toContain('The remote’s process ended: ');
}

/** Its process ends, and the presentation while main asks what to do. */
async function leaveInQuestion({ electron }: Tidings, { boards }: Held): Promise<void> {
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
}

/** Opens it again by its button. */
async function openAgain({ electron }: Tidings, { boards }: Held): Promise<void> {
  const opened = electron.waitForEvent('window');
  await boards.presenter.getByRole('button', { name: 'Remote' }).click();
  await (await opened).getByRole('button', { name: 'Next' }).waitFor();
}

test('a remote that fails shows the error, and the presentation continues without it', async ({ tidings }) => {
  const held = await openRemote(tidings);
  await failTwice(tidings, held);
  await openAgain(tidings, held);
  await test.step('a crashed remote is reopened or closed, as the user chooses', () => crashTwice(tidings, held));
  await openAgain(tidings, held);
  await test.step('a crashed remote closes with the presentation, also while its question is open', () =>
    leaveInQuestion(tidings, held));
});

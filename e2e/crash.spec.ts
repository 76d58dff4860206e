import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crashWindow, runInWindow } from './fixtures/crash-window.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest, type Tidings } from './fixtures/tidings.ts';
import { test } from './fixtures/unwatched.ts';

const readLog = (userData: string): Promise<string> => readFile(join(userData, 'logs/tidings.log'), 'utf8');

/** What arrived at a server that answers when it is told to. */
type Held = readonly (() => void)[];

sharedTest('the app survives errors, reloads, crashes and hangs of its parts', async ({ tidings }) => {
  const { window, composer } = tidings;
  const held: (() => void)[] = [];
  const server = await startRecordingServer((_request, response) => {
    held.push(() => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"tid":"kept"}'));
  });
  await haveEnvironments(window, { name: 'Slow', serverName: server.origin });
  await composer.customerKey.fill('kept@example.com');
  await sharedTest.step('the question about a hanging window is asked once and closes when the window responds', () =>
    askOnce(tidings),
  );
  await sharedTest.step('an event that is being sent survives a reload', () => reloadWhileSending(tidings, held));
  await sharedTest.step('an error in the main process is reported once, and the app keeps running', () =>
    failInMain(tidings, held),
  );
  await sharedTest.step('a crashed window reopens with its draft, and with the event that is being sent', () =>
    crashWhileSending(tidings, held),
  );
  // Playwright has lost this window, so no other test can use it.
  await sharedTest.step("a hanging window doesn't keep the app open", () => quitWhileHanging(tidings));
  await server.close();
});

async function reloadWhileSending({ window, composer }: Tidings, held: Held): Promise<void> {
  await composer.send.click();
  await expect.poll(() => held.length).toBe(1);
  await window.reload();
  await expect(composer.cancel).toBeVisible();
  held[0]?.();
  await expect(composer.outcome).toContainText('has the event');
  await composer.send.click();
  await expect.poll(() => held.length).toBe(2);
  await composer.cancel.click();
  await expect(composer.outcome).toContainText('You cancelled after the event was sent');
}

async function failInMain({ electron, composer, userData }: Tidings, held: Held): Promise<void> {
  const asked = await electron.evaluateHandle(({ dialog }) => {
    const messages: string[] = [];
    dialog.showMessageBox = (...given: unknown[]) => {
      messages.push((given.at(-1) as { readonly message: string }).message);
      return new Promise(() => {});
    };
    for (const name of ['ada@example.com', 'another'])
      setImmediate(() => {
        throw new URIError(name);
      });
    return messages;
  });
  await expect.poll(() => readLog(userData)).toContain('Main failed: URIError');
  await composer.send.click();
  await expect.poll(() => held.length).toBe(3);
  held[2]?.();
  await expect(composer.outcome).toContainText('has the event');
  expect(await asked.evaluate((messages) => messages)).toEqual(['Something went wrong in Tidings.']);
  expect(await readLog(userData)).not.toMatch(/ada|@/);
}

async function crashWhileSending(tidings: Tidings, held: Held): Promise<void> {
  const { electron, composer } = tidings;
  await composer.customerKey.fill('crashed@example.com');
  await untilSaved(tidings, 'crashed@example.com');
  await composer.send.click();
  await expect.poll(() => held.length).toBe(4);
  await crashWindow(electron);
  const values = 'Array.from(document.querySelectorAll("input, textarea"), (field) => field.value).join()';
  await expect.poll(() => runInWindow(electron, values)).toContain('crashed@example.com');
  const shown = () => runInWindow(electron, 'document.body.innerText');
  await expect.poll(shown).toContain('Cancel');
  expect(await shown()).not.toContain('has the event');
  held[3]?.();
  await expect.poll(shown).toContain('has the event');
  // A click where Cancel was a moment ago does nothing.
  const send = async () => {
    await runInWindow(electron, 'document.getElementById("send").click()');
    return held.length;
  };
  await expect.poll(send).toBe(5);
  held[4]?.();
}

async function quitWhileHanging({ electron }: Tidings): Promise<void> {
  await runInWindow(electron, 'void setTimeout(() => { while (true) {} })');
  const ended = electron.waitForEvent('close');
  await electron.evaluate(({ app }) => app.quit());
  await ended;
}

/** A draft is saved to its tab's file within a second. */
async function untilSaved({ electron }: Tidings, text: string): Promise<void> {
  await expect
    .poll(() =>
      electron.evaluate(async ({ app }) => {
        const { readdir, readFile: read } = process.getBuiltinModule('node:fs/promises');
        const folder = `${app.getPath('userData')}/tabs`;
        const files = await readdir(folder).catch(() => []);
        // A temporary file may be gone before it is read.
        const texts = files.map((file) => read(`${folder}/${file}`, 'utf8').catch(() => ''));
        return (await Promise.all(texts)).join('');
      }),
    )
    .toContain(text);
}

async function askOnce({ electron, composer }: Tidings): Promise<void> {
  // With a debugger, as here, Chromium doesn't report a hanging page.
  const questions = await electron.evaluateHandle(({ BrowserWindow, dialog }) => {
    const asked: string[] = [];
    dialog.showMessageBox = (...given: unknown[]) =>
      new Promise((answer) => {
        const { message, signal } = given.at(-1) as Electron.MessageBoxOptions;
        asked.push(message);
        // Electron answers like this when a question is withdrawn.
        signal?.addEventListener('abort', () => {
          asked.push('taken back');
          answer({ response: 0, checkboxChecked: false });
        });
      });
    const [window] = BrowserWindow.getAllWindows();
    window?.emit('unresponsive');
    window?.emit('unresponsive');
    window?.emit('responsive');
    return asked;
  });
  await expect.poll(() => questions.evaluate((asked) => asked)).toEqual(['The window isn’t responding.', 'taken back']);
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
  expect(await questions.evaluate((asked) => asked.length)).toBe(3);
  await expect(composer.customerKey).toHaveValue('kept@example.com');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('responsive'));
}

test('a hanging window is reopened when the user chooses to', async ({ userData, unwatched: { evaluate } }) => {
  test.setTimeout(120_000);
  const values = () =>
    evaluate(({ BrowserWindow }) => {
      const read = 'Array.from(document.querySelectorAll("input, textarea"), (field) => field.value).join()';
      return BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(read) ?? '';
    });
  // Nothing else waits for its start.
  await expect.poll(values, { timeout: 30_000 }).toContain('assist://');
  const isLoading = () => evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isLoading());
  await expect.poll(isLoading, { timeout: 30_000 }).toBe(false);
  await evaluate(async ({ BrowserWindow, dialog }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const hanging = contents?.getOSProcessId() ?? 0;
    dialog.showMessageBox = async (...given: unknown[]) => {
      Object.assign(globalThis, { asked: given.at(-1) });
      process.kill(hanging, 'SIGCONT');
      return { response: 1, checkboxChecked: false };
    };
    await contents?.executeJavaScript('document.title = "Before it hung"');
    void contents?.executeJavaScript('while (true) {}').catch(() => {});
    // Until the question comes, the endless loop takes no processor time from other tests.
    process.kill(hanging, 'SIGSTOP');
    // Chromium notices the hang when input isn't handled. It is repeated, because the first may arrive before the hang.
    const pressing = setInterval(
      () => contents?.sendInputEvent({ type: 'mouseDown', x: 9, y: 9, button: 'left', clickCount: 1 }),
      500,
    );
    contents?.once('unresponsive', () => clearInterval(pressing));
    contents?.once('did-finish-load', () => Object.assign(globalThis, { isOpenAgain: true }));
  });
  await expect
    .poll(() => evaluate(() => Reflect.get(globalThis, 'asked') ?? null), { timeout: 40_000 })
    .toMatchObject({ message: 'The window isn’t responding.', buttons: ['Wait', 'Open again'] });
  // A page whose process ends never answers what it was asked just before.
  await expect.poll(() => evaluate(() => Reflect.get(globalThis, 'isOpenAgain')), { timeout: 30_000 }).toBe(true);
  await expect.poll(values, { timeout: 30_000 }).toContain('assist://');
  const title = await evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  expect(title).toBe('Tidings');
  expect(await readLog(userData)).toMatch(/ The window did not respond\.\n$/);
});

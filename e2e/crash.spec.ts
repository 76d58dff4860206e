import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crashWindow, runInWindow } from './fixtures/crash-window.ts';
import { expect } from './fixtures/tidings.ts';
import { test } from './fixtures/unwatched.ts';

test('a crashed window reopens with its draft', async ({ tidings }) => {
  const { electron, composer } = tidings;
  await composer.customerKey.fill('kept@example.com');
  // A draft is saved to its tab's file within a second.
  await expect
    .poll(() =>
      electron.evaluate(async ({ app }) => {
        const { readdir, readFile } = process.getBuiltinModule('node:fs/promises');
        const folder = `${app.getPath('userData')}/tabs`;
        const files = await readdir(folder).catch(() => []);
        // A temporary file may be gone before it is read.
        const texts = files.map((file) => readFile(`${folder}/${file}`, 'utf8').catch(() => ''));
        return (await Promise.all(texts)).join('');
      }),
    )
    .toContain('kept@example.com');
  await crashWindow(electron);
  const values = 'Array.from(document.querySelectorAll("input, textarea"), (field) => field.value).join()';
  await expect.poll(() => runInWindow(electron, values)).toContain('kept@example.com');
});

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
  expect(await readFile(join(userData, 'logs/tidings.log'), 'utf8')).toMatch(/ The window did not respond\.\n$/);
});

test('the question about a hanging window is asked once and closes when the window responds', async ({ tidings }) => {
  const { electron, composer } = tidings;
  await composer.customerKey.fill('kept@example.com');
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
  await composer.sendAndSee('Received');
});

import { expect, test } from './fixtures/tidings.ts';

test('a window that crashes is opened again, with the draft that was in it', async ({ tidings }) => {
  const { electron, composer } = tidings;
  await composer.customerKey.fill('kept@example.com');
  // A draft is saved within a second; the tab's file says so.
  await expect
    .poll(() =>
      electron.evaluate(async ({ app }) => {
        const { readdir, readFile } = process.getBuiltinModule('node:fs/promises');
        const folder = `${app.getPath('userData')}/tabs`;
        const files = await readdir(folder).catch(() => []);
        // One that is being written is gone by the time that it is read.
        const texts = files.map((file) => readFile(`${folder}/${file}`, 'utf8').catch(() => ''));
        return (await Promise.all(texts)).join('');
      }),
    )
    .toContain('kept@example.com');
  // A page that is about to crash answers no question: the next one is asked when it was opened again.
  await electron.evaluate(
    ({ BrowserWindow, dialog }) =>
      new Promise<void>((opened) => {
        dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => opened());
        contents?.forcefullyCrashRenderer();
      }),
  );
  // Playwright gives a crashed page up, so main is asked what the window shows.
  await expect
    .poll(() =>
      electron.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const values = 'Array.from(document.querySelectorAll("input, textarea"), (field) => field.value).join()';
        return contents?.executeJavaScript(values);
      }),
    )
    .toContain('kept@example.com');
});

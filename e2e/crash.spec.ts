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
        return (await Promise.all(files.map((file) => readFile(`${folder}/${file}`, 'utf8')))).join('');
      }),
    )
    .toContain('kept@example.com');
  await electron.evaluate(({ BrowserWindow, dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  // Playwright gives a crashed page up, so main is asked what the window shows.
  await expect
    .poll(() =>
      electron.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
        const values = 'Array.from(document.querySelectorAll("input, textarea"), (field) => field.value).join()';
        return contents.executeJavaScript(values);
      }),
    )
    .toContain('kept@example.com');
});

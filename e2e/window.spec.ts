import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, launchArguments, launchEnvironment, projectRoot, startTidings, test } from './fixtures/tidings.ts';

test('the window opens where and as large as it was left', async ({ tidings }) => {
  const bounds = { x: 120, y: 90, width: 900, height: 650 };
  await tidings.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  const again = await tidings.restart();
  const found = await again.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(found).toEqual(bounds);
});

const workspaceFile = (name: string) =>
  JSON.stringify({
    tidings: 'workspace',
    version: 1,
    folders: [{ id: name, name, folderId: null, deletedAt: null }],
    requests: [],
    templates: [],
    variables: [],
    storyboards: [],
    visitors: [],
    environments: [],
    withoutCustomer: [],
  });

test('a workspace file opens in the Import dialog, at the start and while the app runs', async ({ userData }) => {
  const file = join(userData, 'spring.tidings');
  await writeFile(file, workspaceFile('Of a colleague'));
  const tidings = await startTidings(userData, [file]);
  const dialog = tidings.window.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toHaveValue(/Of a colleague/);
  await tidings.window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await writeFile(file, workspaceFile('Of another'));
  const executable = await tidings.electron.evaluate(({ app }) => app.getPath('exe'));
  const second = spawn(executable, [...launchArguments(), file], {
    cwd: projectRoot,
    env: launchEnvironment(userData),
    stdio: 'ignore',
  });
  await once(second, 'exit');
  await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toHaveValue(/Of another/);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(tidings.window.getByRole('treeitem', { name: /Of another/ })).toBeVisible();
  await tidings.electron.close();
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAppFolder } from './fixtures/app-folder.ts';
import {
  expect,
  launchArguments,
  launchEnvironment,
  projectRoot,
  sharedTest,
  startTidings,
  test,
} from './fixtures/tidings.ts';

sharedTest('the window opens with its last position and size', async ({ tidings }) => {
  const bounds = { x: 120, y: 90, width: 900, height: 650 };
  await tidings.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  const again = await tidings.restart();
  const found = await again.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(found).toEqual(bounds);
});

/** A minimal window manager. Without one, as on a test server, no window can be maximized. */
const windowManager = `
const maximized = new WeakSet();
Object.assign(electron.BrowserWindow.prototype, {
  maximize() { maximized.add(this); },
  isMaximized() { return maximized.has(this); },
});`;

test('a maximized window opens maximized, and restores to its earlier size', async ({ userData }) => {
  const folder = await makeAppFolder({ before: process.platform === 'linux' ? windowManager : '' });
  const bounds = { x: 120, y: 90, width: 900, height: 650 };
  const first = await startTidings(userData, [], folder);
  await first.electron.evaluate(({ BrowserWindow }, to) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBounds(to);
    window?.maximize();
  }, bounds);
  await first.electron.close();
  const kept = JSON.parse(await readFile(join(userData, 'window.json'), 'utf8'));
  expect(kept.value).toEqual({ at: bounds, isMaximized: true });

  const again = await startTidings(userData, [], folder);
  const found = await again.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { isMaximized: window?.isMaximized(), at: window?.getNormalBounds() };
  });
  expect(found).toEqual({ isMaximized: true, at: bounds });
  await again.electron.close();
});

test('a window from a disconnected screen opens on a visible one', async ({ userData }) => {
  const gone = { at: { x: -9_000, y: 40, width: 900, height: 650 }, isMaximized: false };
  await writeFile(join(userData, 'window.json'), JSON.stringify({ version: 1, value: gone }));
  const { electron } = await startTidings(userData);
  const found = await electron.evaluate(({ BrowserWindow, screen }) => ({
    at: BrowserWindow.getAllWindows()[0]?.getBounds(),
    on: screen.getPrimaryDisplay().workArea,
  }));
  const { x = Number.NaN, y = Number.NaN, width, height } = found.at ?? {};
  expect({ width, height }).toEqual({ width: 900, height: 650 });
  expect(x).toBe(found.on.x + Math.round((found.on.width - 900) / 2));
  expect(y).toBe(found.on.y + Math.round((found.on.height - 650) / 2));
  await electron.close();
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

/** Remembers each graphics process. */
const watchGraphics = `const seen = new Set();
globalThis.graphics = () => seen.size;
const look = () => electron.app.getAppMetrics().forEach(({ type, pid }) => type === 'GPU' && seen.add(pid));
setInterval(look, 5);`;

test('without a graphics card, no graphics process is started that must fail', async ({ userData }) => {
  // With a card, Chromium may try it and two kinds of drawing without it.
  const most = process.platform !== 'linux' || existsSync('/dev/dri') ? 3 : 1;
  const { electron: app, window } = await startTidings(userData, [], await makeAppFolder({ before: watchGraphics }));
  await expect(window.locator('#frame')).toHaveCount(0);
  const started: number = await app.evaluate(() => Reflect.get(globalThis, 'graphics')());
  expect(started).toBeGreaterThan(0);
  expect(started).toBeLessThanOrEqual(most);
  await app.close();
});

test('V8 prefers memory in the windows, and the flags of the command line win', async ({ userData }) => {
  const { electron: app } = await startTidings(userData, ['--js-flags=--no-opt']);
  const [flags, pid] = await app.evaluate(({ app: own }) => [
    own.commandLine.getSwitchValue('js-flags'),
    own.getAppMetrics().find(({ type }) => type === 'Tab')?.pid,
  ]);
  expect(flags).toBe('--optimize-for-size --no-opt');
  // Chromium parts the arguments of a window's process by zeros or spaces.
  if (process.platform === 'linux')
    expect((await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')).toContain(`--js-flags=${flags}`);
  await app.close();
});

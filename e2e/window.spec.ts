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
  startTidings,
  type Tidings,
  test,
} from './fixtures/tidings.ts';

/** A minimal window manager. Without one, as on a test server, no window can be maximized. */
const windowManager = `
const maximized = new WeakSet();
Object.assign(electron.BrowserWindow.prototype, {
  maximize() { maximized.add(this); },
  isMaximized() { return maximized.has(this); },
});`;

/** Remembers each graphics process. */
const watchGraphics = `const seen = new Set();
globalThis.graphics = () => seen.size;
const look = () => electron.app.getAppMetrics().forEach(({ type, pid }) => type === 'GPU' && seen.add(pid));
setInterval(look, 5);`;

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

/** Where the window is kept from a screen that is gone. */
const gone = { at: { x: -9_000, y: 40, width: 900, height: 650 }, isMaximized: false };
const bounds = { x: 120, y: 90, width: 900, height: 650 };

test('the window opens where it was, with a file, and with the flags that it needs', async ({ userData }) => {
  const before = `${process.platform === 'linux' ? windowManager : ''}\n${watchGraphics}`;
  const folder = await makeAppFolder({ before });
  const file = join(userData, 'spring.tidings');
  await writeFile(join(userData, 'window.json'), JSON.stringify({ version: 1, value: gone }));
  await writeFile(file, workspaceFile('Of a colleague'));
  const first = await startTidings(userData, [file, '--js-flags=--no-opt'], folder);
  await test.step('without a graphics card, no graphics process is started that must fail', () => countGraphics(first));
  await test.step('V8 prefers memory in the windows, and the flags of the command line win', () => readFlags(first));
  await test.step('a window from a disconnected screen opens on a visible one', () => expectInSight(first));
  await test.step('a workspace file opens in the Import dialog, at the start and while the app runs', () =>
    openFile(first, { file, folder }));
  await place(first, false);

  const second = await startTidings(userData, [], folder);
  await test.step('the window opens with its last position and size', async () => {
    const { electron } = second;
    const found = await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(found).toEqual(bounds);
  });
  await place(second, true);
  await test.step('a maximized window opens maximized, and restores to its earlier size', async () => {
    const kept = JSON.parse(await readFile(join(userData, 'window.json'), 'utf8'));
    expect(kept.value).toEqual({ at: bounds, isMaximized: true });
    const third = await startTidings(userData, [], folder);
    const found = await third.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { isMaximized: window?.isMaximized(), at: window?.getNormalBounds() };
    });
    expect(found).toEqual({ isMaximized: true, at: bounds });
    await third.electron.close();
  });
});

/** Places the window or maximizes it, and closes the app. */
async function place({ electron }: Tidings, isMaximized: boolean): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, { to, maximize }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (maximize) window?.maximize();
      else window?.setBounds(to);
    },
    { to: bounds, maximize: isMaximized },
  );
  await electron.close();
}

async function countGraphics({ electron, window }: Tidings): Promise<void> {
  // With a card, Chromium may try it and two kinds of drawing without it.
  const most = process.platform !== 'linux' || existsSync('/dev/dri') ? 3 : 1;
  await expect(window.locator('#frame')).toHaveCount(0);
  const started: number = await electron.evaluate(() => Reflect.get(globalThis, 'graphics')());
  expect(started).toBeGreaterThan(0);
  expect(started).toBeLessThanOrEqual(most);
}

async function readFlags({ electron }: Tidings): Promise<void> {
  const [flags, pid] = await electron.evaluate(({ app: own }) => [
    own.commandLine.getSwitchValue('js-flags'),
    own.getAppMetrics().find(({ type }) => type === 'Tab')?.pid,
  ]);
  expect(flags).toBe('--optimize-for-size --no-opt');
  // Chromium parts the arguments of a window's process by zeros or spaces.
  if (process.platform === 'linux')
    expect((await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')).toContain(`--js-flags=${flags}`);
}

async function expectInSight({ electron }: Tidings): Promise<void> {
  const found = await electron.evaluate(({ BrowserWindow, screen }) => ({
    at: BrowserWindow.getAllWindows()[0]?.getBounds(),
    on: screen.getPrimaryDisplay().workArea,
  }));
  const { x = Number.NaN, y = Number.NaN, width, height } = found.at ?? {};
  expect({ width, height }).toEqual({ width: 900, height: 650 });
  expect(x).toBe(found.on.x + Math.round((found.on.width - 900) / 2));
  expect(y).toBe(found.on.y + Math.round((found.on.height - 650) / 2));
}

type Opened = { readonly file: string; readonly folder: string };

async function openFile({ electron, window, userData }: Tidings, { file, folder }: Opened): Promise<void> {
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toHaveValue(/Of a colleague/);
  // While it is read, Esc only stops that.
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('Of a colleague');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await writeFile(file, workspaceFile('Of another'));
  const executable = await electron.evaluate(({ app }) => app.getPath('exe'));
  const second = spawn(executable, [...launchArguments(folder), file], {
    cwd: projectRoot,
    env: launchEnvironment(userData),
    stdio: 'ignore',
  });
  await once(second, 'exit');
  await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toHaveValue(/Of another/);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(window.getByRole('treeitem', { name: /Of another/ })).toBeVisible();
}

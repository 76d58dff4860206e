import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { expect, test } from './fixtures/attacks.ts';
import { type Copy, fusesThatAreOn } from './fixtures/fuses.ts';
import { keepPromisesOf } from './fixtures/kept-promise.ts';
import { executable, packageApp, startPackaged, unpacked } from './fixtures/packaged.ts';
import { launchEnvironment, projectRoot, rootOnly } from './fixtures/tidings.ts';
import { workbook } from './fixtures/workbook.ts';
import { ComposerPage } from './pages/composer.ts';
import { RunsPage } from './pages/runs.ts';

/*
 * Each attack is tried twice: on the released executable, and on a copy that differs in one fuse. It succeeds on the
 * copy, which shows that the attack works and that the fuse prevents it.
 */

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await packageApp();
});

test("the packaged app sends an event, reads a workbook, and its window can't read files", async ({ userData }) => {
  const { window, close } = await startPackaged(userData);
  await test.step('it sends an event to Practice', async () => {
    const composer = new ComposerPage(window);
    await composer.uri.fill('https://www.example.com/spring');
    await composer.customerKey.fill('ada@example.com');
    await composer.sendAndSee('Received');
    await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
    await expect(window.getByRole('list', { name: 'Events of ada@example.com' })).toContainText('/spring');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
  });
  await test.step('it reads an Excel workbook, whose reader is a file in the archive', async () => {
    const file = join(userData, 'customers.xlsx');
    await writeFile(file, workbook);
    await new RunsPage(window).open();
    await window.getByRole('button', { name: 'New run' }).click();
    await chooseByPath(window, file);
    await expect(window.getByText('1 row, 2 columns')).toBeVisible();
  });
  await test.step("its window can't read files", async () => {
    const read = await window.evaluate(
      (file) =>
        fetch(file).then(
          () => 'read',
          () => 'refused',
        ),
      'file:///etc/hostname',
    );
    expect(read).toBe('refused');
  });
  await close();
});

test('each fuse has its intended value', async () => {
  expect(await fusesThatAreOn()).toEqual(['asar integrity', 'only from asar']);
});

test("it can't be started as Node", async ({ userData, start, copyWith }) => {
  const proof = join(userData, 'ran-as-node');
  const script = join(userData, 'script.cjs');
  await writeFile(script, `require('fs').writeFileSync('${proof}', '')`);
  const attack = { args: [script], environment: { ELECTRON_RUN_AS_NODE: '1' } };
  const released = start(executable, attack);
  await released.isUp();
  expect(existsSync(proof)).toBe(false);
  const open = await copyWith(['run as Node']);
  start(open.executable, attack);
  await expect.poll(() => existsSync(proof)).toBe(true);
});

test('it ignores NODE_OPTIONS', async ({ userData, start, copyWith }) => {
  const proof = join(userData, 'intruded');
  const intruder = join(userData, 'intruder.cjs');
  await writeFile(intruder, `require('fs').writeFileSync('${proof}', '')`);
  const environment = { NODE_OPTIONS: `--require ${intruder}` };
  // A packaged app accepts few of Node's options in any case. The second one looks like an unpackaged app.
  const released = [executable, (await copyWith([], 'electron')).executable];
  for (const file of released) {
    const app = start(file, { environment });
    await app.isUp();
    await app.end();
    expect(existsSync(proof)).toBe(false);
  }
  const open = await copyWith(['NODE_OPTIONS'], 'electron');
  start(open.executable, { environment });
  await expect.poll(() => existsSync(proof)).toBe(true);
});

test('it opens no inspector', async ({ start, copyWith }) => {
  const args = ['--inspect=127.0.0.1:0', '--inspect-brk=127.0.0.1:0'];
  const released = start(executable, { args });
  await released.isUp();
  // Node's other way to open the inspector. Without a listener, the signal ends the program as usual.
  released.process.kill('SIGUSR1');
  await released.ended;
  expect(released.said()).not.toContain('Debugger listening');
  const open = await copyWith(['inspect']);
  const byArgument = start(open.executable, { args: ['--inspect=127.0.0.1:0'] });
  await expect.poll(byArgument.said).toContain('Debugger listening');
  const bySignal = start(open.executable);
  await bySignal.isUp();
  expect(bySignal.said()).not.toContain('Debugger listening');
  bySignal.process.kill('SIGUSR1');
  await expect.poll(bySignal.said).toContain('Debugger listening');
});

test('an app folder next to the archive is never loaded', async ({ userData, start, copyWith }) => {
  const proof = join(userData, 'loaded-from-folder');
  const intruder = `require('fs').writeFileSync('${proof}', ''); require('electron').app.exit()`;
  const [released, open] = [await copyWith([]), await copyWith(['only from asar'])];
  for (const { folder } of [released, open]) await putAppFolder(folder, { 'index.js': intruder });
  // With the archive, the folder is ignored; without the archive, there is nothing to start.
  await start(released.executable).isUp();
  for (const { folder } of [released, open]) await rm(join(folder, 'resources/app.asar'));
  expect(await start(released.executable).ended).not.toBe(0);
  expect(existsSync(proof)).toBe(false);
  await start(open.executable).ended;
  expect(existsSync(proof)).toBe(true);
});

test('a page from a file may not read other files', async ({ userData, start, copyWith }) => {
  const secret = join(userData, 'secret.txt');
  await writeFile(secret, 'a secret');
  // Tidings has no page from a file. This app replaces it, to see what Electron allows such a page.
  const app = {
    'page.html': '<!doctype html>',
    'index.js': `const { app, BrowserWindow } = require('electron');
      app.whenReady().then(async () => {
        const window = new BrowserWindow({ show: false });
        await window.loadFile('page.html');
        const read = "fetch('file://${secret}').then((found) => found.text(), () => 'refused')";
        require('fs').writeFileSync(process.env.PROOF, await window.webContents.executeJavaScript(read));
        app.exit();
      });`,
  };
  const read = async (...changed: Parameters<typeof copyWith>[0]) => {
    const copy = await copyWith(['only from asar', ...changed]);
    await putAppFolder(copy.folder, app);
    await rm(join(copy.folder, 'resources/app.asar'));
    const proof = join(copy.folder, 'read');
    await start(copy.executable, { environment: { PROOF: proof } }).ended;
    return readFile(proof, 'utf8');
  };
  expect(await read()).toBe('refused');
  expect(await read('rights of file pages')).toBe('a secret');
});

test('it opens no developer tools, and no switch enables Chromium features or disables a protection', async ({
  userData,
  copyWith,
}) => {
  const app = await launchInspected(await copyWith(['inspect']), userData);
  await test.step('no switch of the command line', async () => {
    const set = await app.evaluate(({ app }) =>
      [
        'enable-features',
        'enable-blink-features',
        'enable-experimental-web-platform-features',
        'disable-web-security',
        'allow-running-insecure-content',
        'ignore-certificate-errors',
        'disable-site-isolation-trials',
        // This one is allowed: Tidings makes no calls with it.
        'disable-background-networking',
      ].filter((name) => app.commandLine.hasSwitch(name)),
    );
    expect(set).toEqual(['disable-background-networking']);
  });
  await test.step('no developer tools, even if its main process asks for them', async () => {
    await app.evaluate(async ({ BrowserWindow, session }) => {
      // The session would refuse their page; this test is about the window.
      session.defaultSession.webRequest.onBeforeRequest(null);
      await new BrowserWindow({ title: 'Another', show: false }).loadURL('about:blank');
    });
    // Asked again each time: on a busy computer, a window may ignore it.
    const whoHasThem = () =>
      app.evaluate(({ BrowserWindow }) => {
        const all = BrowserWindow.getAllWindows();
        for (const { webContents } of all)
          if (!webContents.isDevToolsOpened()) webContents.openDevTools({ mode: 'detach' });
        return all.filter(({ webContents }) => webContents.isDevToolsOpened()).map((window) => window.getTitle());
      });
    await expect.poll(whoHasThem).toEqual(['Another']);
    // By now, ours would have them too.
    expect(await whoHasThem()).toEqual(['Another']);
  });
  await app.close();
});

test('the command line that ships with it runs in plain Node', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(unpacked, 'resources/cli.mjs'), 'help']);
  expect(stdout).toContain('tidings run');
});

test('the package is within the budgets in docs/packages.md', async () => {
  const [ours, all] = await budgets();
  expect(await sizeOf(['resources/app.asar', 'resources/cli.mjs'])).toBeLessThan(ours);
  const files = await readdir(unpacked, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  expect(await sizeOf(paths.map((path) => relative(unpacked, path)))).toBeLessThan(all);
});

/** The budgets of our part and of the whole, in bytes, from the table under "Size". */
async function budgets(): Promise<readonly [ours: number, all: number]> {
  const text = await readFile(join(projectRoot, 'docs/packages.md'), 'utf8');
  const [ours, all] = [...text.matchAll(/^\|[^|]+\| (\d+) MB \|/gm)].map(([, megabytes]) => Number(megabytes) * 1e6);
  if (ours === undefined || all === undefined) throw new Error('docs/packages.md names no two budgets');
  return [ours, all];
}

/** @param paths under the unpacked app */
async function sizeOf(paths: readonly string[]): Promise<number> {
  const found = await Promise.all(paths.map((path) => stat(join(unpacked, path))));
  return found.reduce((total, { size }) => total + size, 0);
}

/** Chooses a data file as a person does. Over the protocol of the packaged app, Playwright hands over bytes without a path. */
async function chooseByPath(window: Page, file: string): Promise<void> {
  await window.locator('input[type=file]').first().waitFor({ state: 'attached' });
  const session = await window.context().newCDPSession(window);
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.querySelector('input[type=file]')`,
  });
  await session.send('DOM.setFileInputFiles', { files: [file], objectId: result.objectId ?? '' });
}

/** Puts an app's files where Electron looks for an app without an archive. */
async function putAppFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const app = join(folder, 'resources/app');
  await mkdir(app);
  const all = { 'package.json': '{"main":"index.js"}', ...files };
  for (const [name, text] of Object.entries(all)) await writeFile(join(app, name), text);
}

/** Starts a copy whose main process can be inspected; everything else is as released. */
async function launchInspected({ executable }: Copy, userData: string): Promise<ElectronApplication> {
  const app = keepPromisesOf(
    await electron.launch({ executablePath: executable, args: rootOnly, env: launchEnvironment(userData) }),
  );
  await (await app.firstWindow()).getByRole('button', { name: 'Send', exact: true }).waitFor();
  return app;
}

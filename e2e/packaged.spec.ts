import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { expect, prepareAttack, test } from './fixtures/attacks.ts';
import { type Copy, fusesThatAreOn } from './fixtures/fuses.ts';
import { keepPromisesOf } from './fixtures/kept-promise.ts';
import { addressIn, connect, lookedAt, packageApp, unpacked } from './fixtures/packaged.ts';
import { launchEnvironment, projectRoot, rootOnly } from './fixtures/tidings.ts';
import { workbook } from './fixtures/workbook.ts';
import { ComposerPage } from './pages/composer.ts';
import { RunsPage } from './pages/runs.ts';

/*
 * Each attack is tried twice: on the released executable, and on a copy that differs in one fuse. It succeeds on the
 * copy, which shows that the attack works and that the fuse prevents it. The released one is attacked in all ways at once.
 */

test.beforeAll(async () => {
  test.setTimeout(400_000);
  await packageApp();
});

test('each fuse has its intended value', async () => {
  expect(await fusesThatAreOn()).toEqual(['asar integrity', 'only from asar']);
});

test('attacked at its start, the app sends an event, reads a workbook, and lets nobody in', async ({
  userData,
  start,
  copyWith,
}) => {
  const attack = await prepareAttack(userData);
  const released = await copyWith([]);
  await putAppFolder(released.folder, attack.appFolder);
  const app = start(released.executable, { ...attack, args: [...attack.args, lookedAt] });
  await expect.poll(() => addressIn(app.said())).toBeDefined();
  const { window, close } = await connect(addressIn(app.said()) ?? '');
  await test.step('it sends an event to Practice', () => sendToPractice(window));
  await test.step('it reads an Excel workbook, whose reader is a file in the archive', () =>
    readWorkbook(window, userData));
  await test.step("its window can't read files", () => expectNoFiles(window));
  await close();
  await test.step('it opens no inspector, also after a signal', async () => {
    // Node's other way to open the inspector. Without a listener, the signal ends the program as usual.
    app.process.kill('SIGUSR1');
    await app.ended;
    expect(app.said()).not.toContain('Debugger listening');
  });
  // A packaged app accepts few of Node's options in any case. This one looks like an unpackaged app.
  const unpackaged = await copyWith([], 'electron');
  const another = start(unpackaged.executable, attack);
  await another.isUp();
  await another.end();
  expect(another.said()).not.toContain('Debugger listening');
  await test.step('without its archive, there is nothing to start', async () => {
    await rm(join(released.folder, 'resources/app.asar'));
    expect(await start(released.executable).ended).not.toBe(0);
  });
  expect(attack.successes()).toEqual([]);
});

test('each fuse prevents an attack, which succeeds without it', async ({ userData, start, copyWith }) => {
  const attack = await prepareAttack(userData);
  await test.step('to start it as Node', async () => {
    start((await copyWith(['run as Node'])).executable, attack);
    await expect.poll(attack.successes).toEqual(['ran as Node']);
  });
  await test.step('to load a script by NODE_OPTIONS', async () => {
    start((await copyWith(['NODE_OPTIONS'], 'electron')).executable, attack);
    await expect.poll(attack.successes).toContain('intruded');
  });
  await test.step('to load an app folder instead of the archive', async () => {
    const open = await copyWith(['only from asar']);
    await putAppFolder(open.folder, attack.appFolder);
    await rm(join(open.folder, 'resources/app.asar'));
    await start(open.executable).ended;
    expect(attack.successes()).toContain('loaded from a folder');
  });
  await test.step('to open an inspector, by an argument and by a signal', async () => {
    const open = await copyWith(['inspect']);
    const byArgument = start(open.executable, attack);
    await expect.poll(byArgument.said).toContain('Debugger listening');
    await byArgument.end();
    const bySignal = start(open.executable);
    await bySignal.isUp();
    expect(bySignal.said()).not.toContain('Debugger listening');
    bySignal.process.kill('SIGUSR1');
    await expect.poll(bySignal.said).toContain('Debugger listening');
  });
});

async function sendToPractice(window: Page): Promise<void> {
  const composer = new ComposerPage(window);
  await composer.uri.fill('https://www.example.com/spring');
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  await expect(window.getByRole('list', { name: 'Events of ada@example.com' })).toContainText('/spring');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toBeHidden();
}

async function readWorkbook(window: Page, folder: string): Promise<void> {
  const file = join(folder, 'customers.xlsx');
  await writeFile(file, workbook);
  await new RunsPage(window).open();
  await window.getByRole('button', { name: 'New run' }).click();
  await chooseByPath(window, file);
  await expect(window.getByText('1 row, 2 columns')).toBeVisible();
}

async function expectNoFiles(window: Page): Promise<void> {
  const read = await window.evaluate(
    (file) =>
      fetch(file).then(
        () => 'read',
        () => 'refused',
      ),
    'file:///etc/hostname',
  );
  expect(read).toBe('refused');
}

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

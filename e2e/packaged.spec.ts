import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { executable, packageApp, startPackaged, startProcess, unpacked } from './fixtures/packaged.ts';
import { expect, test } from './fixtures/tidings.ts';
import { ComposerPage } from './pages/composer.ts';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await packageApp();
});

/** Electron's fuses, by their place behind the mark in the executable: `1` is on, `0` off. */
async function fuses(): Promise<string> {
  const bytes = await readFile(executable);
  const mark = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  const length = bytes[mark + 33] ?? 0;
  return bytes.toString('latin1', mark + 34, mark + 34 + length);
}

test('the packaged app sends an event to Practice', async ({ userData }) => {
  const app = await startPackaged(userData);
  const composer = new ComposerPage(app.window);
  await composer.uri.fill('https://www.example.com/spring');
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  await expect(app.window.getByRole('list', { name: 'Events of ada@example.com' })).toContainText('/spring');
  await app.close();
});

test('each fuse is as it was ordered', async () => {
  const read = await fuses();
  // RunAsNode, cookie encryption, NODE_OPTIONS, inspect, asar integrity, only from asar, snapshot, file privileges.
  expect(read.slice(0, 8)).toBe('00001100');
});

test('it cannot be made to act as Node', async ({ userData }) => {
  const proof = join(userData, 'ran-as-node');
  const app = startProcess(executable, ['-e', `require('fs').writeFileSync('${proof}', '')`], userData, {
    ELECTRON_RUN_AS_NODE: '1',
  });
  // It starts as the app that it is, and so takes its place on the disk.
  await expect.poll(() => exists(join(userData, 'practice.json'))).toBe(true);
  expect(await exists(proof)).toBe(false);
  await end(app);
});

test('it takes nothing from NODE_OPTIONS and opens no inspector', async ({ userData }) => {
  const intruder = join(userData, 'intruder.cjs');
  const proof = join(userData, 'intruded');
  await writeFile(intruder, `require('fs').writeFileSync('${proof}', '')`);
  const app = startProcess(executable, ['--inspect=127.0.0.1:0', '--inspect-brk=127.0.0.1:0'], userData, {
    NODE_OPTIONS: `--require ${intruder}`,
  });
  let said = '';
  app.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  await expect.poll(() => exists(join(userData, 'practice.json'))).toBe(true);
  expect(await exists(proof)).toBe(false);
  expect(said).not.toContain('Debugger listening');
  await end(app);
});

test('an app folder that is put beside the archive is never loaded', async ({ userData }) => {
  const proof = join(userData, 'loaded-from-folder');
  const copy = join(userData, 'copy');
  await cp(unpacked, copy, { recursive: true });
  const intruder = join(copy, 'resources/app');
  await mkdir(intruder);
  await writeFile(join(intruder, 'package.json'), '{"main":"index.js"}');
  await writeFile(join(intruder, 'index.js'), `require('fs').writeFileSync('${proof}', '')`);
  // Beside the archive it is passed over; without the archive there is nothing to start.
  const beside = startProcess(join(copy, 'tidings'), [], userData);
  await expect.poll(() => exists(join(userData, 'practice.json'))).toBe(true);
  await end(beside);
  await rm(join(copy, 'resources/app.asar'));
  const alone = startProcess(join(copy, 'tidings'), [], userData);
  const [code] = await once(alone, 'exit');
  expect(code).not.toBe(0);
  expect(await exists(proof)).toBe(false);
});

test('its window reads no file and opens no developer tools', async ({ userData }) => {
  const app = await startPackaged(userData);
  const read = await app.window.evaluate(
    (file) =>
      fetch(file).then(
        () => 'read',
        () => 'refused',
      ),
    'file:///etc/hostname',
  );
  expect(read).toBe('refused');
  const pages = app.window.context().pages().length;
  for (const keys of ['Control+Shift+I', 'F12']) await app.window.keyboard.press(keys);
  expect(app.window.context().pages()).toHaveLength(pages);
  await app.close();
});

test('the command line that ships with it runs in plain Node', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(unpacked, 'resources/cli.mjs'), 'help']);
  expect(stdout).toContain('tidings run');
});

test('our part of the package is under its budget of 8 MB', async () => {
  const sizes = await Promise.all(['app.asar', 'cli.mjs'].map((name) => stat(join(unpacked, 'resources', name))));
  expect(sizes.reduce((total, { size }) => total + size, 0)).toBeLessThan(8_000_000);
});

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function end(app: ReturnType<typeof startProcess>): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const ended = once(app, 'exit');
  app.kill('SIGKILL');
  await ended;
}

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageApp, startPackaged } from './fixtures/packaged.ts';
import { expect, projectRoot, test } from './fixtures/tidings.ts';
import { ComposerPage } from './pages/composer.ts';

const run = promisify(execFile);
const dist = join(projectRoot, 'dist');

/** Where a package puts the app, in an empty folder. */
const packages = [
  { ending: '.deb', unpack: ['dpkg-deb', '--extract'], app: 'opt/Tidings' },
  { ending: '.tar.gz', unpack: ['tar', '-xzf'], app: '' },
] as const;

test.beforeAll(async () => {
  test.setTimeout(400_000);
  await packageApp();
});

/** Unpacks a package into an empty folder. */
async function unpack({ ending, unpack: [tool, option], app }: (typeof packages)[number]) {
  const names = (await readdir(dist)).filter((name) => name.endsWith(ending) && name.includes('linux-x64'));
  const root = await mkdtemp(join(tmpdir(), 'installed-'));
  const file = join(dist, names[0] ?? '');
  await run(tool, ending === '.deb' ? [option, file, root] : [option, file, '-C', root, '--strip-components=1']);
  return { root, app: join(root, app) };
}

test('the app of the .deb starts and sends an event to Practice, and that of the .tar.gz is the same', async ({
  userData,
}) => {
  test.setTimeout(180_000);
  const [installed, unpacked] = await Promise.all(packages.map(unpack));
  if (installed === undefined || unpacked === undefined) throw new Error('There are two.');
  await test.step('it has an entry for menus, an icon for it, and the command', () => lookAtDeb(installed.root));
  await test.step('both have the same files, of which the same can be started', async () => {
    await run('diff', ['--recursive', '--no-dereference', installed.app, unpacked.app]);
    const started = await startable(unpacked.app);
    expect(started).toContain('tidings');
    expect(await startable(installed.app)).toEqual(started);
  });
  const app = await startPackaged(userData, join(installed.app, 'tidings'));
  const composer = new ComposerPage(app.window);
  await composer.uri.fill('https://www.example.com/spring');
  await composer.sendAndSee('Received');
  await app.close();
});

/** The files of an app that its owner can start. */
async function startable(app: string): Promise<readonly string[]> {
  const names = await readdir(app, { recursive: true });
  const modes = await Promise.all(names.map(async (name) => (await stat(join(app, name))).mode));
  return names.filter((_, place) => ((modes[place] ?? 0) & 0o100) !== 0).toSorted();
}

/** @param root where it is unpacked */
async function lookAtDeb(root: string): Promise<void> {
  const entry = await readFile(join(root, 'usr/share/applications/tidings.desktop'), 'utf8');
  expect(entry).toContain('Exec=tidings %F');
  expect(await readlink(join(root, 'usr/bin/tidings'))).toBe('/opt/Tidings/tidings');
  const sizes = await readdir(join(root, 'usr/share/icons/hicolor'));
  for (const size of sizes)
    expect(await readdir(join(root, 'usr/share/icons/hicolor', size, 'apps'))).toEqual(['tidings.png']);
  expect(sizes).toContain('256x256');
}

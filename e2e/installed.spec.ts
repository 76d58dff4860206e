import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, readlink } from 'node:fs/promises';
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
  { ending: '.deb', unpack: ['dpkg-deb', '--extract'], app: 'opt/Tidings/tidings' },
  { ending: '.tar.gz', unpack: ['tar', '-xzf'], app: 'tidings' },
] as const;

test.beforeAll(async () => {
  test.setTimeout(400_000);
  await packageApp('packages');
});

/** Unpacks a package into an empty folder. */
async function unpack({ ending, unpack: [tool, option] }: (typeof packages)[number]): Promise<string> {
  const names = (await readdir(dist)).filter((name) => name.endsWith(ending) && name.includes('linux-x64'));
  const root = await mkdtemp(join(tmpdir(), 'installed-'));
  const file = join(dist, names[0] ?? '');
  await run(tool, ending === '.deb' ? [option, file, root] : [option, file, '-C', root, '--strip-components=1']);
  return root;
}

for (const one of packages)
  test(`the app of the ${one.ending} starts and sends an event to Practice`, async ({ userData }) => {
    test.setTimeout(180_000);
    const root = await unpack(one);
    if (one.ending === '.deb')
      await test.step('it has an entry for menus, an icon for it, and the command', () => lookAtDeb(root));
    const app = await startPackaged(userData, {}, join(root, one.app));
    const composer = new ComposerPage(app.window);
    await composer.uri.fill('https://www.example.com/spring');
    await composer.sendAndSee('Received');
    await app.close();
  });

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

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../project.mjs';
import { capture } from '../run.mjs';
import { makeDeb } from './deb.mjs';
import { linuxFacts } from './here.mjs';

const isDebian = existsSync('/usr/bin/dpkg-deb');
const isRoot = process.getuid?.() === 0;

/** @type {string} */
let folder;
/** @type {string} */
let deb;

/** An app of three small files, in the place of 240 MB. */
function makeApp() {
  const app = path.join(folder, 'app');
  mkdirSync(path.join(app, 'resources'), { recursive: true });
  for (const name of ['tidings', 'chrome-sandbox', 'resources/app.asar'])
    writeFileSync(path.join(app, name), `${name}\n`);
  for (const name of ['tidings', 'chrome-sandbox']) chmodSync(path.join(app, name), 0o700);
  return app;
}

/**
 * Runs dpkg on a root of its own: nothing of this computer changes.
 * @param {readonly string[]} args
 */
async function dpkg(...args) {
  const root = path.join(folder, 'root');
  for (const name of ['info', 'updates', 'triggers'])
    mkdirSync(path.join(root, 'var/lib/dpkg', name), { recursive: true });
  const status = path.join(root, 'var/lib/dpkg/status');
  if (!existsSync(status)) writeFileSync(status, '');
  // The libraries of Electron aren't in this root, and nothing in it could run a script.
  const { code, output } = await capture('dpkg', [
    `--root=${root}`,
    '--force-depends',
    '--force-script-chrootless',
    ...args,
  ]);
  return { root, code, output };
}

describe.runIf(isDebian)('the Debian package', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'deb-test-'));
    deb = path.join(folder, 'tidings.deb');
    const facts = await linuxFacts();
    const parts = {
      app: makeApp(),
      icons: fromRoot('build', 'icons'),
      licence: fromRoot('LICENSE'),
      notices: fromRoot('docs', 'notices.txt'),
      facts,
    };
    await makeDeb({ ...parts, arch: 'x64', target: deb, compression: 'none' });
  });

  it('names what it needs, by the names before and since Ubuntu 24.04', async () => {
    const { output } = await capture('dpkg-deb', ['--info', deb]);
    expect(output).toMatch(/^ Package: tidings$/m);
    expect(output).toMatch(/^ Architecture: amd64$/m);
    expect(output).toMatch(/^ Version: \d+\.\d+\.\d+$/m);
    expect(output).toContain('libgtk-3-0 | libgtk-3-0t64');
  });

  it('belongs to root, can be read by all, and sets up the sandbox', async () => {
    const { output } = await capture('dpkg-deb', ['--contents', deb]);
    const lines = output.trim().split('\n');
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines)
      expect(line).toMatch(/^(?:drwxr-xr-x|-rw-r--r--|-rwxr-xr-x|-rwsr-xr-x|lrwxrwxrwx) root\/root /);
    expect(lines.filter((line) => line.startsWith('-rws')).map((line) => line.split(' ').at(-1))).toEqual([
      './opt/Tidings/chrome-sandbox',
    ]);
  });

  it.runIf(isRoot)('installs into an empty root, and leaves nothing when it is removed', async () => {
    const { root, code, output } = await dpkg('--install', deb);
    expect(code, output).toBe(0);
    expect(readlinkSync(path.join(root, 'usr/bin/tidings'))).toBe('/opt/Tidings/tidings');
    expect(readFileSync(path.join(root, 'opt/Tidings/resources/app.asar'), 'utf8')).toBe('resources/app.asar\n');
    expect(statSync(path.join(root, 'opt/Tidings/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
    expect((await dpkg('--verify', 'tidings')).output).toBe('');
    const removed = await dpkg('--purge', 'tidings');
    expect(removed.code, removed.output).toBe(0);
    for (const place of ['opt/Tidings', 'usr/bin/tidings', 'usr/share/applications/tidings.desktop'])
      expect(existsSync(path.join(root, place)), place).toBe(false);
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fromRoot } from '../project.mjs';
import { capture } from '../run.mjs';
import { linuxFacts } from './here.mjs';
import { debControl, desktopEntry, mimePackage } from './linux-files.mjs';

const validator = '/usr/bin/desktop-file-validate';
const mimeTool = '/usr/bin/update-mime-database';

/** The keys of an entry that desktops need, by the specification of freedesktop.org. */
const required = ['Type', 'Name', 'Exec', 'Icon', 'Categories', 'MimeType'];

/** @param {string} entry */
function keysOf(entry) {
  const lines = entry.trim().split('\n');
  expect(lines[0]).toBe('[Desktop Entry]');
  return new Map(lines.slice(1).map((line) => /** @type {[string, string]} */ (line.split(/=(.*)/s).slice(0, 2))));
}

it('the entry has what desktops need, and opens the files of its type', async () => {
  const facts = await linuxFacts();
  const keys = keysOf(desktopEntry(facts));
  for (const key of required) expect(keys.get(key), key).toMatch(/./);
  expect(keys.get('MimeType')).toBe(`${facts.mimeType};`);
  expect(keys.get('Exec')).toBe('tidings %F');
  // The window is matched to its entry by this: Electron names its windows after `desktopName`.
  const { desktopName } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  expect(`${keys.get('StartupWMClass')}.desktop`).toBe(desktopName);
});

it.runIf(existsSync(validator))('the entry is valid by desktop-file-validate, which finds what is wrong', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'entry-'));
  const file = path.join(folder, 'tidings.desktop');
  const entry = desktopEntry(await linuxFacts());
  writeFileSync(file, entry);
  expect(await capture(validator, [file])).toEqual({ code: 0, output: '' });
  writeFileSync(file, entry.replace('Terminal=false', 'Terminal=never'));
  expect((await capture(validator, [file])).code).toBe(1);
});

it('the MIME type is that of the file association, and names an icon that is there', async () => {
  const facts = await linuxFacts();
  const xml = mimePackage(facts);
  expect(xml).toContain(`<mime-type type="${facts.mimeType}">`);
  expect(xml).toContain('<glob pattern="*.tidings"/>');
  expect(readdirSync(fromRoot('build', 'icons')).every((name) => /^(\d+)x\1\.png$/.test(name))).toBe(true);
});

it.runIf(existsSync(mimeTool))('the MIME database takes the type', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mime-'));
  mkdirSync(path.join(folder, 'packages'));
  const facts = await linuxFacts();
  writeFileSync(path.join(folder, 'packages', 'tidings.xml'), mimePackage(facts));
  const { code, output } = await capture(mimeTool, ['-V', folder]);
  expect(code, output).toBe(0);
  expect(readFileSync(path.join(folder, 'globs2'), 'utf8')).toContain(`${facts.mimeType}:*.tidings`);
});

it('a trial version is older than the one that it is for', async () => {
  const facts = await linuxFacts();
  const control = debControl({ ...facts, version: '1.0.0-beta.1' }, { arch: 'amd64', installedKb: 1 });
  expect(control).toContain('Version: 1.0.0~beta.1\n');
});

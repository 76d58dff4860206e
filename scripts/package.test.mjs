import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { toIcns, toIco } from './icons/containers.mjs';
import { fromRoot, projectRoot } from './project.mjs';

const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config');

const read = () => getConfig(projectRoot, fromRoot('electron-builder.yml'), null);
/** @param {unknown} config */
const validate = (config) => validateConfiguration(config, { isEnabled: false, add: () => {} });

it('is valid by electron-builder’s own schema', async () => {
  await expect(validate(await read())).resolves.toBeUndefined();
});

it('is refused with an unknown key', async () => {
  await expect(validate({ ...(await read()), nsys: {} })).rejects.toThrow('nsys');
  await expect(validate({ ...(await read()), electronFuses: { runAsNode: 'no' } })).rejects.toThrow('runAsNode');
});

it('names existing drawings and entitlements', async () => {
  const { win, mac, fileAssociations } = await read();
  const [{ icon }] = fileAssociations;
  const inBuild = [win.icon, mac.icon, icon, icon.replace('.icns', '.ico')].map((name) => path.join('build', name));
  for (const file of [...inBuild, mac.entitlements, mac.entitlementsInherit]) {
    expect(existsSync(fromRoot(file)), file).toBe(true);
  }
});

it('disables everything that a fuse can disable', async () => {
  const { electronFuses, asar } = await read();
  expect({ asar, ...electronFuses }).toEqual({
    asar: true,
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: false,
  });
});

/** @param {number} size */
const png = (size) => readFileSync(fromRoot('build', 'icons', `${size}x${size}.png`));

it('places each picture of the Windows icon where its table says', () => {
  const ico = toIco(new Map([16, 32, 48, 64, 128, 256].map((size) => [size, png(size)])));
  for (const [place, size] of [16, 32, 48, 64, 128, 256].entries()) {
    const entry = 6 + 16 * place;
    const [length, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
    expect(ico.subarray(offset, offset + length).equals(png(size))).toBe(true);
  }
  expect(ico.equals(readFileSync(fromRoot('build', 'icon.ico')))).toBe(true);
});

it('writes blocks of the macOS icon that end with the file', () => {
  const icns = toIcns(new Map([16, 32, 64, 128, 256, 512].map((size) => [size, png(size)])));
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  let offset = 8;
  while (offset < icns.length) offset += icns.readUInt32BE(offset + 4);
  expect(offset).toBe(icns.length);
  expect(icns.readUInt32BE(4)).toBe(icns.length);
});

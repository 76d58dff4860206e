import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetBuild, isBuilt, rememberBuild } from './build-stamp.mjs';
import { areDependenciesCurrent } from './dependencies.mjs';

/** @type {string} */
let root;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'tidings-stamp-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/**
 * @param {string} file
 * @param {string} content
 */
async function write(file, content) {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), content);
}

describe('the stamp of a build', () => {
  const folders = () => ({ root, sources: ['app', 'package.json'], outputs: ['out/main'], stamp: 'out/.built' });

  beforeEach(async () => {
    await write('app/a.ts', 'one');
    await write('package.json', '{}');
    await write('out/main/index.js', 'built');
    await rememberBuild(folders());
  });

  it('is valid while nothing changes', async () => {
    expect(await isBuilt(folders())).toBe(true);
    await write('app/a.test.ts', 'a test is not built');
    expect(await isBuilt(folders())).toBe(true);
  });

  it.each([
    ['a source changed', 'app/a.ts', 'two'],
    ['a source came', 'app/new/b.ts', ''],
    ['an output was touched', 'out/main/index.js', 'edited'],
  ])('falls when %s', async (_, file, content) => {
    await write(file, content);
    expect(await isBuilt(folders())).toBe(false);
  });

  it('is invalid when a file is missing or it was reset', async () => {
    await rm(path.join(root, 'out/main/index.js'));
    expect(await isBuilt(folders())).toBe(false);
    await rememberBuild(folders());
    await forgetBuild(folders());
    expect(await isBuilt(folders())).toBe(false);
  });
});

describe('whether the packages are current', () => {
  const lock = (/** @type {object} */ packages) => JSON.stringify({ packages: { '': {}, ...packages } });
  const react = { 'node_modules/react': { version: '19.3.1', integrity: 'sha512-a' } };
  const optional = { 'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true } };

  it.each([
    ['the same', react, react, true],
    ['an optional one left out', { ...react, ...optional }, react, true],
    ['one missing', { ...react, 'node_modules/zod': { version: '4' } }, react, false],
    ['another version', react, { 'node_modules/react': { version: '18.0.0', integrity: 'sha512-a' } }, false],
    ['other bytes', react, { 'node_modules/react': { version: '19.3.1', integrity: 'sha512-x' } }, false],
    ['one too many', react, { ...react, 'node_modules/left': { version: '1' } }, false],
  ])('%s', async (_, wanted, installed, current) => {
    await write('package-lock.json', lock(wanted));
    await write('node_modules/.package-lock.json', lock(installed));
    expect(await areDependenciesCurrent(root)).toBe(current);
  });

  it('is invalid after an interrupted installation or a changed lock file', async () => {
    await write('package-lock.json', lock(react));
    expect(await areDependenciesCurrent(root)).toBe(false);
    await write('node_modules/.package-lock.json', lock(react));
    expect(await areDependenciesCurrent(root)).toBe(true);
    await write('package-lock.json', lock({ 'node_modules/react': { version: '20.0.0', integrity: 'sha512-a' } }));
    expect(await areDependenciesCurrent(root)).toBe(false);
  });
});

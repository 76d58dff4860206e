import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Failure } from '../failure.mjs';
import { startProcess } from '../processes.mjs';
import { fromRoot, projectRoot } from '../project.mjs';
import { makeAppImage } from './app-image.mjs';
import { makeDeb } from './deb.mjs';

const unpacked = fromRoot('out', 'package', 'linux-unpacked');

/**
 * Makes the packages of Linux that need no download, out of the unpacked app: tar.gz and, where their tools are installed,
 * deb and AppImage.
 * @param {{ log: (line: string) => void, level?: number }} options how much the packages are compressed, 6 unless given; 0 is not at all
 */
export async function packHere({ log, level = 6 }) {
  const facts = await linuxFacts();
  const { arch } = process;
  const named = `Tidings-${facts.version}-linux-${arch}`;
  const target = (/** @type {string} */ ending) => fromRoot('dist', `${named}.${ending}`);
  mkdirSync(fromRoot('dist'), { recursive: true });
  const parts = {
    app: unpacked,
    icons: fromRoot('build', 'icons'),
    licence: fromRoot('LICENSE'),
    notices: fromRoot('docs', 'notices.txt'),
    facts,
    arch,
  };
  await makeTarGz(target('tar.gz'), named, level);
  log(`Made ${target('tar.gz')}`);
  if (isInstalled('dpkg-deb')) {
    await makeDeb({ ...parts, target: target('deb'), level });
    log(`Made ${target('deb')}`);
  } else log('No deb: dpkg-deb is not installed.');
  if (isInstalled('appimagetool')) {
    await makeAppImage({ ...parts, target: target('AppImage') });
    log(`Made ${target('AppImage')}`);
  } else log('No AppImage: appimagetool is not installed. Get it from https://github.com/AppImage/appimagetool.');
}

/** What electron-builder.yml and package.json say of the app. @returns {Promise<import('./linux-files.mjs').LinuxFacts>} */
export async function linuxFacts() {
  const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const { getConfig } = require('app-builder-lib/out/util/config/config');
  const { linux, fileAssociations } = await getConfig(projectRoot, fromRoot('electron-builder.yml'), null);
  const [{ mimeType, description }] = fileAssociations;
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  return { version, synopsis: linux.synopsis, maintainer: linux.maintainer, mimeType, mimeName: description };
}

/**
 * @param {string} target
 * @param {string} folder the one folder that is in it
 * @param {number} level of the compression
 */
async function makeTarGz(target, folder, level) {
  rmSync(target, { force: true });
  const owner = ['--owner=0', '--group=0'];
  const args = ['--create', `--transform=s,^\\.,${folder},`, ...owner, `--directory=${unpacked}`, '.'];
  const { child, exited } = startProcess('tar', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('tar has no output');
  // Faster than gzip, which also can't leave out the compression.
  await pipeline(child.stdout, createGzip({ level, chunkSize: 256 * 1024 }), createWriteStream(target));
  if ((await exited) !== 0) throw new Failure(`tar could not make ${target}.`);
}

/** @param {string} tool */
function isInstalled(tool) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => folder !== '' && existsSync(path.join(folder, tool)));
}

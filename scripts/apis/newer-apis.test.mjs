import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fromRoot } from '../project.mjs';
import { findNewerApis } from './newer-apis.mjs';

/**
 * Checks sources in a separate project inside ours, so that packages are found.
 * @param {string} extended the settings that it extends
 * @param {{ include?: string[], planted?: string }} files
 */
async function lookThrough(extended, { include = [], planted }) {
  await mkdir(fromRoot('out'), { recursive: true });
  const folder = await mkdtemp(fromRoot('out', 'planted-'));
  try {
    if (planted !== undefined) await writeFile(path.join(folder, 'planted.ts'), planted);
    const settings = {
      extends: fromRoot(extended),
      compilerOptions: { allowJs: true, types: ['node'] },
      include,
      exclude: [],
      references: [],
      ...(planted === undefined ? {} : { files: ['planted.ts'] }),
    };
    const config = path.join(folder, 'tsconfig.json');
    await writeFile(config, JSON.stringify(settings));
    return (await findNewerApis(config)).map((found) => found.replace(/^.*planted\.ts:/, ''));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

it.each([
  ['main', 'main/tsconfig.json'],
  ['the preload', 'main/preload/tsconfig.json'],
])('%s uses nothing that Electron 33 and its Node.js do not have', async (_, config) => {
  expect(await findNewerApis(fromRoot(config))).toEqual([]);
});

it('the scripts use only APIs of Node.js 20.18', async () => {
  const include = [`${fromRoot('scripts')}/**/*.mjs`];
  expect(await lookThrough('tsconfig.base.json', { include })).toEqual([]);
});

const planted = `
import { app, BrowserWindow, safeStorage, sharedTexture } from 'electron';
import { postMessageToThread } from 'node:worker_threads';
import * as threads from 'node:worker_threads';

app.isHardwareAccelerationEnabled();
void safeStorage.encryptStringAsync('x');
const window = new BrowserWindow({ accentColor: '#fff', webPreferences: { zoomMode: 'disabled' } });
window.on('persisted-state-restored', () => {});
window.once('closed', () => {});
const { getRecentDocuments } = app;
void threads.postMessageToThread(1, 'x');
void [getRecentDocuments, sharedTexture, postMessageToThread];

if (typeof app.isHardwareAccelerationEnabled === 'function') app.isHardwareAccelerationEnabled();
const own = 'postMessageToThread' in threads ? threads.postMessageToThread(1, 'x') : null;
const recent = typeof app.getRecentDocuments === 'function' && app.getRecentDocuments();
app.isHardwareAccelerationEnabled?.();
if (typeof app.quit === 'function') app.isHardwareAccelerationEnabled();
if (typeof app.getRecentDocuments === 'function') app.quit();
else app.getRecentDocuments();
void [own, recent];
`;

it('finds newer APIs in every form, unless they are checked for first', async () => {
  const line = (/** @type {string} */ text) => planted.slice(0, planted.indexOf(text)).split('\n').length;
  const found = await lookThrough('main/tsconfig.json', { planted });
  expect(found.toSorted()).toEqual(
    [
      `${line('app, Browser')}: sharedTexture, not in CrossProcessExports of Electron 33`,
      `${line('{ postMessage')}: postMessageToThread, in Node.js since v22.5.0`,
      `${line('app.isHardware')}: isHardwareAccelerationEnabled, not in App of Electron 33`,
      `${line('safeStorage.encrypt')}: encryptStringAsync, not in SafeStorage of Electron 33`,
      `${line('accentColor')}: accentColor, not in BaseWindowConstructorOptions of Electron 33`,
      `${line('zoomMode')}: zoomMode, not in WebPreferences of Electron 33`,
      `${line('persisted')}: persisted-state-restored, not in BrowserWindow of Electron 33`,
      `${line('const { getRecent')}: getRecentDocuments, not in App of Electron 33`,
      `${line('void threads')}: postMessageToThread, in Node.js since v22.5.0`,
      `${line('void [getRecent')}: sharedTexture, not in CrossProcessExports of Electron 33`,
      `${line('void [getRecent')}: postMessageToThread, in Node.js since v22.5.0`,
      `${line('if (typeof app.quit')}: isHardwareAccelerationEnabled, not in App of Electron 33`,
      `${line('else app.get')}: getRecentDocuments, not in App of Electron 33`,
    ].toSorted(),
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');
const bareMain = `const { app, BrowserWindow } = require('electron');
if (process.env.TIDINGS_USER_DATA) app.setPath('userData', process.env.TIDINGS_USER_DATA);
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html'));
app.on('window-all-closed', () => app.quit());`;

/** A folder with a minimal Electron app: one window and one static page with a field. */
export async function makeBareApp() {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-bare-'));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{"main":"main.js"}');
  await writeFile(path.join(folder, 'main.js'), bareMain);
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><label>URI <input id="uri"></label>');
  return folder;
}

/**
 * Starts an app and waits until its URI field can be typed into. `paintMs` is when its first content was on the screen:
 * of ours the frame, of the bare app its page. `wholeMs` is when all of the app is there.
 * @param {string} appFolder
 * @param {string} userData
 */
export async function startApp(appFolder, userData) {
  const start = performance.now();
  const startedAt = Date.now();
  const app = await electron.launch({
    args: process.getuid?.() === 0 ? ['.', '--no-sandbox'] : ['.'],
    cwd: appFolder,
    env: /** @type {Record<string, string>} */ ({ ...process.env, TIDINGS_USER_DATA: userData }),
    colorScheme: null,
  });
  const page = await app.firstWindow();
  // It is checked at each frame, because a locator checks only every half second.
  await page.waitForFunction(() => document.querySelector('#uri'), undefined, { polling: 'raf' });
  await page.locator('#uri').fill('typed');
  const startMs = performance.now() - start;
  await untilWhole(page);
  const wholeMs = performance.now() - start;
  // It is reported a moment after it is on the screen.
  const paint = await page.waitForFunction(firstPaint, undefined, { polling: 'raf' });
  const paintMs = Number(await paint.jsonValue()) - startedAt;
  return { app, page, startMs, wholeMs, paintMs };
}

/**
 * Waits until all of the app is there.
 * @param {import('@playwright/test').Page} page
 */
export async function untilWhole(page) {
  const isWhole = () => document.querySelector('#uri') !== null && document.querySelector('#frame') === null;
  await page.waitForFunction(isWhole, undefined, { polling: 'raf' });
}

/** Runs in the page: when its first content was painted, in milliseconds since 1970; null before it is known. */
function firstPaint() {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return paint === undefined ? null : performance.timeOrigin + paint.startTime;
}

/** The folder of the built app. */
export const ourApp = root;

/**
 * The memory of a process and all its children, shared pages counted by their share (PSS), in MB. Linux.
 * @param {number} processId
 */
export function memoryMb(processId) {
  const ids = family(processId);
  return ids.reduce((sum, id) => sum + pssKb(id), 0) / 1_024;
}

/**
 * @param {number} processId
 * @returns {number[]}
 */
function family(processId) {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === processId);
  return [processId, ...children.flatMap((child) => family(Number(child)))];
}

/** @param {string} processId */
function parentOf(processId) {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** @param {number} processId */
function pssKb(processId) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

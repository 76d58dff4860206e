import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { ourApp } from './app.mjs';

const html = `<!doctype html><style>body{margin:0}main{position:absolute;inset:152px 0 0 280px}</style>
<label>URI <input id="uri"></label><main></main><script type="module" src="page.js"></script>`;

/**
 * Makes an Electron app whose only window shows a virtual list with one line of text a row. Returns its folder.
 * @param {number} count how many rows
 */
export async function makeBareList(count) {
  const folder = path.join(ourApp, 'out', 'bench', 'bare-list');
  mkdirSync(folder, { recursive: true });
  const page = path.join(import.meta.dirname, 'bare-list-page.mjs');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: folder, lib: { entry: page, formats: ['es'], fileName: () => 'page.js' } },
  });
  writeFileSync(path.join(folder, 'package.json'), '{"main":"main.cjs"}');
  writeFileSync(path.join(folder, 'main.cjs'), mainOf(count));
  writeFileSync(path.join(folder, 'index.html'), html);
  return folder;
}

/** @param {number} count */
function mainOf(count) {
  return `const { app, BrowserWindow } = require('electron');
app.setPath('userData', process.env.TIDINGS_USER_DATA);
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html', { hash: '${count}' }));
app.on('window-all-closed', () => app.quit());`;
}

import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runProgram } from './failure.mjs';
import { createCamera } from './guide/camera.mjs';
import { environments, firstEvent, templates, variables } from './guide/first-scenes.mjs';
import { history, runs, sharing, storyboards } from './guide/later-scenes.mjs';
import { makeSmall } from './guide/small-png.mjs';
import { startTenant } from './guide/tenant.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { setUp } from './setup.mjs';
import { endOnSignals } from './signals.mjs';

const folder = fromRoot('docs', 'guide', 'pictures');

/** Takes every picture of the guide from the real app, and removes unused ones. */
export async function takePictures() {
  const { executable } = await setUp({ display: true, log: console.log });
  await build({ log: console.log });
  const userData = await mkdtemp(path.join(tmpdir(), 'tidings-guide-'));
  const display = await withDisplay(process.env, { log: console.log });
  const tenant = await startTenant();
  await mkdir(folder, { recursive: true });
  try {
    const { _electron } = await import('@playwright/test');
    const electron = await _electron.launch({
      executablePath: executable,
      args: process.getuid?.() === 0 ? ['.', '--no-sandbox'] : ['.'],
      cwd: projectRoot,
      env: { ...process.env, ...display.env, TIDINGS_USER_DATA: userData },
      colorScheme: null,
    });
    const taken = await play(electron, tenant.origin, userData);
    await electron.close();
    for (const name of await readdir(folder))
      if (!taken.includes(path.join(folder, name))) await rm(path.join(folder, name));
    const bytes = taken.map(makeSmall).reduce((sum, each) => sum + each, 0);
    console.log(`${taken.length} pictures, ${(bytes / 1e6).toFixed(2)} MB.`);
  } finally {
    tenant.close();
    await display.stop();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {import('@playwright/test').ElectronApplication} electron
 * @param {string} origin of the server in place of a tenant
 * @param {string} folder for files that are given to the app
 */
async function play(electron, origin, folder) {
  const window = await electron.firstWindow();
  await window.getByRole('button', { name: 'Send', exact: true }).waitFor();
  await electron.evaluate(({ BrowserWindow, nativeTheme }) => {
    nativeTheme.themeSource = 'light';
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
  });
  const { take, taken } = createCamera(window);
  const stage = { electron, window, take, folder };
  await firstEvent(stage);
  await templates(stage);
  await environments(stage, origin);
  await variables(stage);
  await storyboards(stage);
  await runs(stage);
  await history(stage);
  await sharing(stage);
  return taken;
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(takePictures);
}

import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runProgram } from './failure.mjs';
import { createCamera } from './guide/camera.mjs';
import { chooseScenes, playScene } from './guide/scenes.mjs';
import { startTenant } from './guide/tenant.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { setUp } from './setup.mjs';
import { endOnSignals } from './signals.mjs';

const folder = fromRoot('docs', 'guide', 'pictures');

// A click that waits longer than this waits for something that never comes.
const patienceMs = 20_000;

/**
 * Takes the pictures of the guide from the real app: of the named scenes, or of all. After all scenes it removes unused
 * pictures. It ends at the first scene that fails.
 * @param {readonly string[]} names
 */
export async function takePictures(names) {
  const chosen = chooseScenes(names);
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
    const program = electron.process();
    try {
      const taken = await play(chosen, electron, { origin: tenant.origin, folder: userData });
      await electron.close();
      if (names.length === 0) await removeOthers([...taken.keys()]);
      const bytes = [...taken.values()].reduce((sum, each) => sum + each, 0);
      console.log(`${taken.size} pictures, ${(bytes / 1e6).toFixed(2)} MB.`);
    } finally {
      // A window in the middle of a scene may ask before it closes, and nobody would answer.
      program.kill('SIGKILL');
    }
  } finally {
    tenant.close();
    await display.stop();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {ReturnType<typeof chooseScenes>} chosen
 * @param {import('@playwright/test').ElectronApplication} electron
 * @param {{ origin: string, folder: string }} given
 * @returns the bytes of each picture
 */
async function play(chosen, electron, given) {
  const window = await electron.firstWindow();
  window.setDefaultTimeout(patienceMs);
  await window.getByRole('button', { name: 'Send', exact: true }).waitFor();
  await electron.evaluate(({ BrowserWindow, nativeTheme }) => {
    nativeTheme.themeSource = 'light';
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
  });
  const { take, taken } = createCamera(window);
  for (const scene of chosen) {
    console.log(`${scene.name}${scene.pictured ? '' : ' (without pictures)'}`);
    await playScene(scene, { ...given, electron, window, take }, async () => {
      const file = path.join(tmpdir(), 'tidings-guide-failed.png');
      await window.screenshot({ path: file });
      return file;
    });
  }
  return taken;
}

/** @param {readonly string[]} taken */
async function removeOthers(taken) {
  for (const name of await readdir(folder))
    if (!taken.includes(path.join(folder, name))) await rm(path.join(folder, name));
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(() => takePictures(process.argv.slice(2)));
}

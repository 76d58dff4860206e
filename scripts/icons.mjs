import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runProgram } from './failure.mjs';
import { toIcns, toIco } from './icons/containers.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { sandboxArguments } from './sandbox.mjs';
import { setUp } from './setup.mjs';
import { endOnSignals } from './signals.mjs';

const sizes = /** @type {const} */ ([16, 32, 48, 64, 128, 256, 512]);

/**
 * Draws the icons of every system from the two drawings in build/, in a window of Tidings, so that no drawing tool is
 * needed.
 */
export async function drawIcons() {
  const { executable } = await setUp({ display: true, log: console.log });
  await build({ log: console.log });
  const display = await withDisplay(process.env, { log: console.log });
  const userData = mkdtempSync(path.join(tmpdir(), 'tidings-icons-'));
  const { _electron } = await import('@playwright/test');
  const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const app = await _electron.launch({
    executablePath: executable,
    args: ['.', ...sandboxArguments()],
    cwd: projectRoot,
    env: { ...Object.fromEntries(own), ...display.env, TIDINGS_USER_DATA: userData },
  });
  try {
    const window = await app.firstWindow();
    const icon = await drawAll(window, 'icon.svg');
    const document = await drawAll(window, 'document.svg');
    // macOS icons have a margin; on other systems they fill the square.
    const rimmed = await drawAll(window, 'icon.svg', '-2.9 -2.9 29.8 29.8');
    mkdirSync(fromRoot('build', 'icons'), { recursive: true });
    for (const [size, png] of icon) writeFileSync(fromRoot('build', 'icons', `${size}x${size}.png`), png);
    writeFileSync(fromRoot('build', 'icon.ico'), toIco(icon));
    writeFileSync(fromRoot('build', 'tidings.ico'), toIco(document));
    writeFileSync(fromRoot('build', 'icon.icns'), toIcns(rimmed));
    writeFileSync(fromRoot('build', 'tidings.icns'), toIcns(document));
  } finally {
    await app.close();
    await display.stop();
    rmSync(userData, { recursive: true, force: true });
  }
}

/**
 * @param {import('@playwright/test').Page} window
 * @param {string} name
 * @param {string} [viewBox]
 * @returns {Promise<Map<number, Buffer>>} a PNG of each size
 */
async function drawAll(window, name, viewBox = '0 0 24 24') {
  const svg = readFileSync(fromRoot('build', name), 'utf8').replace('viewBox="0 0 24 24"', `viewBox="${viewBox}"`);
  const drawn = new Map();
  for (const size of sizes) {
    const png = await window.evaluate(draw, {
      svg: svg.replace('<svg', `<svg width="${size}" height="${size}"`),
      size,
    });
    drawn.set(size, Buffer.from(png, 'base64'));
  }
  return drawn;
}

/**
 * Runs in the window.
 * @param {{ svg: string, size: number }} drawing
 * @returns {Promise<string>} a PNG, in base64
 */
async function draw({ svg, size }) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas.getContext('2d')?.drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(drawIcons);
}

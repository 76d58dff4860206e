import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { makeBareApp, memoryMb, ourApp, startApp } from '../app.mjs';
import { mb, median, ms, report, reportAtMost } from '../table.mjs';

/**
 * Compares start, idle memory and scrolling with an empty Electron app.
 * @param {import('../run.mjs').Work} work
 */
export async function appRows({ folder, histories, size }) {
  const { full, none } = await histories();
  const kept = size.kept.toLocaleString('en');
  const bare = await makeBareApp();
  const starts = {
    bare: /** @type {number[]} */ ([]),
    none: /** @type {number[]} */ ([]),
    full: /** @type {number[]} */ ([]),
  };
  const memory = { bare: 0, none: 0, full: 0 };
  for (let round = 0; round < size.warmUps + size.starts; round++)
    for (const [name, app, userData] of /** @type {const} */ ([
      ['bare', bare, path.join(folder, 'bare-data')],
      ['none', ourApp, none],
      ['full', ourApp, full],
    ])) {
      const started = await startApp(app, userData);
      // The first starts create the profile and warm the disk cache.
      if (round >= size.warmUps) starts[name].push(started.startMs);
      if (round === size.warmUps + size.starts - 1) {
        await setTimeout(size.idleMs);
        memory[name] = memoryMb(started.app.process().pid ?? 0);
      }
      await started.app.close();
    }
  reportAtMost('start to an editable URI, beside bare Electron', {
    ours: starts.none,
    theirs: starts.bare,
    bar: 1.3,
    format: ms,
  });
  reportAtMost(`start with ${kept} exchanges, beside none`, {
    ours: starts.full,
    theirs: starts.none,
    bar: 1.15,
    format: ms,
  });
  reportAtMost('idle memory, beside bare Electron', { ours: memory.none, theirs: memory.bare, bar: 1.15, format: mb });
  reportAtMost(`idle memory with ${kept} exchanges, beside bare Electron`, {
    ours: memory.full,
    theirs: memory.bare,
    bar: 1.3,
    format: mb,
  });
  await scrollRow(full, size);
  reportFirstPaint();
}

/**
 * @param {string} full
 * @param {import('../size.mjs').Size} size
 */
async function scrollRow(full, size) {
  const { app, page } = await startApp(ourApp, full);
  await page.keyboard.press('Control+Shift+H');
  await page.getByRole('list', { name: 'History' }).getByRole('listitem').first().waitFor();
  const frames = await page.evaluate(scrollThrough, size.frames);
  await app.close();
  report({
    what: `scrolling ${size.kept.toLocaleString('en')} rows, slowest of ${frames.length} frames`,
    figure: `${ms(Math.max(...frames))}, median ${ms(median(frames))}`,
    bar: '<= 50 ms',
    met: Math.max(...frames) <= 50,
    samples: { frames },
  });
}

/** The files that the page loads first: its script, the parts that the script needs at once, and its styles. */
function reportFirstPaint() {
  const renderer = path.join(ourApp, 'out', 'renderer');
  const page = readFileSync(path.join(renderer, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file = '']) =>
    path.join(renderer, file),
  );
  const kb = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length / 1_000, 0);
  report({
    what: 'renderer for the first paint, gzip',
    figure: `${kb.toFixed(0)} kB`,
    bar: '<= 350 kB',
    met: kb <= 350,
    samples: { kb: [kb] },
  });
}

/**
 * Runs in the page: scrolls the history from end to end and returns how long each frame took, in milliseconds.
 * @param {number} frames
 */
async function scrollThrough(frames) {
  const scroller = document.querySelector('ul[aria-label="History"]')?.parentElement;
  /** @type {number[]} */
  const times = [];
  if (!scroller) return times;
  let last = performance.now();
  for (let frame = 0; frame < frames; frame++) {
    // Fast scrolling, with a jump now and then like dragging the scroll bar.
    scroller.scrollTop += frame % 50 === 49 ? scroller.scrollHeight / 7 : 400;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
}

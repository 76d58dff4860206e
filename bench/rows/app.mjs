import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { memoryMb, ourApp, startApp } from '../app.mjs';
import { makeBareList } from '../bare-list.mjs';
import { importRows } from '../imports.mjs';
import { keystrokeRows } from '../keystrokes.mjs';
import { mb, median, ms, report, reportAtMost } from '../table.mjs';

/**
 * Compares start, idle memory and scrolling with an empty Electron app.
 * @param {import('../run.mjs').Work} work
 */
export async function appRows(work) {
  const { apps, folder, histories, size } = work;
  const { full, none } = await histories();
  const kept = size.kept.toLocaleString('en');
  const starts = {
    bare: /** @type {number[]} */ ([]),
    none: /** @type {number[]} */ ([]),
    full: /** @type {number[]} */ ([]),
  };
  const paints = structuredClone(starts);
  const wholes = structuredClone(starts);
  const memory = { bare: 0, none: 0, full: 0 };
  for (let round = 0; round < size.warmUps + size.starts; round++)
    for (const [name, kind, userData] of /** @type {const} */ ([
      ['bare', 'bare', path.join(folder, 'bare-data')],
      ['none', 'ours', none],
      ['full', 'ours', full],
    ])) {
      const started = await startApp(await apps.folderOf(kind), userData);
      // The first start creates the profile and warms the disk cache; the second one makes the code cache.
      if (round >= size.warmUps) {
        starts[name].push(started.startMs);
        paints[name].push(started.paintMs);
        wholes[name].push(started.wholeMs);
      }
      const isLast = round === size.warmUps + size.starts - 1;
      if (isLast) {
        await setTimeout(size.idleMs);
        memory[name] = memoryMb(started.app.process().pid ?? 0);
      }
      if (isLast && name !== 'none') await apps.leave(kind, started);
      else await started.app.close();
    }
  reportStarts({ starts, paints, wholes }, kept);
  reportAtMost('idle memory, beside bare Electron', { ours: memory.none, theirs: memory.bare, bar: 1.15, format: mb });
  reportAtMost(`idle memory with ${kept} exchanges, beside bare Electron`, {
    ours: memory.full,
    theirs: memory.bare,
    bar: 1.3,
    format: mb,
  });
  await scrollRow(work, full);
  await keystrokeRows(work);
  await importRows(work);
  reportFirstPaint();
}

/**
 * @typedef {{ bare: number[], none: number[], full: number[] }} Times
 * @param {{ starts: Times, paints: Times, wholes: Times }} times
 * @param {string} kept how many exchanges the full history has
 */
function reportStarts({ starts, paints, wholes }, kept) {
  reportAtMost('start to an editable URI, beside bare Electron', {
    ours: starts.none,
    theirs: starts.bare,
    bar: 1.3,
    format: ms,
  });
  reportAtMost('window with its frame drawn, beside bare Electron’s page', {
    ours: paints.none,
    theirs: paints.bare,
    bar: 1.1,
    format: ms,
  });
  const whole = median(wholes.none);
  report({
    what: 'start to the whole window, with its response and its lists',
    figure: `${ms(whole)}, ${(whole / median(starts.bare)).toFixed(2)} x bare Electron`,
    bar: 'none',
    met: true,
    samples: { ours: wholes.none, theirs: starts.bare },
  });
  reportAtMost(`start with ${kept} exchanges, beside none`, {
    ours: wholes.full,
    theirs: wholes.none,
    bar: 1.15,
    format: ms,
  });
}

/**
 * Scrolls the history and a bare virtual list of the same height in turn.
 * @param {import('../run.mjs').Work} work
 * @param {string} full
 */
async function scrollRow({ apps, folder, size }, full) {
  const ours = await apps.open('ours', full);
  const theirs = await startApp(await makeBareList(size.kept), path.join(folder, 'list-data'));
  await ours.page.keyboard.press('Control+Shift+H');
  const slowest = { ours: /** @type {number[]} */ ([]), theirs: /** @type {number[]} */ ([]) };
  const usual = { ours: /** @type {number[]} */ ([]), theirs: /** @type {number[]} */ ([]) };
  // The first turns compile what the others run.
  for (let turn = 0; turn < size.warmUps + size.turns; turn++)
    for (const [name, { page }] of /** @type {const} */ ([
      ['theirs', theirs],
      ['ours', ours],
    ])) {
      await page.bringToFront();
      await page.getByRole('list', { name: 'History' }).getByRole('listitem').first().waitFor();
      const frames = await page.evaluate(scrollThrough, size.frames);
      if (turn < size.warmUps) continue;
      slowest[name].push(Math.max(...frames));
      usual[name].push(median(frames));
    }
  await apps.leave('ours', ours);
  await theirs.app.close();
  reportAtMost(`scrolling ${size.kept.toLocaleString('en')} rows, slowest frame beside a bare virtual list`, {
    ours: slowest.ours,
    theirs: slowest.theirs,
    bar: 2,
    format: ms,
  });
  reportAtMost(`scrolling ${size.kept.toLocaleString('en')} rows, median frame beside a bare virtual list`, {
    ours: usual.ours,
    theirs: usual.theirs,
    bar: 2,
    format: ms,
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
    what: 'renderer that opens the window, gzip',
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
  const scroller = document.querySelector('ul[aria-label="History"]')?.parentElement?.parentElement;
  if (!scroller) throw new Error('There is no list to scroll.');
  /** @type {number[]} */
  const times = [];
  scroller.scrollTop = 0;
  let last = performance.now();
  for (let frame = 0; frame < frames; frame++) {
    // Fast scrolling, with a jump now and then like dragging the scroll bar.
    scroller.scrollTop += frame % 50 === 49 ? scroller.scrollHeight / 7 : 400;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  if (scroller.scrollTop === 0) throw new Error('The list didn’t scroll.');
  return times;
}

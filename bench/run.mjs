import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { makeBareApp, memoryMb, ourApp, startApp } from './app.mjs';

const run = promisify(execFile);
const rounds = 5;
const kept = 100_000;
/** @type {{ what: string, figure: string, bar: string, met: boolean }[]} */
const rows = [];

/**
 * @param {string} what
 * @param {string} figure
 * @param {string} bar
 * @param {boolean} met
 */
function report(what, figure, bar, met) {
  rows.push({ what, figure, bar, met });
  process.stdout.write(`${met ? 'met   ' : 'MISSED'}  ${what}: ${figure} (bar: ${bar})\n`);
}

const programs = ['generate-history', 'storage', 'send'];
await run(process.execPath, ['scripts/programs.mjs', 'out/bench', ...programs.map((name) => `bench/${name}.ts`)]);
const [generate = '', storage = '', send = ''] = programs.map((name) =>
  path.join(ourApp, 'out', 'bench', `${name}.mjs`),
);
const work = await mkdtemp(path.join(tmpdir(), 'tidings-bench-'));
const full = path.join(work, 'full');
const few = path.join(work, 'few');
const none = path.join(work, 'none');
for (const folder of [full, few, none]) mkdirSync(folder);
// Plain Node: electron-store imports electron, which then only names a path.
const node = { env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused' }, maxBuffer: 10_000_000 };
const program = async (/** @type {string[]} */ ...args) => JSON.parse((await run(process.execPath, args, node)).stdout);
await run(process.execPath, [generate, full, String(kept)], node);
await run(process.execPath, [generate, few, '100'], node);

const search = await program(storage, full, 'search');
report(`search over ${kept.toLocaleString('en')}, p95`, ms(search.p95Ms), '<= 100 ms', search.p95Ms <= 100);
report('main blocked while searching', ms(search.blockedMs), '<= 50 ms', search.blockedMs <= 50);

const many = path.join(work, 'many');
await cp(full, many, { recursive: true });
const atFew = await program(storage, few, 'append');
const atMany = await program(storage, many, 'append');
const growth = atMany.medianMs / atFew.medianMs;
report(
  'saving one exchange, 100,000 kept beside 100, median',
  `${growth.toFixed(2)} x (${ms(atMany.medianMs)} beside ${ms(atFew.medianMs)})`,
  '<= 1.5 x',
  growth <= 1.5,
);
report('saving one exchange, the slowest of 2,000', ms(atMany.mostMs), '<= 10 ms', atMany.mostMs <= 10);

const sending = await program(send);
const overhead = {
  medianMs: sending.ours.medianMs - sending.raw.medianMs,
  p99Ms: sending.ours.p99Ms - sending.raw.p99Ms,
};
report('one send over raw node:http, median', ms(overhead.medianMs), '<= 2 ms', overhead.medianMs <= 2);
report('one send over raw node:http, p99', ms(overhead.p99Ms), '<= 10 ms', overhead.p99Ms <= 10);

const bare = await makeBareApp();
const starts = {
  bare: /** @type {number[]} */ ([]),
  none: /** @type {number[]} */ ([]),
  full: /** @type {number[]} */ ([]),
};
const memory = { bare: 0, none: 0, full: 0 };
for (let round = 0; round <= rounds; round++)
  for (const [name, app, userData] of /** @type {const} */ ([
    ['bare', bare, path.join(work, 'bare-data')],
    ['none', ourApp, none],
    ['full', ourApp, full],
  ])) {
    const started = await startApp(app, userData);
    // The first of each makes the profile and warms the disk.
    if (round > 0) starts[name].push(started.startMs);
    if (round === rounds) {
      await setTimeout(5_000);
      memory[name] = memoryMb(started.app.process().pid ?? 0);
    }
    await started.app.close();
  }
const start = { bare: median(starts.bare), none: median(starts.none), full: median(starts.full) };
ratio('start to an editable URI, beside bare Electron', start.none, start.bare, 1.6, ms);
ratio(`start with ${kept.toLocaleString('en')} exchanges, beside none`, start.full, start.none, 1.15, ms);
ratio('idle memory, beside bare Electron', memory.none, memory.bare, 1.3, mb);
ratio(
  `idle memory with ${kept.toLocaleString('en')} exchanges, beside bare Electron`,
  memory.full,
  memory.bare,
  1.6,
  mb,
);

const { app, page } = await startApp(ourApp, full);
await page.keyboard.press('Control+Shift+H');
await page.getByRole('list', { name: 'History' }).getByRole('listitem').first().waitFor();
const frames = await page.evaluate(scrollThrough);
await app.close();
report(
  `scrolling ${kept.toLocaleString('en')} rows, slowest of ${frames.length} frames`,
  `${ms(Math.max(...frames))}, median ${ms(median(frames))}`,
  '<= 50 ms',
  Math.max(...frames) <= 50,
);

const assets = path.join(ourApp, 'out', 'renderer', 'assets');
const firstPaint = readdirSync(assets)
  .filter((name) => /^index-.*\.(js|css)$/.test(name))
  .reduce((sum, name) => sum + gzipSync(readFileSync(path.join(assets, name))).length / 1_000, 0);
report('renderer for the first paint, gzip', `${firstPaint.toFixed(0)} kB`, '<= 350 kB', firstPaint <= 350);

await rm(work, { recursive: true, force: true });
const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
await writeFile(path.join(ourApp, 'out', 'bench', 'results.json'), JSON.stringify({ machine, rows }, null, 2));
process.stdout.write(`\n${machine}\n\n| what | figure | bar | met |\n| --- | --- | --- | --- |\n`);
for (const { what, figure, bar, met } of rows)
  process.stdout.write(`| ${what} | ${figure} | ${bar} | ${met ? 'yes' : '**no**'} |\n`);

/**
 * @param {string} what
 * @param {number} ours
 * @param {number} theirs
 * @param {number} bar
 * @param {(value: number) => string} format
 */
function ratio(what, ours, theirs, bar, format) {
  const share = ours / theirs;
  report(what, `${share.toFixed(2)} x (${format(ours)} beside ${format(theirs)})`, `<= ${bar} x`, share <= bar);
}

/** Runs in the page: scrolls the history from end to end and returns how long each frame took, in milliseconds. */
async function scrollThrough() {
  const scroller = document.querySelector('ul[aria-label="History"]')?.parentElement;
  /** @type {number[]} */
  const times = [];
  if (!scroller) return times;
  let last = performance.now();
  for (let frame = 0; frame < 300; frame++) {
    // A strong wheel, with a leap now and then, as dragging the bar makes it.
    scroller.scrollTop += frame % 50 === 49 ? scroller.scrollHeight / 7 : 400;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** @param {number} value */
function ms(value) {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

/** @param {number} value */
function mb(value) {
  return `${value.toFixed(0)} MB`;
}

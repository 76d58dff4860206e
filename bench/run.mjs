import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ourApp } from './app.mjs';
import { createApps } from './apps.mjs';
import { runProgram } from './program.mjs';
import { appRows } from './rows/app.mjs';
import { deskRows } from './rows/desk.mjs';
import { runRows } from './rows/runs.mjs';
import { storageRows } from './rows/storage.mjs';
import { sizes } from './size.mjs';
import { beginGroup, finishTable, median, ms, report } from './table.mjs';

/**
 * @typedef {object} Work
 * @property {string} folder an empty folder, removed at the end
 * @property {import('./size.mjs').Size} size
 * @property {import('./apps.mjs').Apps} apps
 * @property {() => Promise<Histories>} histories made when first asked for
 *
 * @typedef {{ readonly full: string, readonly few: string, readonly none: string }} Histories user-data folders
 */

/**
 * Measures how much time a single send adds to the plain HTTP call.
 * @param {Work} work
 */
async function sendRows({ size }) {
  const { ours, raw } = await runProgram('send', [String(size.sends), String(size.warmUps)]);
  const overhead = { medianMs: ours.medianMs - raw.medianMs, p99Ms: ours.p99Ms - raw.p99Ms };
  const samples = { ours: ours.times, raw: raw.times };
  report({
    what: 'one send over raw node:http, median',
    figure: ms(overhead.medianMs),
    bar: '<= 2 ms',
    met: overhead.medianMs <= 2,
    samples,
  });
  report({
    what: 'one send over raw node:http, p99',
    figure: ms(overhead.p99Ms),
    bar: '<= 10 ms',
    met: overhead.p99Ms <= 10,
    samples,
  });
}

/**
 * Measures one keystroke in the palette, beside a scan for the plain text.
 * @param {Work} work
 */
async function paletteRows({ size }) {
  const { find, scan } = await runProgram('palette', [String(size.requests), String(size.warmUps)]);
  const medians = { find: find.map(median), scan: scan.map(median) };
  const slowestMs = Math.max(...medians.find);
  report({
    what: `palette, one keystroke over ${size.requests.toLocaleString('en')} requests, slowest search`,
    figure: `${ms(slowestMs)} (${(median(medians.find) / median(medians.scan)).toFixed(1)} x a plain scan)`,
    bar: '<= 60 ms',
    met: slowestMs <= 60,
    samples: { find: find.flat(), scan: scan.flat() },
  });
}

const groups = {
  storage: storageRows,
  desk: deskRows,
  send: sendRows,
  palette: paletteRows,
  app: appRows,
  runs: runRows,
};
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const size = process.argv.includes('--short') ? sizes.short : sizes.whole;
const folder = await mkdtemp(path.join(tmpdir(), 'tidings-bench-'));
/** @type {Promise<Histories> | null} */
let made = null;

async function makeHistories() {
  const histories = {
    full: path.join(folder, 'full'),
    few: path.join(folder, 'few'),
    none: path.join(folder, 'none'),
  };
  for (const history of Object.values(histories)) mkdirSync(history);
  await runProgram('generate-history', [histories.full, String(size.kept)]);
  await runProgram('generate-history', [histories.few, '100']);
  return histories;
}

const work = {
  folder,
  size,
  apps: createApps(size.sharesApps),
  histories: () => {
    made ??= makeHistories();
    return made;
  },
};
try {
  for (const [name, rows] of Object.entries(groups)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    beginGroup(name);
    await rows(work);
  }
} finally {
  await work.apps.end();
  await rm(folder, { recursive: true, force: true });
}
finishTable(path.join(ourApp, 'out', 'bench'), size === sizes.short ? 'short.json' : 'results.json');

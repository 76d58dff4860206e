import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ensurePeers, peerPath } from '../../scripts/peers/install.mjs';
import { ourApp } from '../app.mjs';
import { bruProject, newmanProject, ourProject } from '../peer-projects.mjs';
import { runProgram } from '../program.mjs';
import { measureRunMemory } from '../run-memory.mjs';
import { formatShare, mb, median, ms, perSecond, report, reportAtLeast, reportAtMost } from '../table.mjs';
import { timed } from '../timed.mjs';

/** The other tools take a minute for this number of rows, which is enough to measure a rate. */
const peerRowCount = 500;
const coldStarts = 7;

/**
 * Compares runs of many rows with similar tools, with raw node:http, and with smaller runs.
 * @param {import('../run.mjs').Work} work
 */
export async function runRows(work) {
  const { folder, size } = work;
  if (size.peers) await ensurePeers();
  const server = spawn(process.execPath, [path.join(ourApp, 'bench', 'answering-server.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [printed] = await once(server.stdout, 'data');
    const origin = String(printed).trim();
    const ours = await rateRows(origin, size);
    if (size.peers) {
      await peerRows(folder, origin, { ours, size });
      await coldStartRow(folder, origin, size.warmUps);
    }
    await memoryRow(work, origin);
  } finally {
    server.kill();
  }
}

/**
 * @param {string} origin
 * @param {import('../size.mjs').Size} size
 * @returns {Promise<readonly number[]>} how many rows a second ours sends one at a time, for each round
 */
async function rateRows(origin, { rows, rounds, warmUps }) {
  /** @type {Pair[]} */
  const single = [];
  /** @type {Pair[]} */
  const sixteen = [];
  const rate = (/** @type {'ours' | 'raw'} */ kind, /** @type {number} */ inFlight) =>
    runProgram('run-rows', [kind, origin, ...[rows, inFlight, warmUps].map(String)]);
  for (let round = 0; round < rounds; round++) {
    single.push({ ours: await rate('ours', 1), raw: await rate('raw', 1) });
    sixteen.push({ ours: await rate('ours', 16), raw: await rate('raw', 16) });
  }
  const run = `run of ${rows.toLocaleString('en')} rows`;
  reportBesideRaw(`${run}, one at a time, beside raw node:http`, single, 0.6);
  reportBesideRaw(`${run}, 16 in flight, beside raw node:http`, sixteen, 0.55);
  return single.map((pair) => pair.ours.perSecond);
}

/**
 * @param {string} folder
 * @param {string} origin
 * @param {{ readonly ours: readonly number[], readonly size: import('../size.mjs').Size }} measured rows a second of ours
 */
async function peerRows(folder, origin, { ours, size: { rows, warmUps } }) {
  const newman = await peerRate('newman', (count) => newmanProject(folder, origin, count), warmUps);
  const bru = await peerRate('bru', (count) => bruProject(folder, origin, count), warmUps);
  const run = `run of ${rows.toLocaleString('en')} rows`;
  const others = `${peerRowCount} rows of its own`;
  reportAtLeast(`${run}, one at a time, beside newman (${others})`, {
    ours,
    theirs: newman,
    bar: 8,
    format: perSecond,
  });
  reportAtLeast(`${run}, one at a time, beside the Bruno CLI (${others})`, {
    ours,
    theirs: bru,
    bar: 6,
    format: perSecond,
  });
}

/**
 * @typedef {{ readonly perSecond: number, readonly cpuMsEach: number }} Rate
 * @typedef {{ readonly ours: Rate, readonly raw: Rate }} Pair measured one right after the other
 */

/**
 * The median of the ratios of all pairs. Other load on the machine slows both of a pair.
 * @param {string} what
 * @param {readonly Pair[]} pairs
 * @param {number} bar
 */
function reportBesideRaw(what, pairs, bar) {
  const middle = (/** @type {(pair: Pair) => number} */ of) => median(pairs.map(of));
  const share = middle(({ ours, raw }) => ours.perSecond / raw.perSecond);
  const rates = `${perSecond(middle(({ ours }) => ours.perSecond))} beside ${perSecond(middle(({ raw }) => raw.perSecond))}`;
  const processor = `${ms(middle(({ ours }) => ours.cpuMsEach))} of the processor a row beside ${ms(middle(({ raw }) => raw.cpuMsEach))}`;
  const samples = {
    ours: pairs.map(({ ours }) => ours.perSecond),
    raw: pairs.map(({ raw }) => raw.perSecond),
    oursCpuMs: pairs.map(({ ours }) => ours.cpuMsEach),
    rawCpuMs: pairs.map(({ raw }) => raw.cpuMsEach),
  };
  const figure = `${formatShare(share, bar)} (${rates}; ${processor})`;
  report({ what, figure, bar: `>= ${bar} x`, met: share >= bar, samples });
}

/**
 * Rows a second without the start of the tool: the extra time for many rows compared with one.
 * @param {import('../../scripts/peers/install.mjs').Peer} peer
 * @param {(count: number) => { args: string[], cwd: string }} project
 * @param {number} warmUps
 */
async function peerRate(peer, project, warmUps) {
  const took = async (/** @type {number} */ count) => {
    const { args, cwd } = project(count);
    return timed([peerPath(peer), ...args], cwd);
  };
  for (let warmUp = 0; warmUp < warmUps; warmUp++) await took(1);
  const one = await took(1);
  const many = await took(peerRowCount);
  return ((peerRowCount - 1) / (many - one)) * 1_000;
}

/**
 * @param {string} folder
 * @param {string} origin
 * @param {number} warmUps the first ones warm the disk cache
 */
async function coldStartRow(folder, origin, warmUps) {
  const own = ourProject(folder, origin);
  const theirs = newmanProject(folder, origin, 1);
  /** @type {Record<'ours' | 'newman', number[]>} */
  const times = { ours: [], newman: [] };
  for (let round = 0; round < warmUps + coldStarts; round++) {
    const took = {
      ours: await timed([path.join(ourApp, 'out', 'cli.mjs'), ...own.args], own.cwd),
      newman: await timed([peerPath('newman'), ...theirs.args], theirs.cwd),
    };
    if (round < warmUps) continue;
    times.ours.push(took.ours);
    times.newman.push(took.newman);
  }
  reportAtMost('command line with one request, beside newman', {
    ours: times.ours,
    theirs: times.newman,
    bar: 0.6,
    format: ms,
  });
}

/**
 * @param {import('../run.mjs').Work} work
 * @param {string} origin
 */
async function memoryRow(work, origin) {
  const { atFewMb, atManyMb } = await measureRunMemory(work, origin);
  const rows = work.size.memoryRows;
  const growth = atManyMb / atFewMb - 1;
  report({
    what: `memory of all processes, row ${rows.toLocaleString('en')} beside row ${(rows / 5).toLocaleString('en')}`,
    figure: `${(growth * 100).toFixed(1)} % more (${mb(atManyMb)} beside ${mb(atFewMb)})`,
    bar: '<= 15 %',
    met: growth <= 0.15,
    samples: { few: [atFewMb], many: [atManyMb] },
  });
}

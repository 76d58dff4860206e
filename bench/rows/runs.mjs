import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ensurePeers, peerPath } from '../../scripts/peers/install.mjs';
import { ourApp } from '../app.mjs';
import { bruProject, newmanProject, ourProject } from '../peer-projects.mjs';
import { buildPrograms, runProgram } from '../program.mjs';
import { measureRunMemory } from '../run-memory.mjs';
import { mb, median, ms, perSecond, report, reportAtLeast, reportAtMost } from '../table.mjs';

const rowCount = 5_000;
/** The others take a minute for so many; a rate is a rate. */
const peerRowCount = 500;
const rounds = 3;
const coldStarts = 7;

/**
 * Runs of many rows beside the tools that do the like, beside raw node:http, and beside themselves.
 * @param {import('../run.mjs').Work} work
 */
export async function runRows({ folder }) {
  await ensurePeers();
  await buildPrograms(['run-rows']);
  const server = spawn(process.execPath, [path.join(ourApp, 'bench', 'answering-server.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [printed] = await once(server.stdout, 'data');
    const origin = String(printed).trim();
    await rateRows(folder, origin);
    await coldStartRow(folder, origin);
    await memoryRow(folder, origin);
  } finally {
    server.kill();
  }
}

/**
 * @param {string} folder
 * @param {string} origin
 */
async function rateRows(folder, origin) {
  /** @type {Record<'ours' | 'raw' | 'ours16' | 'raw16', number[]>} */
  const rates = { ours: [], raw: [], ours16: [], raw16: [] };
  const rate = async (/** @type {'ours' | 'raw'} */ manner, /** @type {number} */ inFlight) =>
    (await runProgram('run-rows', [manner, origin, String(rowCount), String(inFlight)])).perSecond;
  for (let round = 0; round < rounds; round++) {
    rates.ours.push(await rate('ours', 1));
    rates.raw.push(await rate('raw', 1));
    rates.ours16.push(await rate('ours', 16));
    rates.raw16.push(await rate('raw', 16));
  }
  const newman = await peerRate('newman', (count) => newmanProject(folder, origin, count));
  const bru = await peerRate('bru', (count) => bruProject(folder, origin, count));
  const ours = median(rates.ours);
  const run = `run of ${rowCount.toLocaleString('en')} rows`;
  const others = `${peerRowCount} rows of its own`;
  reportAtLeast(`${run}, one at a time, beside newman (${others})`, ours, newman, 8, perSecond);
  reportAtLeast(`${run}, one at a time, beside the Bruno CLI (${others})`, ours, bru, 6, perSecond);
  reportAtLeast(`${run}, one at a time, beside raw node:http`, ours, median(rates.raw), 0.5, perSecond);
  reportAtLeast(
    `${run}, 16 in flight, beside raw node:http`,
    median(rates.ours16),
    median(rates.raw16),
    0.4,
    perSecond,
  );
}

/**
 * Rows a second, without the start of the tool: what many rows take longer than one.
 * @param {import('../../scripts/peers/install.mjs').Peer} peer
 * @param {(count: number) => { args: string[], cwd: string }} project
 */
async function peerRate(peer, project) {
  const took = async (/** @type {number} */ count) => {
    const { args, cwd } = project(count);
    return timed([peerPath(peer), ...args], cwd);
  };
  const one = await took(1);
  const many = await took(peerRowCount);
  return ((peerRowCount - 1) / (many - one)) * 1_000;
}

/**
 * @param {string} folder
 * @param {string} origin
 */
async function coldStartRow(folder, origin) {
  const own = ourProject(folder, origin);
  const theirs = newmanProject(folder, origin, 1);
  /** @type {Record<'ours' | 'newman', number[]>} */
  const times = { ours: [], newman: [] };
  // The first of each warms the disk.
  for (let round = 0; round <= coldStarts; round++) {
    const took = {
      ours: await timed([path.join(ourApp, 'out', 'cli.mjs'), ...own.args], own.cwd),
      newman: await timed([peerPath('newman'), ...theirs.args], theirs.cwd),
    };
    if (round === 0) continue;
    times.ours.push(took.ours);
    times.newman.push(took.newman);
  }
  reportAtMost('command line with one request, beside newman', median(times.ours), median(times.newman), 0.6, ms);
}

/**
 * @param {string} folder
 * @param {string} origin
 */
async function memoryRow(folder, origin) {
  const { atFewMb, atManyMb } = await measureRunMemory(path.join(folder, 'run-memory'), origin);
  const growth = atManyMb / atFewMb - 1;
  report(
    'memory of all processes, row 10,000 beside row 2,000',
    `${(growth * 100).toFixed(1)} % more (${mb(atManyMb)} beside ${mb(atFewMb)})`,
    '<= 15 %',
    growth <= 0.15,
  );
}

/**
 * The time that a program of node's takes to its end, which must be a success, in milliseconds.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function timed(args, cwd) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${path.basename(args[0] ?? '')} ended with code ${code}.`);
  return performance.now() - start;
}

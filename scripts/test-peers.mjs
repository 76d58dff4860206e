import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { Failure, runProgram } from './failure.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { run } from './run.mjs';
import { endOnSignals } from './signals.mjs';

/** @typedef {{ readonly target: string, readonly body: string }} Sent */

const peers = fromRoot('bench', 'peers');

/**
 * Runs what we export in the tools that it is for, and compares the bytes that arrive with those of Send.
 * @returns {Promise<number>} the exit code
 */
export async function testPeers() {
  await ensureDependencies({ log: console.log });
  await must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], peers);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tidings-peers-'));
  try {
    const differences = await compareNewman(folder);
    for (const difference of differences) console.error(difference);
    console.log(`newman: ${differences.length === 0 ? 'the same bytes as Send' : `${differences.length} differences`}`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {Promise<readonly string[]>} what differs, in words
 */
async function compareNewman(folder) {
  /** @type {Sent[]} */
  const arrived = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    arrived.push({ target: request.url ?? '', body: Buffer.concat(chunks).toString('utf8') });
    response.setHeader('content-type', 'application/json').end('{"statusCode":200}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Failure('The recording server has no port.');
  const files = { collection: path.join(folder, 'collection.json'), expected: path.join(folder, 'expected.json') };
  const origin = `http://127.0.0.1:${address.port}`;
  await must(process.execPath, ['scripts/programs.mjs', 'out/bench', 'bench/collection.ts'], projectRoot);
  await must(process.execPath, ['out/bench/collection.mjs', origin, files.collection, files.expected], projectRoot);
  const newman = path.join(peers, 'node_modules', 'newman', 'bin', 'newman.js');
  await must(process.execPath, [newman, 'run', files.collection, '--silent', '--ignore-redirects'], peers);
  server.close();
  /** @type {Sent[]} */
  const expected = JSON.parse(readFileSync(files.expected, 'utf8'));
  console.log(`newman sent ${arrived.length} of ${expected.length} events.`);
  const keyOf = (/** @type {Sent} */ { target, body }) => `${target}\n${body}`;
  const left = arrived.map(keyOf);
  return expected.flatMap((sent) => {
    const at = left.indexOf(keyOf(sent));
    if (at === -1) return [`Send: ${keyOf(sent)}\nnewman sent nothing like it; unmatched:\n${left.join('\n')}`];
    left.splice(at, 1);
    return [];
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} parts
 * @param {string} cwd
 */
async function must(command, parts, cwd) {
  const code = await run(command, parts, { cwd, stdio: 'inherit' });
  if (code !== 0) throw new Failure(`${path.basename(command)} ${parts[0] ?? ''} ended with code ${code}.`);
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(testPeers);
}

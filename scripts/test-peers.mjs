import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './failure.mjs';
import { compareArtillery } from './peers/artillery.mjs';
import { ensurePeers } from './peers/install.mjs';
import { must } from './peers/must.mjs';
import { compareNewman } from './peers/newman.mjs';
import { isProgram, projectRoot } from './project.mjs';
import { endOnSignals } from './signals.mjs';

/** Each runs an export in the tool that it is for, and reports requests that differ from Send's. */
const proofs = { newman: compareNewman, artillery: compareArtillery };

/**
 * Runs the tests that need other tools.
 * @returns {Promise<number>} the exit code
 */
export async function testPeers() {
  await ensureDependencies({ log: console.log });
  await ensurePeers();
  const programs = ['bench/collection.ts', 'bench/artillery.ts'];
  await must(process.execPath, ['scripts/programs.mjs', 'out/bench', ...programs], { cwd: projectRoot });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tidings-peers-'));
  const said = [];
  let code = 0;
  try {
    for (const [name, compare] of Object.entries(proofs)) {
      const own = path.join(folder, name);
      mkdirSync(own);
      const { events, differences } = await compare(own);
      for (const difference of differences) console.error(`${name}: ${difference}`);
      const verdict = differences.length === 0 ? 'the same bytes as Send' : `${differences.length} differences`;
      said.push(`${name}: ${events} events, ${verdict}`);
      if (differences.length > 0) code = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(said.join(' · '));
  return code;
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(testPeers);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../project.mjs';
import { peerPath } from './install.mjs';
import { must } from './must.mjs';
import { compareSent, startRecordingServer } from './recording-server.mjs';

/**
 * Runs the exported project in Artillery, as its README says.
 * @param {string} folder an empty one to work in
 */
export async function compareArtillery(folder) {
  const server = await startRecordingServer();
  const expected = path.join(folder, 'expected.json');
  await must(process.execPath, ['out/bench/artillery.mjs', server.origin, folder, expected], { cwd: projectRoot });
  const env = { ...process.env, ARTILLERY_DISABLE_TELEMETRY: 'true' };
  const parts = [peerPath('artillery'), 'run', '--quiet', 'artillery.yml'];
  await must(process.execPath, parts, { cwd: folder, env });
  server.stop();
  return compareSent(JSON.parse(readFileSync(expected, 'utf8')), server.arrived);
}

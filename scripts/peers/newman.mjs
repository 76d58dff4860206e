import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../project.mjs';
import { peerPath, peers } from './install.mjs';
import { must } from './must.mjs';
import { compareSent, startRecordingServer } from './recording-server.mjs';

/**
 * Runs the exported Postman collection in newman.
 * @param {string} folder an empty one to work in
 */
export async function compareNewman(folder) {
  const server = await startRecordingServer();
  const files = { collection: path.join(folder, 'collection.json'), expected: path.join(folder, 'expected.json') };
  const program = ['out/bench/collection.mjs', server.origin, files.collection, files.expected];
  await must(process.execPath, program, { cwd: projectRoot });
  await must(process.execPath, [peerPath('newman'), 'run', files.collection, '--silent', '--ignore-redirects'], {
    cwd: peers,
  });
  server.stop();
  return compareSent(JSON.parse(readFileSync(files.expected, 'utf8')), server.arrived);
}

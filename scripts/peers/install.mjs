import path from 'node:path';
import { areDependenciesCurrent, stampDependencies } from '../dependencies.mjs';
import { fromRoot } from '../project.mjs';
import { npmCommand } from '../run.mjs';
import { must } from './must.mjs';

/** Where the other tools are installed, in a separate package. */
export const peers = fromRoot('bench', 'peers');

/** @typedef {'newman' | 'bru' | 'artillery'} Peer */

/**
 * The file that a peer's command runs.
 * @param {Peer} peer
 */
export function peerPath(peer) {
  const files = { newman: 'newman/bin/newman.js', bru: '@usebruno/cli/bin/bru.js', artillery: 'artillery/bin/run' };
  return path.join(peers, 'node_modules', files[peer]);
}

/** Installs the peers, if they are not there yet: they take half a gigabyte, so never more than once. */
export async function ensurePeers() {
  if (await areDependenciesCurrent(peers)) return;
  console.log('Installing the tools to compare with, into bench/peers only; this takes a minute or two.');
  const [command, args, options] = npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  // Artillery would fetch browsers, which no test of ours opens.
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  await must(command, args, { ...options, cwd: peers, env });
  await stampDependencies(peers);
}

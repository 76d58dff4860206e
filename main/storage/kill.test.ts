import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { openHistory } from '#main/history/history.ts';
import { builtProgram } from '#main/testing/built-program.ts';

/** The moments are random: many runs of all tests find the rare ones. */
const kills = process.env['TIDINGS_LONG'] === '1' ? 45 : 20;
const received: string[] = [];
const server = createServer(async (request, response) => {
  received.push(JSON.parse(await text(request)).uri);
  await setTimeout(Math.random() * 6);
  response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
});
let program = '';
let origin = '';

beforeAll(async () => {
  program = await builtProgram('main/testing/sending-child.ts');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Lets the child work on a folder, kills it at a random moment, and returns what it promised until then. */
async function workAndKill(folder: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, folder, origin], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await once(child.stdout, 'data');
  await setTimeout(Math.random() * 250);
  child.kill('SIGKILL');
  await once(child, 'close');
  // A line that was cut off promises nothing.
  return said.split('\n').slice(0, -1);
}

it(`keeps every promise through ${kills} kills at random moments`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-kill-'));
  const notices: string[] = [];
  const place = { folder, onNotice: (says: string) => notices.push(says), now: () => new Date() };
  const answered: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const said = await workAndKill(folder);
    answered.push(...said.flatMap((line) => /^answered (.+)$/.exec(line)?.[1] ?? []));
    const typed = Number(said.findLast((line) => line.startsWith('typed '))?.slice(6) ?? 0);
    const [tab] = (await (await openTabs(place)).list()).tabs;
    expect(Number(tab?.draft.uri.split('/').at(-1) ?? 0)).toBeGreaterThanOrEqual(typed);
  }
  const history = await openHistory(place);
  const { exchanges } = await history.list(wholeHistory, 1_000_000, 0);
  const kept = new Map(exchanges.map((line) => [line.id, line]));
  const outcomes = new Map(
    exchanges.map(({ outcome }) => [outcome, exchanges.filter((one) => one.outcome === outcome).length]),
  );

  expect(notices).toEqual([]);
  expect(answered.filter((id) => kept.get(id)?.outcome !== 'received')).toEqual([]);
  // Written before it was sent: everything that reached the server is in the history as sent.
  const lines = new Map(exchanges.map((line) => [line.uri, line]));
  expect(received.filter((uri) => lines.get(uri)?.left !== 'yes')).toEqual([]);
  // At most the three that were under way at each kill.
  expect([...outcomes.keys()].sort()).toEqual(['interrupted', 'received']);
  expect(outcomes.get('interrupted')).toBeLessThanOrEqual(kills * 3);
  history.close();
  await rm(folder, { recursive: true, force: true });
});

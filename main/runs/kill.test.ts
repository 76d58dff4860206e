import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { balances } from '#app/runs/ledger.ts';
import { builtProgram } from '#main/testing/built-program.ts';
import { answerReceived, type EventServer, startEventServer } from '#main/testing/event-server.ts';
import { place } from '#main/testing/place.ts';
import { openRunPlace } from '#main/testing/run-place.ts';

const rowCount = 300;
let program = '';
let server: EventServer;
/** Counts the events until the child is killed: after a time, a busy machine has sent few, and needs many more starts. */
let onArrival = () => {};

beforeAll(async () => {
  program = await builtProgram('main/testing/running-child.ts');
  server = await startEventServer(async (event, response) => {
    onArrival();
    await setTimeout(Math.random() * 8);
    answerReceived(event, response);
  });
});

afterAll(() => server.close());

/** Lets the child go on with the run, and kills it at a random moment. Returns whether it had come to the end. */
async function goOnAndKill(folder: string): Promise<boolean> {
  const args = [program, folder, server.origin, String(rowCount)];
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused' };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  const said: string[] = [];
  createInterface(child.stdout).on('line', (line) => said.push(line));
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  let left = Math.floor(Math.random() * 25);
  const enough = new Promise((resolve) => {
    onArrival = () => {
      left -= 1;
      if (left <= 0) resolve(setTimeout(Math.random() * 8));
    };
    if (left === 0) resolve(null);
  });
  await Promise.race([enough, ended]);
  child.kill('SIGKILL');
  await ended;
  return said.includes('done');
}

it('a run that is killed again and again sends each row once, and knows at the end what became of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-run-kill-'));
  let kills = 0;
  while (!(await goOnAndKill(folder))) kills += 1;
  expect(kills).toBeGreaterThan(10);

  const { runs } = await openRunPlace(server.origin, { at: place(folder) });
  const [summary] = runs.list();
  const run = runs.read(summary?.id ?? '');
  if (run === null) throw new Error('The run is gone.');
  const numbers = server.taken.map(({ uri }) => Number(uri.split('/').at(-1)));
  expect(new Set(numbers).size).toBe(numbers.length);

  const { results } = await runs.archive.results(run, 'all', 0, rowCount);
  const told = (state: string) => results.filter((result) => result.state === state).map(({ item }) => item + 1);
  expect(balances(run.ledger)).toBe(true);
  expect(run.ledger).toMatchObject({ planned: rowCount, failed: 0, skipped: 0, unsent: 0 });
  // Answered items were received; received items are answered or unknown.
  expect(told('answered').filter((number) => !numbers.includes(number))).toEqual([]);
  const accounted = new Set([...told('answered'), ...told('unknown')]);
  expect(numbers.filter((number) => !accounted.has(number))).toEqual([]);
  // At most the four that were under way at each kill.
  expect(run.ledger.unknown).toBeLessThanOrEqual(4 * kills);
  await rm(folder, { recursive: true, force: true });
}, 180_000);

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { balances } from '#app/runs/ledger.ts';
import { builtProgram } from '#main/testing/built-program.ts';
import { startEventServer } from '#main/testing/event-server.ts';
import { place } from '#main/testing/place.ts';
import { openRunPlace } from '#main/testing/run-place.ts';

it('a run that sleeps longer than its time-out goes on when it wakes, balances, and sends nothing twice', async () => {
  const program = await builtProgram('main/testing/running-child.ts');
  const server = await startEventServer();
  const folder = mkdtempSync(join(tmpdir(), 'tidings-run-sleep-'));
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused' };
  const child = spawn(process.execPath, [program, folder, server.origin, '2000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  child.kill('SIGSTOP');
  const asleep = server.taken.length;
  // The time-out of each event is 10 s.
  await setTimeout(20_000);
  expect(server.taken.length).toBeLessThanOrEqual(asleep + 4);
  child.kill('SIGCONT');
  await ended;

  const { runs } = await openRunPlace(server.origin, { at: place(folder) });
  const run = runs.read(runs.list()[0]?.id ?? '');
  if (run === null) throw new Error('The run is gone.');
  const numbers = server.taken.map(({ uri }) => Number(uri.split('/').at(-1)));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(run.state).toBe('done');
  expect(balances(run.ledger)).toBe(true);
  expect(run.ledger).toMatchObject({ planned: 2_000, skipped: 0, unsent: 0 });
  // Only events that were under way during the sleep may be unknown or unsent.
  expect(run.ledger.answered).toBeGreaterThanOrEqual(2_000 - 4);
  server.close();
  await rm(folder, { recursive: true, force: true });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtProgram } from '#main/testing/built-program.ts';
import { answerReceived, startEventServer } from '#main/testing/event-server.ts';

// One segment of the history, so that one journal has everything.
const rowCount = 180;

it('everything that reaches the server is already in the run’s log and in the history, many in flight', async () => {
  const program = await builtProgram('main/testing/running-child.ts');
  const folder = mkdtempSync(join(tmpdir(), 'tidings-run-byte-'));
  const missing: string[] = [];
  /** The texts of the files now: anything else would be lost if the app were killed. */
  const kept = () => {
    const [run = ''] = readdirSync(join(folder, 'runs'));
    return {
      log: readFileSync(join(folder, 'runs', run, 'results.jsonl'), 'utf8'),
      history: readFileSync(join(folder, 'history', 'segment-000001.journal'), 'utf8'),
    };
  };
  const server = await startEventServer((event, response) => {
    const { log, history } = kept();
    const item = Number(event.uri.split('/').at(-1)) - 1;
    if (!log.includes(`{"begun":${item},`)) missing.push(`log ${item}`);
    if (!history.includes(`"uri":"${event.uri}"`)) missing.push(`history ${item}`);
    answerReceived(event, response);
  });
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused' };
  const child = spawn(process.execPath, [program, folder, server.origin, String(rowCount), '16'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  await once(child, 'close');
  server.close();
  expect(server.taken.length).toBe(rowCount);
  expect(missing).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('keeps the young generation small until the last one that holds it lets it grow', async () => {
  await mkdir('out', { recursive: true });
  const building = ['scripts/programs.mjs', await mkdtemp(join('out', 'test-')), 'main/testing/heap-child.ts'];
  const program = (await run(process.execPath, building)).stdout.trim();
  const { held, heldTwice, heldStill, grown } = JSON.parse((await run(process.execPath, [program])).stdout);
  await rm(dirname(program), { recursive: true });
  expect(Math.max(heldTwice, heldStill)).toBeLessThan(held * 1.5);
  expect(grown).toBeGreaterThan(held * 2);
});

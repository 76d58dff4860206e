import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { builtProgram } from '#main/testing/built-program.ts';

import { collectAfterStart } from './v8-heap.ts';

const run = promisify(execFile);

it('keeps the young generation small until the last one that holds it lets it grow', async () => {
  const program = await builtProgram('main/testing/heap-child.ts');
  const { held, heldTwice, heldStill, grown } = JSON.parse((await run(process.execPath, [program])).stdout);
  expect(Math.max(heldTwice, heldStill)).toBeLessThan(held * 1.5);
  expect(grown).toBeGreaterThan(held * 2);
});

it('a large heap is collected after the start, and a small one is left to V8', async () => {
  expect(collectAfterStart(1_000_000)).toBe(false);
  const leftBehind = new WeakRef({ text: 'left behind' });
  // A WeakRef holds its target until the turn ends.
  await new Promise(setImmediate);
  expect(collectAfterStart(100_000_000)).toBe(true);
  expect(leftBehind.deref()).toBeUndefined();
});

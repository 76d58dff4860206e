import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { builtProgram } from '#main/testing/built-program.ts';

const run = promisify(execFile);

it('keeps the young generation small until the last one that holds it lets it grow', async () => {
  const program = await builtProgram('main/testing/heap-child.ts');
  const { held, heldTwice, heldStill, grown } = JSON.parse((await run(process.execPath, [program])).stdout);
  expect(Math.max(heldTwice, heldStill)).toBeLessThan(held * 1.5);
  expect(grown).toBeGreaterThan(held * 2);
});

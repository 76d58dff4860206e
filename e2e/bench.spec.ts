import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from './fixtures/tidings.ts';

const run = promisify(execFile);

test('every benchmark runs to its end with a small load', async () => {
  test.setTimeout(300_000);
  const { stdout } = await run(process.execPath, ['bench/run.mjs', '--short']);
  const { rows } = JSON.parse(readFileSync('out/bench/short.json', 'utf8'));
  for (const what of [
    'search over',
    'saving one',
    'one send',
    'run of',
    'memory of',
    'start to',
    'idle',
    'scrolling',
    'a letter in',
    'renderer',
  ])
    expect(
      rows.map((row: { what: string }) => row.what),
      stdout,
    ).toContainEqual(expect.stringContaining(what));
  for (const { what, figure, group, samples } of rows) {
    expect(figure).not.toMatch(/NaN|Infinity|undefined/);
    expect(group, what).toMatch(/^(storage|desk|send|palette|app|runs)$/);
    const values: readonly number[] = Object.values<readonly number[]>(samples).flat();
    expect(values.length, `the samples of ${what}`).toBeGreaterThan(0);
    expect(values.every(Number.isFinite), `the samples of ${what}`).toBe(true);
  }
});

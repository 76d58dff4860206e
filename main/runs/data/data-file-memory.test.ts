import { execFile } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtProgram } from '#main/testing/built-program.ts';

const execute = promisify(execFile);
const peakBar = 150_000_000;
/** With the 48 MB that the process takes anyway, both are more than the bar. */
const csvBytes = process.env['TIDINGS_LONG'] === '1' ? 200_000_000 : 120_000_000;
let program = '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-large-'));
  program = await builtProgram('main/testing/reading-child.ts');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Writes rows until the file is as large as it should be, and returns how many there are. */
function writeLarge(path: string, fileBytes: number, header: string, row: (at: number) => string): number {
  const file = openSync(path, 'w');
  let bytes = writeSync(file, header);
  let at = 0;
  while (bytes < fileBytes) {
    const rows = Array.from({ length: 10_000 }, (_, index) => row(at + index));
    bytes += writeSync(file, rows.join(''));
    at += rows.length;
  }
  closeSync(file);
  return at;
}

/** Reads in a process whose heap couldn't hold the file. */
async function readApart(path: string, pageFrom: number) {
  const { stdout } = await execute(process.execPath, ['--max-old-space-size=64', program, path, String(pageFrom)]);
  return JSON.parse(stdout);
}

it(`reads ${csvBytes / 1e6} MB of CSV in less than 150 MB of memory`, { timeout: 240_000 }, async () => {
  const path = join(folder, 'large.csv');
  const words = 'says “well”, twice '.repeat(6).trim();
  const rowCount = writeLarge(path, csvBytes, 'ck;name;note\n', (at) => `0${at};Zoë ${at};"${words}\nend"\n`);
  const { peakBytes, ...found } = await readApart(path, rowCount - 2);
  const row = (at: number) => [`0${at}`, `Zoë ${at}`, `${words}\nend`];
  expect(found).toEqual({
    rowCount,
    rowsRead: rowCount,
    problemCount: 0,
    problems: [],
    last: row(rowCount - 1),
    page: { ok: true, rows: [row(rowCount - 2), row(rowCount - 1)] },
  });
  expect(peakBytes).toBeLessThan(peakBar);
});

it('gives up on a quote that is never closed before memory does', { timeout: 240_000 }, async () => {
  const path = join(folder, 'open-quote.csv');
  writeLarge(path, 100_000_000, 'ck,name\n', (at) => `${at},${at === 1_500 ? '"' : ''}${'x'.repeat(100)}\n`);
  const { peakBytes, ...found } = await readApart(path, 1_499);
  expect(found).toMatchObject({ rowCount: 1_500, rowsRead: 1_500, problemCount: 1 });
  expect(found.page.rows).toEqual([['1499', 'x'.repeat(100)]]);
  expect(found.problems[0].says).toContain('The quote that starts on line 1502 is never closed.');
  expect(peakBytes).toBeLessThan(peakBar);
});

it('reads 100 MB of JSON in one line in a heap of 64 MB', { timeout: 240_000 }, async () => {
  const path = join(folder, 'large.json');
  const rowCount = writeLarge(path, 100_000_000, '[{"at":-1}', (at) => `,{"at":${at},"name":"${'x'.repeat(200)}"}`);
  const { peakBytes, ...found } = await readApart(path, rowCount);
  expect(found).toMatchObject({ rowCount: rowCount + 1, rowsRead: rowCount + 1 });
  expect(found.page.rows[0][0]).toBe(String(rowCount - 1));
  expect(found.problems).toEqual([{ row: null, says: 'The closing ] is missing. The file may be incomplete.' }]);
  expect(peakBytes).toBeLessThan(peakBar);
});

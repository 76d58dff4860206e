import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { benchmarkFiles, faultsIn, mergeResults, withTable, writeBenchmarks } from './benchmarks-page.mjs';

const old = { date: '2026-01-01', machine: 'an old machine' };
const fresh = { date: '2026-02-02', machine: 'a new machine' };
const row = (group, what, met = true) => ({ group, what, figure: `${what} figure`, bar: '<= 2 x', met });
const kept = [
  { ...row('storage', 'search'), ...old },
  { ...row('runs', 'run of 5,000 rows'), ...old },
  { ...row('runs', 'a row that is no longer measured'), ...old },
];
const results = { ...fresh, rows: [{ ...row('runs', 'run of 5,000 rows', false), samples: { ours: [1, 2, 3] } }] };
const pageOf = (table) => `# Page\n\nBefore.\n\n<!-- The table begins. -->${table}<!-- The table ends. -->\n\nAfter.\n`;

it('docs/benchmarks.md shows the rows of docs/benchmarks.json (node scripts/benchmarks-page.mjs updates both)', async () => {
  const [page, rows] = await Promise.all([
    readFile(benchmarkFiles.page, 'utf8'),
    readFile(benchmarkFiles.kept, 'utf8').then(JSON.parse),
  ]);
  expect(rows.length).toBeGreaterThan(15);
  expect(page).toBe(withTable(page, rows));
});

it('a changed figure in the table is noticed', async () => {
  const page = await readFile(benchmarkFiles.page, 'utf8');
  const rows = JSON.parse(await readFile(benchmarkFiles.kept, 'utf8'));
  const [first] = rows;
  expect(page).toContain(first.figure);
  const changed = page.replace(first.figure, '1 ms');
  expect(changed).not.toBe(page);
  expect(withTable(changed, rows)).not.toBe(changed);
});

it('a run replaces all rows of the groups that it measured, and no others', () => {
  expect(mergeResults(kept, results)).toEqual([
    { ...row('storage', 'search'), ...old },
    { ...row('runs', 'run of 5,000 rows', false), ...fresh },
  ]);
});

it('writes the kept rows and the table, each with its own date and machine', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-benchmarks-'));
  const files = {
    page: path.join(folder, 'page.md'),
    kept: path.join(folder, 'kept.json'),
    results: path.join(folder, 'results.json'),
  };
  await writeFile(files.page, pageOf('\n\nan older table\n\n'));
  await writeFile(files.kept, JSON.stringify(kept));
  await writeFile(files.results, JSON.stringify(results));
  await writeBenchmarks(files);
  const table = [
    '| what | figure | target | met | measured |',
    '| --- | --- | --- | --- | --- |',
    '| search | search figure | <= 2 x | yes | A |',
    '| run of 5,000 rows | run of 5,000 rows figure | <= 2 x | **no** | B |',
    '',
    'Measured on:',
    '',
    '- A: 2026-01-01, on an old machine.',
    '- B: 2026-02-02, on a new machine.',
  ];
  expect(await readFile(files.page, 'utf8')).toBe(pageOf(`\n\n${table.join('\n')}\n\n`));
  expect(JSON.parse(await readFile(files.kept, 'utf8'))).toEqual(mergeResults(kept, results));
  await rm(folder, { recursive: true });
});

it('a page without a place for the table is not written', () => {
  expect(() => withTable('# Page\n', kept)).toThrow('no markers');
});

it('a run of all groups that measured nothing, or no numbers, is noticed', async () => {
  const rows = JSON.parse(await readFile(benchmarkFiles.kept, 'utf8')).map((each) => ({
    ...each,
    samples: { ours: [1] },
  }));
  expect(faultsIn(rows)).toEqual([]);
  expect(faultsIn(rows.filter(({ what }) => !what.startsWith('idle')))).toEqual(['No row begins with “idle”.']);
  const [first, ...others] = rows;
  const faultsOf = (change) => faultsIn([{ ...first, ...change }, ...others]);
  expect(faultsOf({ figure: 'NaN x' })).toEqual([`${first.what}: “NaN x” is no figure.`]);
  expect(faultsOf({ group: 'new' })).toEqual([`${first.what}: there is no group “new”.`]);
  for (const samples of [undefined, {}, { ours: [] }, { ours: [1], theirs: [null] }])
    expect(faultsOf({ samples })).toEqual([`${first.what}: its samples are no numbers.`]);
});

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type CustomerMatcher, matchCustomer } from '#app/customers/customer-matcher.ts';
import { eraseInFiles } from '#main/customers/erasure/files.ts';
import { openBackups } from '#main/storage/backups.ts';
import { listDataFiles } from '#main/storage/data-files.ts';
import { type EventServer, startEventServer } from '#main/testing/event-server.ts';
import { openRunPlace, rowDraft, runToEnd, setupOf, setupWithRows, workspaceOf } from '#main/testing/run-place.ts';
import { eraseInRuns, runLines } from './erase-in-runs.ts';

const ada = 'ada.lovelace@example.com';
let server: EventServer | null = null;
afterEach(() => server?.close());

/** A run of three rows, the second of which is Ada's. */
async function ran() {
  server = await startEventServer();
  const place = await openRunPlace(server.origin);
  const rows = [
    [1, 'bob@example.com'],
    [2, ada],
    [3, 'cy@example.com'],
  ] as const;
  const runId = await runToEnd(place.runs, await setupWithRows(place, rows));
  const tid = server.taken[1]?.tid ?? '';
  return { ...place, runId, matcher: matchCustomer(ada, [tid]), texts: [ada, tid] };
}

const inFiles = (folder: string, matcher: CustomerMatcher) =>
  eraseInFiles({
    folder,
    matcher,
    runLines: (file) => runLines(file, matcher),
    isKnownRun: () => true,
    signal: null,
    onProgress: () => {},
  });

function filesWith(folder: string, texts: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => texts.some((text) => readFileSync(file, 'latin1').includes(text)))
    .map((file) => file.slice(folder.length + 1));
}

it('a customer is counted first, then erased from rows, results and backups', async () => {
  const { at, store, runs, runId, matcher, texts } = await ran();
  await openBackups(at).take('by hand');
  expect(await eraseInRuns(store, matcher, false)).toEqual({ runs: 1, problems: [] });
  expect(filesWith(at.folder, texts).some((file) => file.startsWith('runs/'))).toBe(true);

  runs.archive.release();
  expect(await eraseInRuns(store, matcher, true)).toEqual({ runs: 1, problems: [] });
  await inFiles(at.folder, matcher);
  expect(filesWith(at.folder, texts).filter((file) => !file.startsWith('history/'))).toEqual([]);

  // The others, and the count, are as they were.
  const run = runs.read(runId);
  if (run === null) throw new Error('The run is gone.');
  expect(run.ledger).toMatchObject({ planned: 3, answered: 3 });
  expect((await runs.archive.row(run, 0)).cells).toEqual(['1', 'bob@example.com']);
  expect((await runs.archive.row(run, 1)).cells).toBeNull();
  const { results } = await runs.archive.results(run, 'all', 0, 9);
  expect(results.map(({ customerKey }) => customerKey)).toEqual(['bob@example.com', '{{customer}}', 'cy@example.com']);
});

it('what cannot be cleared keeps nothing else from it', async () => {
  const { at, store, runs, runId, matcher, texts } = await ran();
  await openBackups(at).take('by hand');
  runs.archive.release();
  const inRuns = () => filesWith(at.folder, texts).filter((file) => file.startsWith('runs/'));
  const inBackups = () => filesWith(at.folder, texts).filter((file) => file.startsWith('backups/'));
  const [first = '', ...others] = inBackups();
  expect([inRuns().length > 1, others.length > 0]).toEqual([true, true]);
  // Each is first written to a new file beside it, which fails here.
  mkdirSync(`${store.rowsFile(runId)}.new`);
  mkdirSync(join(at.folder, `${first}.new`));
  expect((await eraseInRuns(store, matcher, true)).problems).not.toEqual([]);
  expect((await inFiles(at.folder, matcher)).left.map(({ path }) => path)).toEqual([first]);
  // A file that also has a name in a backup can't be overwritten in place; the others are.
  expect(inRuns()).toEqual([store.rowsFile(runId).slice(at.folder.length + 1)]);
  expect(inBackups()).toEqual([]);
});

it('a run that has nothing of the customer is left as it is', async () => {
  const { store } = await ran();
  expect(await eraseInRuns(store, matchCustomer('nobody@example.com', []), true)).toEqual({ runs: 0, problems: [] });
});

it('an answer from which a customer was erased is not sent with the rest of the run', async () => {
  server = await startEventServer();
  const { store, runs } = await openRunPlace(server.origin, {
    workspace: workspaceOf({ ...rowDraft, uri: 'a://b', customerKey: '{{?Who}}' }),
  });
  const setup = setupOf({
    pace: { stopOnFailure: true, iterations: 2 },
    answers: { Who: ada },
    expectations: [{ kind: 'http-status', equals: 418 }],
  });
  const runId = await runToEnd(runs, setup);
  expect(await eraseInRuns(store, matchCustomer(ada, []), true)).toEqual({ runs: 1, problems: [] });
  expect(await runs.sendUnsent({ runId, confirmed: false })).toMatchObject({ kind: 'started' });
  await runs.live(runId)?.ended;
  expect(server.taken.length).toBe(1);
  const run = runs.read(runId);
  const page = run && (await runs.archive.results(run, 'skipped', 0, 9));
  expect(page?.results).toMatchObject([{ says: expect.stringContaining('The answer to “Who”') }]);
});

it('a row that names an erased customer is not sent with the rest of the run, nor in another one', async () => {
  server = await startEventServer();
  const draft = { ...rowDraft, uri: 'a://b', properties: [{ enabled: true, name: 'by', value: '{{by}}' }] };
  const { store, runs, desk } = await openRunPlace(server.origin, { workspace: workspaceOf(draft) });
  const text = `ck,by\nbob@example.com,eve\ncy@example.com,${ada}\ndan@example.com,{{town}}`;
  const opened = await desk.open({ from: { kind: 'text', text }, format: null });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  const mapping = [
    { column: 'ck', target: { kind: 'customer-key' } },
    { column: 'by', target: { kind: 'variable', name: 'by' } },
  ] as const;
  const pace = { stopOnFailure: true };
  const expectations = [{ kind: 'http-status', equals: 418 }] as const;
  const setup = setupOf({ dataId: opened.dataId, mapping, pace, expectations });
  const runId = await runToEnd(runs, setup);
  expect(await eraseInRuns(store, matchCustomer(ada, []), true)).toEqual({ runs: 1, problems: [] });
  await runs.sendUnsent({ runId, confirmed: false });
  await runs.live(runId)?.ended;
  const run = runs.read(runId);
  const page = run && (await runs.archive.results(run, 'skipped', 0, 9));
  expect(page?.results).toMatchObject([{ item: 1, says: expect.stringContaining('A cell contains {{customer}}') }]);
  expect(server.taken).toHaveLength(2);
  // A text with other braces is sent as it is.
  expect(JSON.stringify(server.taken[1])).toContain('{{town}}');

  const again = await desk.open({ from: { kind: 'run', runId }, format: null });
  if (again.kind !== 'opened') throw new Error(again.kind);
  const check = await runs.check({ setup: setupOf({ dataId: again.dataId, mapping }) });
  expect(check).toMatchObject({ faulty: 1, first: [{ item: 1 }] });
});

it('every file of a run is known to Storage', async () => {
  const { at } = await ran();
  const known = new Set(listDataFiles(at.folder).map(({ path }) => path));
  const files = filesWith(at.folder, ['']).filter((file) => file.startsWith('runs/'));
  expect(files.length).toBe(3);
  expect(files.filter((file) => !known.has(file))).toEqual([]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { matchCustomer } from '#app/customers/customer-matcher.ts';
import { eraseInRuns } from '#main/runs/erase-in-runs.ts';
import { type EventServer, startEventServer } from '#main/testing/event-server.ts';
import { place } from '#main/testing/place.ts';
import { openRunPlace, runToEnd, setupOf, setupWithRows } from '#main/testing/run-place.ts';
import type { DataFile } from './data-file.ts';
import { openRunData } from './run-data.ts';

let server: EventServer;
beforeAll(async () => {
  server = await startEventServer();
});
afterAll(() => server.close());

const people = (count: number) => Array.from({ length: count }, (_, row) => [row, `c${row}@example.com`] as const);

/** A run of so many rows that has ended. */
async function ranWith(count: number) {
  const place = await openRunPlace(server.origin);
  const runId = await runToEnd(place.runs, await setupWithRows(place, people(count), { pace: { inFlight: 16 } }));
  return { ...place, runId };
}

async function open(store: Parameters<typeof openRunData>[0], runId: string): Promise<DataFile> {
  const opening = await openRunData(store, runId, new AbortController().signal, place());
  if (opening.kind !== 'opened') throw new Error(opening.kind);
  return opening.file;
}

it('returns the rows of a run again, page by page and completely', async () => {
  const { store, runId } = await ranWith(150);
  const { description, page, rows } = await open(store, runId);
  expect(description).toMatchObject({ name: 'Pasted rows', columns: ['n', 'ck'], rowCount: 150, problemCount: 0 });
  expect(await page(63, 3)).toEqual({
    ok: true,
    rows: [63, 64, 65].map((row) => [`${row}`, `c${row}@example.com`]),
  });
  expect(await page(149, 10)).toEqual({ ok: true, rows: [['149', 'c149@example.com']] });
  expect(await page(150, 10)).toEqual({ ok: true, rows: [] });
  const all: (readonly string[])[] = [];
  for await (const cells of rows({ onStop: () => {} })) all.push(cells);
  expect(all.map(([number]) => Number(number))).toEqual(people(150).map(([number]) => number));
});

it('sends them once more in another run', async () => {
  const place = await ranWith(3);
  const opened = await place.desk.open({ from: { kind: 'run', runId: place.runId }, format: null });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  const { mapping } = place.store.read(place.runId) ?? { mapping: [] };
  const again = await runToEnd(place.runs, setupOf({ dataId: opened.dataId, mapping }));
  expect(place.runs.read(again)?.ledger).toMatchObject({ planned: 3, answered: 3 });
  expect((await place.runs.archive.row(place.store.read(again) ?? expect.fail(), 2)).cells).toEqual([
    '2',
    'c2@example.com',
  ]);
});

it('leaves out rows that were erased with their customer', async () => {
  const { store, runId, runs } = await ranWith(70);
  runs.archive.release();
  for (const row of [0, 5, 69]) await eraseInRuns(store, matchCustomer(`c${row}@example.com`, []), true);
  const { description, page } = await open(store, runId);
  expect(description.rowCount).toBe(67);
  const found = await page(0, 100);
  expect(found.ok && found.rows.map(([number]) => Number(number))).toEqual(
    people(70).flatMap(([number]) => ([0, 5, 69].includes(number) ? [] : [number])),
  );
  expect(await page(63, 1)).toEqual({ ok: true, rows: [['65', 'c65@example.com']] });
});

it('still leaves out the rows that the run left out, also after others were erased', async () => {
  const place = await openRunPlace(server.origin);
  const leftOutRows = [1, 3, 7];
  const { runs, store } = place;
  const runId = await runToEnd(runs, await setupWithRows(place, people(8), { leftOutRows }));
  expect((await open(store, runId)).description.leftOutRows).toEqual(leftOutRows);
  runs.archive.release();
  for (const row of [0, 4]) await eraseInRuns(store, matchCustomer(`c${row}@example.com`, []), true);
  const { description, page } = await open(store, runId);
  const found = await page(0, 10);
  const kept = found.ok && description.leftOutRows.map((row) => found.rows[row - 1]?.[0]);
  expect(kept).toEqual(['2', '6']);
});

it('says when the rows are not there, at once or later on', async () => {
  const { store, runId } = await ranWith(2);
  const { page } = await open(store, runId);
  store.remove(runId);
  expect(await page(0, 1)).toMatchObject({ ok: false, says: expect.stringContaining('Choose the data again') });
  const signal = new AbortController().signal;
  expect(await openRunData(store, runId, signal, place())).toMatchObject({ kind: 'failed' });
  expect(await openRunData(store, '../environments', signal, place())).toMatchObject({ kind: 'failed' });
});

it('stops reading when it is cancelled', async () => {
  const { store, runId } = await ranWith(2);
  expect(await openRunData(store, runId, AbortSignal.abort(), place())).toEqual({ kind: 'cancelled' });
});

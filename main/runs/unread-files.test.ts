import '#main/testing/faulty-files.ts';

import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOf, endedRows, endedRun, serveRows } from '#main/testing/ended-run.ts';
import { numberOf } from '#main/testing/event-server.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { openRunPlace, people, setupWithRows, started } from '#main/testing/run-place.ts';

let server: Awaited<ReturnType<typeof serveRows>>;
let whole: Awaited<ReturnType<typeof endedRun>>;
beforeAll(async () => {
  server = await serveRows();
  whole = await endedRun(server);
});
afterAll(() => server.close());

/** A copy of the run in a new folder, with one of its files changed before it is opened. */
async function opened(name: string, change: (file: string) => void) {
  const at = place(copyOf(whole.folder));
  const folder = join(at.folder, 'runs', whole.runId);
  change(join(folder, name));
  return { ...(await openRunPlace(server.origin, { at })), folder };
}

/** The rows that the server takes while some work is done. */
async function takenBy(work: () => Promise<unknown>): Promise<readonly number[]> {
  const before = server.taken.length;
  await work();
  return server.taken.slice(before).map(numberOf);
}

/** As the run is on the disk while it is under way. */
function asUnderWay(folder: string) {
  const file = join(folder, 'run.json');
  const { version, value } = JSON.parse(readFileSync(file, 'utf8'));
  const ledger = { planned: 10, answered: 0, failed: 0, unknown: 0, skipped: 0, unsent: 10 };
  writeFileSync(file, JSON.stringify({ version, value: { ...value, state: 'running', endedAt: null, ledger } }));
}

// Those that begin wrong are set aside at the start, and are missing then.
describe('the rows of a run as data for another one', () => {
  it.each([
    ['missing', (file: string) => rmSync(file), 'missing'],
    ['shorter', (file: string) => truncateSync(file, readFileSync(file).indexOf('\n') + 1), 'damaged'],
    ['torn', (file: string) => truncateSync(file, readFileSync(file).length - 4), 'damaged'],
    ['of a wrong shape', (file: string) => writeFileSync(file, '{"a":1}\n'.repeat(10)), 'missing'],
    ['zeros', (file: string) => writeFileSync(file, Buffer.alloc(300)), 'missing'],
  ] as const)('%s: end in words', async (_, change, words) => {
    const { desk } = await opened('rows.jsonl', change);
    const answer = await desk.open({ from: { kind: 'run', runId: whole.runId }, format: null });
    expect(answer).toMatchObject({ kind: 'unreadable', says: expect.stringContaining(words) });
  });

  it('not readable now end with a message, at once or while they are read', async () => {
    const { desk } = await opened('run.json', () => {});
    const order = { from: { kind: 'run', runId: whole.runId }, format: null } as const;
    const failing = ({ path }: { readonly path: string }) => (path.endsWith('rows.jsonl') ? 'EIO' : null);
    const { value } = await withFaultyFiles(failing, () => desk.open(order));
    expect(value).toMatchObject({ kind: 'unreadable', says: expect.stringContaining('EIO') });
    const answer = await desk.open(order);
    if (answer.kind !== 'opened') return expect(answer.kind).toBe('opened');
    const data = desk.find(answer.dataId);
    const page = await withFaultyFiles(failing, async () => data?.page(0, 5));
    expect(page.value).toMatchObject({ ok: false, says: expect.stringContaining('EIO') });
  });
});

it('the row of an item that cannot be read is said', async () => {
  const { runs } = await opened('rows.jsonl', (file) => rmSync(file));
  const run = runs.read(whole.runId) ?? expect.fail();
  expect(await runs.archive.row(run, 0)).toEqual({ cells: null, says: expect.stringMatching(/missing.*\.$/) });
});

it('zeros behind the last line of an interrupted run are damage: events may have been begun there', async () => {
  const { runs, folder } = await opened('results.jsonl', (file) => {
    asUnderWay(join(file, '..'));
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${lines.slice(0, -3).join('\n')}\n`);
    appendFileSync(file, Buffer.alloc(500));
  });
  const { run, unsent } = await runs.open(whole.runId);
  expect(run).toMatchObject({
    ledger: { answered: 6, failed: 1, unknown: 3 },
    says: expect.stringContaining('damaged'),
  });
  expect(unsent).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('results.unreadable'))).toHaveLength(1);
});

it('a line about an item that the run does not have is damage', async () => {
  const { runs } = await opened('results.jsonl', (file) => {
    asUnderWay(join(file, '..'));
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('{"begun":7', '{"begun":77').replaceAll('{"ended":7', '{"ended":77'));
  });
  expect((await runs.open(whole.runId)).run).toMatchObject({ ledger: { unknown: 3, unsent: 0 } });
});

it('a failed item whose later result is lost is not sent a third time', async () => {
  const first = await opened('run.json', () => {});
  server.refuse(false);
  await first.runs.sendFailed({ runId: whole.runId, unclearToo: false, confirmed: true });
  await first.runs.live(whole.runId)?.ended;
  server.refuse(true);
  expect(first.runs.read(whole.runId)?.ledger).toMatchObject({ answered: 8, failed: 0 });
  const file = join(first.folder, 'results.jsonl');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  writeFileSync(file, `${lines.slice(0, -2).join('\n')}\n`);
  const { runs } = await openRunPlace(server.origin, { at: place(first.at.folder) });
  expect((await runs.open(whole.runId)).run?.ledger).toMatchObject({ answered: 7, failed: 0, unknown: 3 });
  const send = () => runs.sendFailed({ runId: whole.runId, unclearToo: false, confirmed: true });
  expect(await takenBy(send)).toEqual([]);
});

it('a failed item whose details are damaged may have been answered, and is not sent without being asked for', async () => {
  const { runs } = await opened('results.jsonl', (file) => {
    const text = readFileSync(file, 'utf8');
    const at = text.indexOf('"result"', text.indexOf(`{"ended":${endedRows.failed - 1},`));
    writeFileSync(file, `${text.slice(0, at + 20)}#####${text.slice(at + 25)}`);
  });
  expect((await runs.open(whole.runId)).run?.ledger).toMatchObject({ failed: 1 });
  expect(await runs.countUnclear(whole.runId)).toBe(1);
  const send = async () => {
    await runs.sendFailed({ runId: whole.runId, unclearToo: false, confirmed: true });
    await runs.live(whole.runId)?.ended;
  };
  expect(await takenBy(send)).toEqual([]);
});

it('the message about unreadable results is not saved with other changes', async () => {
  const at = place(copyOf(whole.folder));
  asUnderWay(join(at.folder, 'runs', whole.runId));
  await withFaultyFiles(
    ({ operation, path }) => (operation === 'read' && path.endsWith('results.jsonl') ? 'EIO' : null),
    async () => {
      const { runs } = await openRunPlace(server.origin, { at });
      expect((await runs.open(whole.runId)).run).toMatchObject({ ledger: { unknown: 10 } });
      expect(await runs.trash(whole.runId, true)).toBeNull();
      expect(await runs.trash(whole.runId, false)).toBeNull();
    },
  );
  const { runs } = await openRunPlace(server.origin, { at: place(at.folder) });
  expect((await runs.open(whole.runId)).run?.ledger).toMatchObject({ answered: 7, failed: 1, unsent: 2 });
});

it('results that cannot be written at the end count as the file has them', async () => {
  const held = await openRunPlace(server.origin);
  const runId = await started(held.runs, await setupWithRows(held, people(2)));
  const failing = ({ operation, path }: { readonly operation: string; readonly path: string }) =>
    server.taken.length > 0 && operation === 'write' && path.endsWith('results.jsonl') ? 'ENOSPC' : null;
  const before = server.taken.length;
  await withFaultyFiles(
    (call) => (server.taken.length > before ? failing(call) : null),
    async () => {
      const live = held.runs.live(runId);
      while (server.taken.length === before) await new Promise(setImmediate);
      live?.runner.stop();
      await live?.ended;
    },
  );
  const run = held.runs.read(runId);
  expect(run).toMatchObject({
    ledger: { answered: 0, unknown: 1, unsent: 1 },
    says: expect.stringContaining('unknown'),
  });
  const again = await openRunPlace(server.origin, { at: place(held.at.folder) });
  expect((await again.runs.open(runId)).run?.ledger).toEqual(run?.ledger);
});

it('a run without its run.json is reported while its results are there', async () => {
  const { at } = await opened('run.json', (file) => rmSync(file));
  expect(at.notices).toEqual([expect.stringContaining('is missing')]);
});

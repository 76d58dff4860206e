import '#main/testing/faulty-files.ts';

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRun } from '#app/testing/make-run.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { openRunStore } from './run-store.ts';

const ids = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);
const [one = '', two = '', three = ''] = ids;

it('has the runs again, newest first; a damaged one is set aside, a newer one stays, and both are reported', async () => {
  const at = place();
  const store = await openRunStore(at);
  for (const [index, id] of ids.entries()) {
    expect(store.make(id)).toBeNull();
    expect(await store.add(makeRun({ id, startedAt: `2026-01-0${index + 1}T00:00:00.000Z` }))).toBeNull();
  }
  mkdirSync(join(at.folder, 'runs', 'not a run'));
  expect((await openRunStore(at)).list().map(({ id }) => id)).toEqual([three, two, one]);

  const fileOf = (id: string) => join(dirname(store.logFile(id)), 'run.json');
  writeFileSync(fileOf(one), '{"version":1,"value":{"id":7');
  const newer = JSON.stringify({ version: 99, value: {} });
  writeFileSync(fileOf(two), newer);
  const again = await openRunStore(at);
  expect(again.list().map(({ id }) => id)).toEqual([three]);
  expect(again.read(one)).toBeNull();
  expect(at.notices).toEqual([
    expect.stringContaining('set aside'),
    expect.stringContaining('newer version of Tidings'),
  ]);
  expect(readdirSync(dirname(fileOf(one)))).toEqual([expect.stringContaining('unreadable')]);
  expect(readFileSync(fileOf(two), 'utf8')).toBe(newer);

  expect(await again.remove(three)).toBeNull();
  expect(again.read(three)).toBeNull();
  expect(existsSync(dirname(again.rowsFile(three)))).toBe(false);
});

it('keeps the later of two changes to a run when the first has to be tried again', async () => {
  const at = place();
  const store = await openRunStore(at);
  await store.add(makeRun({ id: one }));
  let renames = 0;
  const isFirstRename = (operation: string, path: string) =>
    operation === 'rename' && path.endsWith('run.json') && renames++ === 0;
  const { value } = await withFaultyFiles(
    ({ operation, path }) => (isFirstRename(operation, path) ? 'EBUSY' : null),
    () =>
      Promise.all([
        store.update(one, (run) => ({ ...run, says: 'Its log is short.' })),
        store.update(one, (run) => ({ ...run, deletedAt: '2026-01-01T00:00:00.000Z' })),
      ]),
  );
  expect(value).toEqual([null, null]);
  const expected = { says: 'Its log is short.', deletedAt: '2026-01-01T00:00:00.000Z' };
  expect(store.read(one)).toMatchObject(expected);
  expect((await openRunStore(at)).read(one)).toMatchObject(expected);
});

it('writes nothing of a run after it was removed', async () => {
  const at = place();
  const store = await openRunStore(at);
  await store.add(makeRun({ id: one }));
  const [removed, updated] = await Promise.all([
    store.remove(one),
    store.update(one, (run) => ({ ...run, says: 'late' })),
  ]);
  expect([removed, updated]).toEqual([null, 'It no longer exists.']);
  expect(existsSync(dirname(store.logFile(one)))).toBe(false);
});

it('the notice of a run that could not be read ends once it is read', async () => {
  const at = place();
  await (await openRunStore(at)).add(makeRun({ id: one }));
  const over: string[] = [];
  const { value: store } = await withFaultyFiles(
    ({ operation, path }) => (operation === 'read' && path.endsWith('run.json') ? 'EBUSY' : null),
    () => openRunStore({ ...at, onNoticeOver: (says) => over.push(says) }),
  );
  expect(at.notices).toEqual([expect.stringContaining('couldn’t be read (EBUSY)')]);
  expect(over).toEqual([]);
  expect(store.list().map(({ id }) => id)).toEqual([one]);
  expect(over).toEqual(at.notices);
});

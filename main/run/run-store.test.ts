import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRun } from '#app/testing/make-run.ts';
import { place } from '#main/testing/place.ts';
import { openRunStore } from './run-store.ts';

const ids = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);
const [one = '', two = '', three = ''] = ids;

it('has the runs again, newest first; one that cannot be read is set aside, a newer one stays, and both are told of', async () => {
  const at = place();
  const store = await openRunStore(at);
  for (const [index, id] of ids.entries()) {
    expect(store.make(id)).toBeNull();
    expect(await store.write(makeRun({ id, startedAt: `2026-01-0${index + 1}T00:00:00.000Z` }))).toBeNull();
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
  expect(at.notices).toEqual([expect.stringContaining('set aside'), expect.stringContaining('newer Tidings')]);
  expect(readdirSync(dirname(fileOf(one)))).toEqual([expect.stringContaining('unreadable')]);
  expect(readFileSync(fileOf(two), 'utf8')).toBe(newer);

  expect(await again.remove(three)).toBeNull();
  expect(again.read(three)).toBeNull();
  expect(existsSync(dirname(again.rowsFile(three)))).toBe(false);
});

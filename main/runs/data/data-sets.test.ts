import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createGivenFiles } from '#main/ipc/given-files.ts';
import { createDataSets } from './data-sets.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidings-desk-'));
const file = join(folder, 'rows.csv');
writeFileSync(file, 'name;city\nAda;Köln\nBob;Bonn\n');

function newService() {
  let id = 0;
  const newId = () => `id-${++id}`;
  const files = createGivenFiles(newId);
  const openRunData = async () => ({ kind: 'failed', says: 'There is no such run.' }) as const;
  return { ...createDataSets({ onProgress: () => {}, pathOf: files.pathOf, newId, openRunData }), give: files.give };
}

it('knows a file by an id, and gives the window only its name and size', async () => {
  const desk = newService();
  const given = await desk.give(file);
  expect(given).toEqual({ fileId: 'id-1', name: 'rows.csv', bytes: 29 });
  const opened = await desk.open({ from: { kind: 'file', fileId: 'id-1' }, format: null });
  expect(opened).toMatchObject({ kind: 'opened', dataId: 'id-2', data: { columns: ['name', 'city'], rowCount: 2 } });
  expect(JSON.stringify(opened)).not.toContain(folder);
  expect(await desk.find('id-2')?.page(1, 5)).toEqual({ ok: true, rows: [['Bob', 'Bonn']] });
});

it('opens nothing by an id that it did not give', async () => {
  const desk = newService();
  for (const fileId of [file, '../rows.csv', '__proto__', ''])
    expect(await desk.open({ from: { kind: 'file', fileId }, format: null })).toMatchObject({ kind: 'unreadable' });
  expect(desk.find('toString')).toBeNull();
});

it('lets a newer opening end an older one, and forgets everything on request', async () => {
  const desk = newService();
  const long = `a,b\n${'1,2\n'.repeat(200_000)}`;
  const older = desk.open({ from: { kind: 'text', text: long }, format: null });
  const newer = await desk.open({ from: { kind: 'text', text: 'x\n1' }, format: null });
  expect((await older).kind).toBe('cancelled');
  if (newer.kind !== 'opened') throw new Error(newer.kind);
  desk.clear();
  expect(desk.find(newer.dataId)).toBeNull();
});

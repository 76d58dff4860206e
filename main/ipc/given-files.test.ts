import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createGivenFiles } from './given-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidings-given-'));
const file = join(folder, 'rows.csv');
writeFileSync(file, 'name\nAda\n');

it('knows a file by an id, and exposes only its name and size', async () => {
  const files = createGivenFiles(() => 'id-1');
  expect(await files.give(file)).toEqual({ fileId: 'id-1', name: 'rows.csv', bytes: 9 });
  expect(files.pathOf('id-1')).toBe(file);
});

it('takes a folder or a file that is not there for none', async () => {
  const files = createGivenFiles(() => 'id-1');
  expect(await files.give(folder)).toBeNull();
  expect(await files.give(join(folder, 'none.csv'))).toBeNull();
});

it('knows no file that was not given, for any id', () => {
  const files = createGivenFiles(() => 'id-1');
  for (const id of [file, '../rows.csv', '__proto__', 'toString', '']) expect(files.pathOf(id)).toBeNull();
});

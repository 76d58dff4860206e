import '#main/testing/faulty-files.ts';

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { asRoot } from '#main/testing/small-disk.ts';
import { folderError } from './start-folder.ts';

const place = () => mkdtempSync(join(tmpdir(), 'tidings-folder-'));

it('is made where it is missing, and keeps nothing of the question', () => {
  const folder = join(place(), 'new', 'folder');
  expect(folderError(folder)).toBeNull();
  expect(existsSync(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

it('that is a file is reported', () => {
  const folder = join(place(), 'taken');
  writeFileSync(folder, '');
  expect(folderError(folder)).toContain('A file has the name of this folder');
});

it.each([
  [3, null],
  [100, 'This folder can’t be used (EBUSY).'],
])('that another program holds for %i tries is tried again before anything is said', async (failing, said) => {
  let tries = 0;
  const { value } = await withFaultyFiles(
    ({ operation }) => (operation === 'write' && tries++ < failing ? 'EBUSY' : null),
    async () => folderError(place()),
  );
  expect(value).toBe(said);
  expect(tries).toBeGreaterThan(3);
});

describe.runIf(asRoot)('that may be read only', () => {
  it('is reported', () => {
    const folder = join(place(), 'sealed');
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(join(folder, '..'), 0o755);
    process.seteuid?.(65_534);
    try {
      expect(folderError(folder)).toBe('You don’t have permission to save in this folder (EACCES).');
    } finally {
      process.seteuid?.(0);
    }
  });
});

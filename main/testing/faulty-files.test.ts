import './faulty-files.ts';

import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument, writeDocument } from '#main/storage/document-store.ts';
import { failOnce, fileCallsOf, withFaultyFiles } from './faulty-files.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'faulty-'));

it('lets one chosen call fail, and all others be real', async () => {
  const file = join(folder(), 'a.txt');
  const work = async () => {
    writeFileSync(`${file}.new`, 'text');
    renameSync(`${file}.new`, file);
    return [readFileSync(file, 'utf8'), await readFile(file, 'utf8')];
  };
  const calls = await fileCallsOf(work);
  expect(calls.map(({ operation }) => operation)).toEqual(['write', 'rename', 'read', 'read']);
  for (const [index] of calls.entries())
    await expect(withFaultyFiles(failOnce(index, 'EIO'), work)).rejects.toMatchObject({ code: 'EIO' });
  expect((await withFaultyFiles(failOnce(calls.length, 'EIO'), work)).value).toEqual(['text', 'text']);
});

it('reaches the writes of packages too', async () => {
  const place = folder();
  const calls = await fileCallsOf(() => writeDocument(place, 'a', { b: 1 }));
  expect(calls).toContainEqual({ operation: 'rename', path: join(place, 'a.json') });
  const { value } = await withFaultyFiles(
    ({ operation }) => (operation === 'rename' ? 'ENOSPC' : null),
    () => writeDocument(place, 'a', { b: 2 }),
  );
  expect(value).toContain('The disk is full');
  const found = await readDocument(join(place, 'a.json'), z.object({ b: z.number() }));
  expect(found).toEqual({ kind: 'read', value: { b: 1 } });
});

import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOpenedFiles, fileIn } from './opened-file.ts';

it.each([
  [['tidings', '/a/b.tidings'], '/a/b.tidings'],
  [['tidings', '--no-sandbox', 'b.TIDINGS'], '/home/b.TIDINGS'],
  [['electron', '.', '--flag=x.tidings'], null],
  [['tidings', '/etc/passwd'], null],
  [['tidings'], null],
])('of %j it opens %s', (args, file) => {
  expect(fileIn(args, '/home')).toBe(file);
});

it('returns a file once, and the newer of two', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-opened-'));
  const file = (name: string) => join(folder, name);
  for (const name of ['one.tidings', 'two.tidings', 'other.txt']) writeFileSync(file(name), `in ${name}`);
  let openedCount = 0;
  const opened = createOpenedFiles(() => {
    openedCount += 1;
  });
  expect(await opened.take()).toEqual({ kind: 'none' });
  opened.add(file('one.tidings'));
  opened.add(file('two.tidings'));
  opened.add(file('other.txt'));
  opened.add(null);
  expect(openedCount).toBe(2);
  expect(await opened.take()).toEqual({ kind: 'opened', text: 'in two.tidings' });
  expect(await opened.take()).toEqual({ kind: 'none' });
});

it('says in words what cannot be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-opened-'));
  const opened = createOpenedFiles(() => {});
  opened.add(join(folder, 'gone.tidings'));
  expect(await opened.take()).toMatchObject({ says: expect.stringContaining('gone.tidings couldn’t be read') });
  const large = join(folder, 'large.tidings');
  writeFileSync(large, '');
  truncateSync(large, 50_000_001);
  opened.add(large);
  expect(await opened.take()).toMatchObject({ says: expect.stringContaining('50 MB') });
});

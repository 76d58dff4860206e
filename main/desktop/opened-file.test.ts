import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileIn, holdOpenedFile } from './opened-file.ts';

it.each([
  [['tidings', '/a/b.tidings'], '/a/b.tidings'],
  [['tidings', '--no-sandbox', 'b.TIDINGS'], '/home/b.TIDINGS'],
  [['electron', '.', '--flag=x.tidings'], null],
  [['tidings', '/etc/passwd'], null],
  [['tidings'], null],
])('of %j it opens %s', (args, file) => {
  expect(fileIn(args, '/home')).toBe(file);
});

it('gives a file once, and the newer of two', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-opened-'));
  const file = (name: string) => join(folder, name);
  for (const name of ['one.tidings', 'two.tidings', 'other.txt']) writeFileSync(file(name), `in ${name}`);
  let told = 0;
  const opened = holdOpenedFile(() => {
    told += 1;
  });
  expect(await opened.take()).toEqual({ kind: 'none' });
  opened.give(file('one.tidings'));
  opened.give(file('two.tidings'));
  opened.give(file('other.txt'));
  opened.give(null);
  expect(told).toBe(2);
  expect(await opened.take()).toEqual({ kind: 'opened', text: 'in two.tidings' });
  expect(await opened.take()).toEqual({ kind: 'none' });
});

it('says in words what cannot be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-opened-'));
  const opened = holdOpenedFile(() => {});
  opened.give(join(folder, 'gone.tidings'));
  expect(await opened.take()).toMatchObject({ says: expect.stringContaining('gone.tidings could not be read') });
  const large = join(folder, 'large.tidings');
  writeFileSync(large, '');
  truncateSync(large, 50_000_001);
  opened.give(large);
  expect(await opened.take()).toMatchObject({ says: expect.stringContaining('50 MB') });
});

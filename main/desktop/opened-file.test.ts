import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOpenedFiles, filesIn } from './opened-file.ts';

it.each([
  [['tidings', '/a/b.tidings'], ['/a/b.tidings']],
  [
    ['tidings', 'a.tidings', 'x.txt', '/b.tidings'],
    ['/home/a.tidings', '/b.tidings'],
  ],
  [['tidings', '--no-sandbox', 'b.TIDINGS'], ['/home/b.TIDINGS']],
  [['electron', '.', '--flag=x.tidings'], []],
  [['tidings', '/etc/passwd'], []],
  [['tidings', 'file:///a/my%20b.tidings'], ['/a/my b.tidings']],
  [['tidings', 'file:///a/100%.tidings'], ['/home/file:/a/100%.tidings']],
  [['tidings'], []],
])('of %j it opens %j', (args, files) => {
  expect(filesIn(args, '/home')).toEqual(files);
});

it('returns each of several files once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-opened-'));
  const file = (name: string) => join(folder, name);
  for (const name of ['one.tidings', 'two.tidings', 'other.txt']) writeFileSync(file(name), `in ${name}`);
  let openedCount = 0;
  const opened = createOpenedFiles(() => {
    openedCount += 1;
  });
  const nothing = { files: [], unreadable: [] };
  expect(await opened.take()).toEqual(nothing);
  opened.add([file('one.tidings'), file('other.txt')]);
  opened.add([file('two.tidings')]);
  opened.add([]);
  expect(openedCount).toBe(2);
  expect(await opened.take()).toEqual({
    files: [
      { name: 'one.tidings', bytes: Buffer.from('in one.tidings') },
      { name: 'two.tidings', bytes: Buffer.from('in two.tidings') },
    ],
    unreadable: [],
  });
  expect(await opened.take()).toEqual(nothing);
});

it('hands over the bytes as they are, whatever their encoding', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'tidings-opened-')), 'a.tidings');
  const bytes = Buffer.from('{"name":"Müller"}', 'latin1');
  writeFileSync(path, bytes);
  const opened = createOpenedFiles(() => {});
  opened.add([path]);
  expect(await opened.take()).toEqual({ files: [{ name: 'a.tidings', bytes }], unreadable: [] });
});

it('says in words what cannot be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-opened-'));
  const opened = createOpenedFiles(() => {});
  writeFileSync(join(folder, 'there.tidings'), 'x');
  opened.add([join(folder, 'gone.tidings'), join(folder, 'there.tidings')]);
  expect(await opened.take()).toMatchObject({
    files: [{ name: 'there.tidings' }],
    unreadable: [expect.stringContaining('gone.tidings couldn’t be read')],
  });
  const large = join(folder, 'large.tidings');
  writeFileSync(large, '');
  truncateSync(large, 400_000_001);
  opened.add([large]);
  expect(await opened.take()).toMatchObject({ unreadable: [expect.stringContaining('400 MB')] });
});

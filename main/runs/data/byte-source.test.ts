import { devNull } from 'node:os';
import { expect, it } from 'vitest';
import { openSource, readFailureWords } from './byte-source.ts';

it.each([
  ['EACCES', 'you don’t have permission'],
  ['EPERM', 'you don’t have permission'],
  ['EBUSY', 'open in another program'],
  ['ENOTDIR', 'wasn’t found'],
  ['EIO', 'couldn’t be read (EIO)'],
])('says what %s means and what to do', (code, says) => {
  const words = readFailureWords(Object.assign(new Error(code), { code }), 'rows.csv');
  expect(words).toMatch(/^rows\.csv .*[Cc]hoose .*\.$/);
  expect(words).toContain(says);
});

it('does not read anything but a file on a disk', async () => {
  expect(await openSource({ kind: 'file', path: devNull })).toMatchObject({ ok: false });
});

it('reads a pasted text from anywhere, as UTF-8', async () => {
  const opening = await openSource({ kind: 'text', name: 'Pasted', text: 'aä€' });
  if (!opening.ok) throw new Error(opening.says);
  expect(opening.source).toMatchObject({ name: 'Pasted', bytes: 6, isFile: false });
  const reader = await opening.source.open();
  const buffer = new Uint8Array(4);
  expect(await reader.read(buffer, 1)).toBe(4);
  expect([...buffer]).toEqual([0xc3, 0xa4, 0xe2, 0x82]);
  expect(await reader.read(buffer, 6)).toBe(0);
});

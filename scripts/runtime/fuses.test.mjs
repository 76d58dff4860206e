import { expect, it } from 'vitest';
import { fuse, setFuses } from './fuses.mjs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const executable = (/** @type {string} */ row, version = 1) =>
  Buffer.from(`ELF…${sentinel}${String.fromCharCode(version, row.length)}${row}…code`);

it('changes only the given fuse', () => {
  const before = executable('10110011');
  const after = Buffer.from(before);
  setFuses(after, new Map([[fuse.browserProcessSnapshot, false]]));
  expect(after).toEqual(executable('10110001'));
  setFuses(after, new Map([[fuse.browserProcessSnapshot, true]]));
  expect(after).toEqual(before);
});

it.each([
  [Buffer.from('no fuses here'), 'has no fuses'],
  [Buffer.concat([executable('1'), executable('1')]), 'more than one row'],
  [executable('10110011', 2), 'unknown version 2'],
  [executable('101'), 'has no fuse 6'],
])('refuses an executable that it does not understand', (bytes, says) => {
  const before = Buffer.from(bytes);
  expect(() => setFuses(bytes, new Map([[fuse.browserProcessSnapshot, false]]))).toThrow(says);
  expect(bytes).toEqual(before);
});

import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { itemsByFolder } from '#app/library/tree-order.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { idsBetween, lineAfterGoing, lineAfterKey, type TreeLine, treeLines } from './tree-lines.ts';

const folder = (id: string, folderId: string | null) => ({ id, name: id, folderId, deletedAt: null });
const request = (id: string, folderId: string | null, deletedAt: string | null = null) => ({
  id,
  name: id,
  folderId,
  draft: blankDraft,
  usedAt: '2026-01-01T00:00:00.000Z',
  deletedAt,
});
const workspace = {
  ...blankWorkspace,
  folders: [folder('outer', null), folder('inner', 'outer'), folder('other', null)],
  requests: [
    request('top', null),
    request('gone', 'inner', '2026-01-02T00:00:00.000Z'),
    request('deep', 'inner'),
    request('in', 'outer'),
  ],
};
const lines = (...open: readonly string[]) => treeLines(itemsByFolder(workspace), new Set(open));
const written = (all: readonly TreeLine[]) =>
  all.map(({ id, level, place, siblings }) => `${'-'.repeat(level)} ${id} ${place}/${siblings}`);

it('a line follows its folder while that is open, and has its index', () => {
  expect(written(lines())).toEqual(['- outer 1/3', '- other 2/3', '- top 3/3']);
  expect(written(lines('outer', 'inner'))).toEqual([
    '- outer 1/3',
    '-- inner 1/2',
    '--- deep 1/1',
    '-- in 2/2',
    '- other 2/3',
    '- top 3/3',
  ]);
  expect(written(lines('inner'))).toEqual(written(lines()));
});

it('keys move to the next line, the first, the last, the folder, and into a folder', () => {
  const all = lines('outer', 'inner');
  const after = (id: string, key: string) => {
    const at = all.find((line) => line.id === id);
    return at && lineAfterKey(all, at, key)?.id;
  };
  expect(after('deep', 'ArrowDown')).toBe('in');
  expect(after('in', 'ArrowUp')).toBe('deep');
  expect(after('deep', 'Home')).toBe('outer');
  expect(after('deep', 'End')).toBe('top');
  expect(after('in', 'ArrowLeft')).toBe('outer');
  expect(after('outer', 'ArrowRight')).toBe('inner');
  expect(['ArrowUp', 'ArrowLeft'].map((key) => after('outer', key))).toEqual([undefined, undefined]);
  expect(['ArrowDown', 'ArrowRight', 'x'].map((key) => after('top', key))).toEqual([undefined, undefined, undefined]);
  expect(after('other', 'ArrowRight')).toBeUndefined();
});

it('finds the line next to a deleted one, in the same folder first', () => {
  const all = lines('outer', 'inner');
  const after = (id: string, ...going: readonly string[]) => {
    const at = all.find((line) => line.id === id);
    return at && lineAfterGoing(all, at, new Set([id, ...going]))?.id;
  };
  expect(after('outer')).toBe('other');
  expect(after('outer', 'other')).toBe('top');
  expect(after('top')).toBe('other');
  expect(after('in')).toBe('inner');
  expect(after('in', 'inner')).toBe('outer');
  expect(after('outer', 'other', 'top')).toBeUndefined();
});

it('for a line that is deleted with its folder, finds the line next to the outermost deleted folder', () => {
  const all = lines('outer', 'inner');
  const after = (id: string, ...going: readonly string[]) => {
    const at = all.find((line) => line.id === id);
    return at && lineAfterGoing(all, at, new Set(going))?.id;
  };
  expect(after('in', 'outer')).toBe('other');
  expect(after('deep', 'inner')).toBe('in');
  expect(after('deep', 'outer')).toBe('other');
  expect(after('deep', 'outer', 'other')).toBe('top');
  expect(after('deep', 'outer', 'other', 'top')).toBeUndefined();
});

it('a range runs in either direction, and is one line when its start is gone', () => {
  expect(idsBetween(lines(), 'top', 'other')).toEqual(['other', 'top']);
  expect(idsBetween(lines(), 'outer', 'top')).toEqual(['outer', 'other', 'top']);
  expect(idsBetween(lines(), 'nothing', 'top')).toEqual(['top']);
});

it('goes through folders that are ten thousand deep', () => {
  const folders = Array.from({ length: 10_000 }, (_, at) => folder(`${at}`, at === 0 ? null : `${at - 1}`));
  const deep = treeLines(itemsByFolder({ ...blankWorkspace, folders }), new Set(folders.map(({ id }) => id)));
  expect([deep.length, deep.at(-1)?.level, deep.at(-1)?.folderId]).toEqual([10_000, 10_000, '9998']);
});

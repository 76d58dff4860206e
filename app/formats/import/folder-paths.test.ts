import { expect, it } from 'vitest';
import type { Folder } from '#app/library/saved-request.ts';
import { addFolders, addWays } from './folder-paths.ts';

const folder = (id: string, name: string, folderId: string | null): Folder => ({ id, name, folderId, deletedAt: null });
const none = new Map<string, number>();

it('adds each step of a way once, whether it is known by its folder or by its names', () => {
  const folders = [folder('b', 'Two', 'a'), folder('a', 'One', null), folder('c', 'Two', null)];
  const here = addFolders(none, folders, folders);
  expect(addWays(here, [['One', 'Two'], ['Two']]).added).toEqual([]);
  const ways = [
    ['One', 'Two', 'Three'],
    ['One', 'Three'],
    ['Two', 'Two'],
    ['One', 'Two', 'Three', 'Four'],
  ];
  const { paths, added } = addWays(here, ways);
  expect(added).toEqual(ways);
  expect(addWays(paths, ways).added).toEqual([]);
});

it('tells names with spaces and digits apart', () => {
  const { paths } = addWays(none, [['1 a'], ['1', 'a']]);
  expect(addWays(paths, [['1', 'a', 'a'], ['a']]).added).toEqual([['1', 'a', 'a'], ['a']]);
});

it('takes no more room for folders in folders than for their names', () => {
  const chain = Array.from({ length: 3_000 }, (_, at) =>
    folder(`f${at}`, `Folder ${at}`, at === 0 ? null : `f${at - 1}`),
  );
  const keys = [...addFolders(none, chain, chain).keys()];
  expect(keys).toHaveLength(3_000);
  expect(keys.join('').length).toBeLessThan(100_000);
});

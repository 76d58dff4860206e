import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { createFolderFiller } from './fill-folders.ts';

function counter(): () => string {
  let count = 0;
  return () => `new ${++count}`;
}

const request = (id: string, name: string, folderId: string | null) => ({
  id,
  name,
  folderId,
  draft: blankDraft,
  usedAt: '',
  deletedAt: null as string | null,
});

it('finds the folders that are there, makes those that are missing once, and asks no name twice', () => {
  const there = { id: 'spring', name: 'Spring', folderId: null, deletedAt: null };
  const gone = { id: 'gone', name: 'Gone', folderId: null, deletedAt: '2026-01-01T00:00:00.000Z' };
  const filler = createFolderFiller({ ...blankWorkspace, folders: [there, gone] });
  const newId = counter();
  expect(filler.folderAt([], newId)).toBeNull();
  expect(filler.folderAt(['Spring'], newId)).toBe('spring');
  expect(filler.folderAt(['Gone'], newId)).toBe('new 1');
  expect(filler.folderAt(['Spring', ' Test drive '], newId)).toBe('new 2');
  expect(filler.folderAt(['Spring', ' Test drive '], newId)).toBe('new 2');
  expect(filler.filled().folders).toEqual([
    there,
    gone,
    { id: 'new 1', name: 'Gone', folderId: null, deletedAt: null },
    { id: 'new 2', name: 'Test drive', folderId: 'spring', deletedAt: null },
  ]);
});

it('numbers a name that is taken in its folder, by a folder or a request, but not by what is in the trash', () => {
  const folders = [{ id: 'f', name: 'A', folderId: null, deletedAt: null }];
  const filler = createFolderFiller({
    folders,
    requests: [request('1', 'B', 'f'), { ...request('2', 'C', 'f'), deletedAt: 'gone' }],
  });
  for (const [id, name, folderId] of [
    ['3', 'A', null],
    ['4', 'B', 'f'],
    ['5', 'C', 'f'],
  ] as const)
    filler.addRequest(request(id, name, folderId));
  expect(filler.filled().requests.map(({ name }) => name)).toEqual(['B', 'C', 'A 2', 'B 2', 'C']);
});

it('takes 20,000 requests of one name', () => {
  const filler = createFolderFiller(blankWorkspace);
  for (let at = 0; at < 20_000; at++) filler.addRequest(request(`${at}`, 'Same', null));
  expect(filler.filled().requests.at(-1)?.name).toBe('Same 20000');
});

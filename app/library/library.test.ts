import { describe, expect, it } from 'vitest';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { addRequest, duplicateItem, itemOf, itemsIn, moveItem, pathOf } from './library.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';

const at = '2026-01-01T00:00:00.000Z';
const workspace: Workspace = {
  ...blankWorkspace,
  folders: [makeFolder('a'), makeFolder('b', 'a'), makeFolder('c')],
  requests: [makeRequest('1', 'b'), makeRequest('2', 'b'), makeRequest('3')],
};
const namesIn = (one: Workspace, id: string | null) => itemsIn(one, id).map((item) => itemOf(item).name);

it('a request that is added gets a name that is free in its folder', () => {
  expect(namesIn(addRequest(workspace, makeRequest('1', 'b')), 'b')).toEqual(['1', '2', '1 2']);
});

describe('moving', () => {
  it('puts an item into a folder, before another or at the end', () => {
    expect(namesIn(moveItem(workspace, '3', { folderId: 'b', beforeId: '2' }), 'b')).toEqual(['1', '3', '2']);
    expect(namesIn(moveItem(workspace, '1', { folderId: 'b' }), 'b')).toEqual(['2', '1']);
    expect(pathOf(moveItem(workspace, 'b', { folderId: 'c' }), 'b')).toEqual(['c', 'b']);
  });

  it('never puts a folder into itself', () => {
    expect(moveItem(workspace, 'a', { folderId: 'b' })).toBe(workspace);
    expect(moveItem(workspace, 'a', { folderId: 'a' })).toBe(workspace);
  });
});

it('a copy of a folder has copies of all that is in it', () => {
  let count = 0;
  const copied = duplicateItem(workspace, 'a', () => `new ${++count}`, at);
  const copy = copied.folders.find(({ name }) => name === 'a 2');
  const inner = copied.folders.find(({ folderId }) => folderId === copy?.id);
  expect(namesIn(copied, inner?.id ?? '')).toEqual(['1', '2']);
  expect(new Set([...copied.folders, ...copied.requests].map(({ id }) => id)).size).toBe(10);
  expect(namesIn(copied, 'b')).toEqual(['1', '2']);
});

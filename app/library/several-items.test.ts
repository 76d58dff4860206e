import { expect, it } from 'vitest';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { itemOf, itemsIn } from './library.ts';
import { moveItems, nameItems, topmostItems, trashItems } from './several-items.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';

const at = '2026-01-01T00:00:00.000Z';
/** `outer` holds `inner`, which holds `deep`; `a`, `b` and `c` are at the top. */
const workspace: Workspace = {
  ...blankWorkspace,
  folders: [makeFolder('outer'), makeFolder('inner', 'outer')],
  requests: [makeRequest('a'), makeRequest('b'), makeRequest('c'), makeRequest('deep', 'inner')],
};
const chosen = (...ids: readonly string[]) => topmostItems(workspace, new Set(ids));
const idsIn = (of: Workspace, folderId: string | null) => itemsIn(of, folderId).map((item) => itemOf(item).id);

it('what is inside of a chosen folder goes with it, and is not meant twice', () => {
  expect(chosen('deep', 'outer', 'a', 'gone').map((item) => itemOf(item).id)).toEqual(['outer', 'a']);
  expect(chosen('deep', 'inner').map((item) => itemOf(item).id)).toEqual(['inner']);
});

it('several move together and keep their order', () => {
  expect(idsIn(moveItems(workspace, chosen('b', 'c'), { folderId: null, beforeId: 'a' }), null)).toEqual([
    'outer',
    'b',
    'c',
    'a',
  ]);
  expect(idsIn(moveItems(workspace, chosen('a', 'c'), { folderId: 'inner' }), 'inner')).toEqual(['deep', 'a', 'c']);
});

it('dropped before a folder, requests come first among the requests, and folders before it', () => {
  const two = { ...workspace, folders: [...workspace.folders, makeFolder('other')] };
  const items = topmostItems(two, new Set(['other', 'b', 'c']));
  expect(idsIn(moveItems(two, items, { folderId: null, beforeId: 'outer' }), null)).toEqual([
    'other',
    'outer',
    'b',
    'c',
    'a',
  ]);
  const first = moveItems(workspace, chosen('a'), { folderId: null, beforeId: 'outer' });
  expect(idsIn(first, null)).toEqual(['outer', 'a', 'b', 'c']);
});

it('a folder among them never goes into itself', () => {
  const moved = moveItems(workspace, chosen('outer', 'a'), { folderId: 'inner' });
  expect(idsIn(moved, null)).toEqual(['outer', 'b', 'c']);
  expect(idsIn(moved, 'inner')).toEqual(['deep', 'a']);
});

it('several go to the trash', () => {
  expect(idsIn(trashItems(workspace, chosen('outer', 'b'), at), null)).toEqual(['a', 'c']);
});

it('one is called by its name, several by their number', () => {
  expect([nameItems(chosen('a')), nameItems(chosen('a', 'b'))]).toEqual(['a', '2 things']);
});

import { describe, expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import {
  addRequest,
  countTrashed,
  duplicateItem,
  itemOf,
  itemsIn,
  liveRequests,
  moveItem,
  pathOf,
  removeForGood,
  setTrashed,
  trashOf,
  withoutOldTrash,
} from './library.ts';
import { blankStoryboard } from './storyboard-edit.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';

const at = '2026-01-01T00:00:00.000Z';
const folder = (id: string, folderId: string | null = null) => ({ id, name: id, folderId, deletedAt: null });
const request = (id: string, folderId: string | null = null) => ({
  id,
  name: id,
  folderId,
  draft: blankDraft,
  usedAt: at,
  deletedAt: null,
});
const workspace: Workspace = {
  ...blankWorkspace,
  folders: [folder('a'), folder('b', 'a'), folder('c')],
  requests: [request('1', 'b'), request('2', 'b'), request('3')],
};
const namesIn = (one: Workspace, id: string | null) => itemsIn(one, id).map((item) => itemOf(item).name);

it('a request that is added gets a name that is free in its folder', () => {
  expect(namesIn(addRequest(workspace, request('1', 'b')), 'b')).toEqual(['1', '2', '1 2']);
});

describe('moving', () => {
  it('puts an item into a folder, before another or behind all', () => {
    expect(namesIn(moveItem(workspace, '3', 'b', '2'), 'b')).toEqual(['1', '3', '2']);
    expect(namesIn(moveItem(workspace, '1', 'b'), 'b')).toEqual(['2', '1']);
    expect(pathOf(moveItem(workspace, 'b', 'c'), 'b')).toEqual(['c', 'b']);
  });

  it('never puts a folder into itself', () => {
    expect(moveItem(workspace, 'a', 'b')).toBe(workspace);
    expect(moveItem(workspace, 'a', 'a')).toBe(workspace);
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

describe('the trash', () => {
  it('takes a folder with all in it, and gives it back', () => {
    const trashed = setTrashed(workspace, 'a', at);
    expect(liveRequests(trashed).map(({ id }) => id)).toEqual(['3']);
    expect(trashOf(trashed).map((item) => itemOf(item).id)).toEqual(['a']);
    expect(setTrashed(trashed, 'a', null)).toEqual(workspace);
  });

  it('gives back at the top what had its folder in the trash too', () => {
    const trashed = setTrashed(setTrashed(workspace, '1', at), 'b', at);
    expect(setTrashed(trashed, '1', null).requests[0]).toMatchObject({ folderId: null, deletedAt: null });
  });

  it('loses what lay in it for 30 days, and nothing else', () => {
    const trashed = setTrashed(workspace, 'b', at);
    expect(withoutOldTrash(trashed, new Date('2026-01-30T00:00:00Z'))).toBe(trashed);
    const emptied = withoutOldTrash(trashed, new Date('2026-02-01T00:00:00Z'));
    expect(emptied).toEqual(removeForGood(trashed, new Set(['b'])));
    expect(emptied.requests.map(({ id }) => id)).toEqual(['3']);
  });
});

it('keeps a storyboard in the trash for 30 days, to be taken out again', () => {
  const board = blankStoryboard('board', 'cast');
  const trashed = setTrashed({ ...blankWorkspace, storyboards: [board] }, 'board', at);
  expect(countTrashed(trashed)).toBe(1);
  expect(setTrashed(trashed, 'board', null).storyboards).toEqual([board]);
  expect(withoutOldTrash(trashed, new Date('2026-01-30T00:00:00.000Z'))).toBe(trashed);
  expect(withoutOldTrash(trashed, new Date('2026-02-02T00:00:00.000Z')).storyboards).toEqual([]);
  expect(removeForGood(trashed, new Set(['board'])).storyboards).toEqual([]);
});

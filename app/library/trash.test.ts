import { describe, expect, it } from 'vitest';
import { blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { itemOf, liveRequests } from './library.ts';
import { countTrashed, removeForGood, setTrashed, trashOf, withoutOldTrash } from './trash.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';

const at = '2026-01-01T00:00:00.000Z';
const workspace: Workspace = {
  ...blankWorkspace,
  folders: [makeFolder('a'), makeFolder('b', 'a')],
  requests: [makeRequest('1', 'b'), makeRequest('2', 'b'), makeRequest('3', null)],
};

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

  it('loses what was in it for 30 days, and nothing else', () => {
    const trashed = setTrashed(workspace, 'b', at);
    expect(withoutOldTrash(trashed, { confirmed: new Date('2026-01-30T00:00:00Z') })).toBe(trashed);
    const emptied = withoutOldTrash(trashed, { confirmed: new Date('2026-02-01T00:00:00Z') });
    expect(emptied).toEqual(removeForGood(trashed, new Set(['b'])));
    expect(emptied.requests.map(({ id }) => id)).toEqual(['3']);
  });
});

it('keeps a storyboard in the trash for 30 days, to be taken out again', () => {
  const board = blankStoryboard('board', 'cast');
  const trashed = setTrashed({ ...blankWorkspace, storyboards: [board] }, 'board', at);
  expect(countTrashed(trashed)).toBe(1);
  expect(setTrashed(trashed, 'board', null).storyboards).toEqual([board]);
  expect(withoutOldTrash(trashed, { confirmed: new Date('2026-01-30T00:00:00.000Z') })).toBe(trashed);
  expect(withoutOldTrash(trashed, { confirmed: new Date('2026-02-02T00:00:00.000Z') }).storyboards).toEqual([]);
  expect(removeForGood(trashed, new Set(['board'])).storyboards).toEqual([]);
});

import { expect, it } from 'vitest';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { duplicateItem } from './library.ts';
import { moveItems, topmostItems, trashItems } from './several-items.ts';
import { removeForGood } from './trash.ts';
import { libraryStep, settleLibrary, withoutRemoved } from './undo-step.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';

const at = '2026-01-01T00:00:00.000Z';

/** Two requests moved to the end, past one whose folder is in the trash. */
function movedPastDeleted() {
  const folders = [{ ...makeFolder('old'), deletedAt: at }];
  const requests = [makeRequest('a'), makeRequest('deleted', 'old'), makeRequest('b'), makeRequest('c')];
  const before: Workspace = { ...blankWorkspace, folders, requests };
  const after = moveItems(before, topmostItems(before, new Set(['a', 'b'])), { folderId: null });
  return { before, after, step: libraryStep(before, after) };
}

it('undoing a move of several leaves a deleted request in its folder', () => {
  const { before, after, step } = movedPastDeleted();
  expect(settleLibrary(after, step, 'before').workspace).toEqual(before);
});

it('redoing a move of several leaves a deleted request in its folder', () => {
  const { before, after, step } = movedPastDeleted();
  expect(settleLibrary(before, step, 'after').workspace).toEqual(after);
});

it('undo restores a copy that is still in the trash when its twin was removed for good', () => {
  const folder = { ...blankWorkspace, folders: [makeFolder('f')], requests: [makeRequest('one', 'f')] };
  let count = 0;
  const two = duplicateItem(folder, 'f', () => `copy ${++count}`, at);
  const ids = new Set(two.requests.map(({ id }) => id));
  const trashed = trashItems(two, topmostItems(two, ids), at);
  const removed = trashed.requests.filter(({ id }) => id === 'one');
  const emptied = removeForGood(trashed, new Set(['one']));
  const step = withoutRemoved(libraryStep(two, trashed), removed, emptied);
  const { workspace, left } = settleLibrary(emptied, step, 'before');
  expect(workspace.requests).toEqual(two.requests.filter(({ id }) => id !== 'one'));
  expect(left).toEqual([]);
});

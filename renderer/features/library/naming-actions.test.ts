import { expect, it, vi } from 'vitest';
import { allItems, itemOf, itemsIn } from '#app/library/library.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { namingActions } from './naming-actions.ts';

const workspace: Workspace = {
  ...blankWorkspace,
  folders: [makeFolder('spring')],
  requests: [makeRequest('one'), makeRequest('two'), makeRequest('inside', 'spring')],
};

it('“Move to…” asks for the folder of all that is selected, and for the name of a single one', () => {
  const dispatch = vi.fn();
  const saving = { saveAndSay: () => {}, changeOnce: () => {} };
  const { moveTo } = namingActions(openWorkbench(anySession({ workspace })), dispatch, saving);
  const itemsOf = (...names: readonly string[]) =>
    allItems(workspace).filter((item) => names.includes(itemOf(item).name));
  moveTo(itemsOf('inside'));
  moveTo(itemsOf('one', 'two'));
  moveTo([]);
  const asked = dispatch.mock.calls.map(([action]) => action);
  expect(asked).toMatchObject([
    { type: 'dialog-shown', dialog: { kind: 'name', naming: { name: 'inside', folderId: 'spring' } } },
    { type: 'dialog-shown', dialog: { kind: 'name', naming: { name: null, folderId: null } } },
  ]);
  expect(asked.map(({ dialog }) => dialog.naming.about)).toEqual([
    { kind: 'move', ids: ['inside'] },
    { kind: 'move', ids: ['one', 'two'] },
  ]);
});

/** The names at the top, and in the folder, once “Move to…” is answered. */
function moved(ids: readonly string[], name: string, folderId: string | null) {
  let now = workspace;
  const saving = {
    saveAndSay: () => {},
    changeOnce: (edit: (before: Workspace) => Workspace) => {
      now = edit(now);
    },
  };
  const actions = namingActions(openWorkbench(anySession({ workspace })), () => {}, saving);
  actions.named({ title: '', name, folderId, about: { kind: 'move', ids } }, name, folderId);
  return [null, 'spring'].map((folder) => itemsIn(now, folder).map((item) => itemOf(item).name));
}

it('“Move to…” the folder that something is in leaves it in its place, under its new name', () => {
  expect(moved(['one'], 'first', null)).toEqual([['spring', 'first', 'two'], ['inside']]);
});

it('“Move to…” another folder adds only what is not in it, at its end', () => {
  expect(moved(['one', 'inside'], '', 'spring')).toEqual([
    ['spring', 'two'],
    ['inside', 'one'],
  ]);
});

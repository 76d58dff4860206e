import { expect, it } from 'vitest';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { addFolder, addRequest, duplicateItem, moveItem, renameItem } from './library.ts';
import { removeForGood, setTrashed } from './trash.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';
import { applyChange, changeBetween, workspaceChangeSchema } from './workspace-change.ts';

const at = '2026-01-01T00:00:00.000Z';
const workspace: Workspace = {
  ...blankWorkspace,
  folders: [makeFolder('spring'), makeFolder('autumn')],
  requests: [makeRequest('one', 'spring'), makeRequest('two'), makeRequest('three')],
  variables: [{ name: 'who', value: 'ada' }],
};
/** A workspace as main has it after the same changes: none of its items is the very same as in the window. */
const inMain = (of: Workspace): Workspace => structuredClone(of);
/** A change as it travels. */
const sent = (before: Workspace, after: Workspace) =>
  workspaceChangeSchema.parse(JSON.parse(JSON.stringify(changeBetween(before, after))));

it.each<[string, (before: Workspace) => Workspace]>([
  ['nothing', (before) => before],
  ['a name', (before) => renameItem(before, 'two', 'renamed')],
  ['a new request', (before) => addRequest(before, makeRequest('four', 'autumn'))],
  ['a new folder', (before) => addFolder(before, makeFolder('new', 'spring'))],
  ['a copy of a folder', (before) => duplicateItem(before, 'spring', () => crypto.randomUUID(), at)],
  ['another order', (before) => moveItem(before, 'three', { folderId: null, beforeId: 'two' })],
  ['another folder', (before) => moveItem(before, 'one', { folderId: 'autumn' })],
  ['the trash', (before) => setTrashed(before, 'spring', at)],
  ['a removal', (before) => removeForGood(before, new Set(['spring', 'three']))],
  ['variables', (before) => ({ ...before, variables: [] })],
  ['everything', () => blankWorkspace],
])('%s: main has afterwards what the window has', (_, edit) => {
  const after = edit(workspace);
  expect(applyChange(inMain(workspace), sent(workspace, after))).toEqual(after);
  expect(applyChange(inMain(after), sent(after, workspace))).toEqual(workspace);
});

it('holds what changed alone', () => {
  const change = changeBetween(workspace, renameItem(workspace, 'two', 'renamed'));
  expect(change?.requests).toEqual({ put: [{ ...makeRequest('two'), name: 'renamed' }], order: null });
  expect(change?.variables).toBeUndefined();
});

it('a change of what main has not is refused', () => {
  const renamed = sent(workspace, renameItem(workspace, 'two', 'renamed'));
  const moved = sent(workspace, moveItem(workspace, 'three', { folderId: null, beforeId: 'two' }));
  const without = inMain(removeForGood(workspace, new Set(['two'])));
  expect(applyChange(without, renamed)).toBeNull();
  expect(applyChange(without, moved)).toBeNull();
});

it('finds no change where two items have the same id', () => {
  const twice = { ...workspace, requests: [...workspace.requests, makeRequest('two')] };
  expect(changeBetween(twice, renameItem(twice, 'one', 'renamed'))).toBeNull();
  expect(changeBetween(workspace, twice)).toBeNull();
});

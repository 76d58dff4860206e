import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import { itemsByFolder } from '#app/library/tree-order.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { treeLines } from '#renderer/features/library/tree-lines.ts';
import { setUpRun } from '#renderer/state/set-up-run.ts';
import { runSources } from './run-inputs.ts';

const usedAt = '2026-11-24T14:40:02.000Z';

function request(id: string, folderId: string | null): SavedRequest {
  return { id, name: `Request ${id}`, folderId, draft: { ...blankDraft, uri: id }, usedAt, deletedAt: null };
}

const workspace: Workspace = {
  ...blankWorkspace,
  folders: [
    { id: 'spring', name: 'Spring', folderId: null, deletedAt: null },
    { id: 'leeds', name: 'Leeds', folderId: 'spring', deletedAt: null },
    { id: 'empty', name: 'Empty', folderId: null, deletedAt: null },
    { id: 'gone', name: 'Gone', folderId: null, deletedAt: usedAt },
  ],
  requests: [request('a', 'spring'), request('b', 'leeds'), request('c', null), request('d', 'gone')],
  storyboards: [
    {
      version: 1,
      id: 'board',
      title: 'Branch visit',
      about: '',
      cast: [],
      steps: [{ kind: 'event', id: 's', title: 'In', note: '', storyLine: '', castId: null, draft: blankDraft }],
      deletedAt: null,
    },
    { version: 1, id: 'blank', title: 'Blank', about: '', cast: [], steps: [], deletedAt: null },
  ],
};

it('offers inputs that have an event, by their full name', () => {
  expect(runSources(workspace, workspace.storyboards).map(({ group, name }) => `${group}: ${name}`)).toEqual([
    'Folders: Spring',
    'Folders: Spring / Leeds',
    'Saved requests: Spring / Request a',
    'Saved requests: Spring / Leeds / Request b',
    'Saved requests: Request c',
    'Storyboards: Branch visit',
  ]);
});

it('includes subfolders in a folder, in the order that the tree shows', () => {
  const mixed = {
    ...workspace,
    folders: [...workspace.folders, { id: 'york', name: 'York', folderId: 'spring', deletedAt: null }],
    requests: ['spring', 'york', 'leeds', 'york', 'leeds'].map((folder, at) => request(`${folder} ${at}`, folder)),
  };
  const lines = treeLines(itemsByFolder(mixed), new Set(['spring', 'leeds', 'york']));
  const shown = lines.flatMap(({ item }) => (item.kind === 'request' ? [item.request.draft.uri] : []));
  expect(runSources(mixed, [])[0]?.drafts.map(({ uri }) => uri)).toEqual(shown);
  expect(shown).toEqual(['leeds 2', 'leeds 4', 'york 1', 'york 3', 'spring 0']);
});

it('starts a run with the current environment', () => {
  const selection = { environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' };
  expect(setUpRun({ selection }, { kind: 'request', requestId: 'a' })).toMatchObject({
    type: 'run-set-up',
    form: { ...selection, source: { requestId: 'a' } },
  });
});

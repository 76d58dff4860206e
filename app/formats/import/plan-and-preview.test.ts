import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { liveFolders, liveRequests } from '#app/library/library.ts';
import type { Folder } from '#app/library/saved-request.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { toWorkspaceFile, type WorkspaceFile } from '#app/library/workspace-file.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { previewImport } from './import-preview.ts';
import type { Importable } from './imported.ts';
import { planImport } from './plan-import.ts';
import { type Here, summariseHere } from './what-comes.ts';

const options = { withCustomers: true, withEnvironments: false };
const folder = (deletedAt: string | null): Folder => ({ id: 'f', name: 'Spring', folderId: null, deletedAt });

function fileWith(requestId: string): WorkspaceFile {
  const requests = [{ ...makeRequest(requestId), folderId: 'f' }];
  return toWorkspaceFile({ ...blankWorkspace, folders: [folder(null)], requests }, [], options);
}

const filesOf = (...all: readonly WorkspaceFile[]): Importable => ({
  kind: 'files',
  files: [],
  notTaken: [],
  parts: all.map((file, at) => ({ file: `${at}.tidings`, imported: { kind: 'workspace', file } })),
});

const trashed: Here = {
  workspace: { ...blankWorkspace, folders: [folder('2026-01-01T00:00:00.000Z')] },
  environments: [],
};

it.each(['mine', 'theirs', 'both'] as const)(
  'with %s, two files into a folder in the trash make what was counted',
  (choice) => {
    const imported = filesOf(fileWith('a'), fileWith('b'));
    const preview = previewImport(imported, summariseHere(trashed));
    let ids = 0;
    const how = { choice, customerKey: '', newId: () => `new-${ids++}`, at: '2026-01-02T00:00:00.000Z' };
    const { workspace } = planImport(trashed, imported, how);
    const counted = preview.kind === 'ready' ? preview.choices[choice].parts : [];
    const countOf = (noun: string) => counted.find((part) => part.noun === noun)?.count;
    expect(liveRequests(workspace)).toHaveLength(countOf('request') ?? 0);
    expect(liveFolders(workspace)).toHaveLength(countOf('folder') ?? 0);
  },
);

it('with mine, an empty folder that comes into one in the trash is in use afterwards, as it was counted', () => {
  const folders = [folder(null), { id: 'g', name: 'Easter', folderId: 'f', deletedAt: null }];
  const imported = filesOf(toWorkspaceFile({ ...blankWorkspace, folders }, [], options));
  const preview = previewImport(imported, summariseHere(trashed));
  expect(preview).toMatchObject({ choices: { mine: { parts: [{ noun: 'folder', count: 2 }] } } });
  const how = { choice: 'mine', customerKey: '', newId: () => 'new', at: '2026-01-02T00:00:00.000Z' } as const;
  const { workspace } = planImport(trashed, imported, how);
  expect(liveFolders(workspace).map(({ name }) => name)).toEqual(['Spring', 'Easter']);
});

it('with theirs, what two files have under one id or name is counted once, as it is made', () => {
  const file = (name: string) => ({
    ...fileWith('a'),
    variables: [{ name: 'v', value: name }],
    environments: [{ ...blankEnvironment('e'), name }],
  });
  const imported = filesOf(file('One'), file('Two'));
  const here = { workspace: blankWorkspace, environments: [] };
  const preview = previewImport(imported, summariseHere(here));
  expect(preview).toMatchObject({ clashes: 4 });
  const counted = preview.kind === 'ready' ? preview.choices.theirs.parts : [];
  expect(counted.map(({ noun, count }) => [noun, count])).toEqual([
    ['request', 1],
    ['folder', 1],
    ['environment', 1],
    ['variable', 1],
  ]);
  const how = {
    choice: 'theirs',
    customerKey: '',
    newId: () => crypto.randomUUID(),
    at: '2026-01-02T00:00:00.000Z',
  } as const;
  const { workspace, environments } = planImport(here, imported, how);
  expect(liveRequests(workspace)).toHaveLength(1);
  expect(liveFolders(workspace)).toHaveLength(1);
  expect(environments.map(({ name }) => name)).toEqual(['Two']);
  expect(workspace.variables).toEqual([{ name: 'v', value: 'Two' }]);
});

it('asks for a customer only for the requests that come, and that lost theirs', () => {
  const requests = ['a', 'b'].map((id) => {
    const request = makeRequest(id);
    return { ...request, draft: { ...request.draft, customerKey: `${id}@example.com` } };
  });
  const file = toWorkspaceFile({ ...blankWorkspace, requests }, [], { ...options, withCustomers: false });
  const listed = {
    ...file,
    withoutCustomer: [...file.withoutCustomer, ...Array.from({ length: 5_000 }, () => 'gone')],
  };
  const here = { workspace: { ...blankWorkspace, requests: requests.slice(0, 1) }, environments: [] };
  const preview = previewImport({ kind: 'workspace', file: listed }, summariseHere(here));
  expect(preview).toMatchObject({
    choices: { mine: { withoutCustomer: 1 }, theirs: { withoutCustomer: 2 }, both: { withoutCustomer: 2 } },
  });
});

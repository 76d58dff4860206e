import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { nameOf } from '#app/event/event-title.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { importedMessage, previewImport } from './import-preview.ts';
import type { Imported } from './imported.ts';
import { readImport } from './read-import.ts';
import { summariseHere } from './what-comes.ts';

const nothing = summariseHere({ workspace: blankWorkspace, environments: [] });

type Readable = Exclude<Imported, { kind: 'unreadable' }>;

function read(text: string): Readable {
  const imported = readImport(text);
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  return imported;
}

it('of thousands of requests it is as small as of a hundred, and says how many there are', () => {
  const entry = (at: number) => ({ request: { method: 'GET', url: `https://elsewhere.example.com/${at}` } });
  const imported = read(JSON.stringify({ log: { entries: Array.from({ length: 5_000 }, (_, at) => entry(at)) } }));
  const preview = previewImport(imported, nothing);
  expect(preview).toMatchObject({ kind: 'ready', choices: { mine: { parts: [], notTakenCount: 5_000 } } });
  expect(preview.kind === 'ready' && preview.choices.mine.notTaken).toHaveLength(100);
  expect(importedMessage(imported, nothing, 'mine')).toBe('Nothing new was imported.');
});

it('lists a storyboard and what came with it', () => {
  const workspace = { ...blankWorkspace, storyboards: [{ ...blankStoryboard('s', 'c'), title: 'Spring' }] };
  const file = toWorkspaceFile(workspace, [], { withCustomers: true, withEnvironments: false });
  const imported = read(JSON.stringify(file));
  expect(previewImport(imported, nothing)).toMatchObject({
    what: 'A Tidings file',
    choices: { mine: { parts: [{ noun: 'storyboard', count: 1, names: ['Spring'] }] } },
    clashes: 0,
  });
  expect(importedMessage(imported, nothing, 'mine')).toBe('1 storyboard imported.');
});

it('says why nothing can be read', () => {
  expect(previewImport(readImport('hello'), nothing)).toMatchObject({ kind: 'unreadable' });
});

it('shows the beginning of a name of a million characters, and names no request by more of a URI', () => {
  const uri = `assist://a/${'x'.repeat(1_000_000)}`;
  const body = { mode: 'raw', raw: JSON.stringify({ uri: 'assist://a/b' }) };
  const one = previewImport(read(JSON.stringify({ uri })), nothing);
  const long = 'n'.repeat(1_000_000);
  const folder = {
    name: long,
    item: [{ name: long, request: { method: 'POST', url: 'https://mxo.example.com', body } }],
  };
  const collection = { info: { name: 'Spring' }, item: [folder] };
  const postman = previewImport(read(JSON.stringify(collection)), nothing);
  for (const preview of [one, postman]) expect(JSON.stringify(preview).length).toBeLessThan(2_000);
  expect(nameOf({ ...blankDraft, uri })).toHaveLength(201);
});

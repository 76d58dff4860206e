import { expect, it } from 'vitest';
import { blankStoryboard } from '#app/library/storyboard-edit.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { previewImport, tellImported } from './import-preview.ts';
import { type Imported, readImport } from './read-import.ts';

type Readable = Exclude<Imported, { kind: 'unreadable' }>;

function read(text: string): Readable {
  const imported = readImport(text);
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  return imported;
}

it('of thousands of requests it is as small as of a hundred, and says how many there are', () => {
  const entry = (at: number) => ({ request: { method: 'GET', url: `https://elsewhere.example.com/${at}` } });
  const imported = read(JSON.stringify({ log: { entries: Array.from({ length: 5_000 }, (_, at) => entry(at)) } }));
  const preview = previewImport(imported, 0);
  expect(preview).toMatchObject({ kind: 'ready', parts: [], notTakenCount: 5_000 });
  expect(preview.kind === 'ready' && preview.notTaken).toHaveLength(100);
  expect(tellImported(imported)).toBe('Nothing imported.');
});

it('lists a storyboard and what came with it, and tells of it', () => {
  const workspace = { ...blankWorkspace, storyboards: [{ ...blankStoryboard('s', 'c'), title: 'Spring' }] };
  const file = toWorkspaceFile(workspace, [], { withCustomers: true, withEnvironments: false });
  const imported = read(JSON.stringify(file));
  expect(previewImport(imported, 2)).toMatchObject({
    what: 'A Tidings file',
    parts: [{ noun: 'storyboard', count: 1, names: ['Spring'] }],
    clashes: 2,
  });
  expect(tellImported(imported)).toBe('1 storyboard imported.');
});

it('says why nothing can be read', () => {
  expect(previewImport(readImport('hello'), 0)).toMatchObject({ kind: 'unreadable' });
});

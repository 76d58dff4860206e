import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankStoryboard, createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { contentsOf } from './file-contents.ts';
import { blankWorkspace } from './workspace.ts';
import { toWorkspaceFile } from './workspace-file.ts';

const draft = {
  ...blankDraft,
  uri: 'assist://desk?who=ada%40example.com',
  properties: [{ enabled: true, name: 'friend', value: 'grace@example.com' }],
};
const board = {
  ...blankStoryboard('s', 'c'),
  cast: [{ id: 'c', name: 'Maya', customerKey: 'ada@example.com', properties: [] }],
  steps: [
    createEventStep('e', 'Hello', draft, 'c'),
    { kind: 'note', id: 'n', title: 'Say', note: 'Ask eve@example.com', storyLine: 'Eve is back' } as const,
  ],
};

function contents(withCustomers: boolean) {
  const workspace = { ...blankWorkspace, storyboards: [board] };
  const file = toWorkspaceFile(workspace, [], { withCustomers, withEnvironments: false });
  return Object.fromEntries(contentsOf(file).map(({ what, texts }) => [what, texts]));
}

it('lists what a file says of customers', () => {
  expect(contents(true)).toEqual({
    Names: ['Maya'],
    'Customer keys': ['ada@example.com'],
    'Addresses in URIs': ['ada@example.com'],
    'Addresses in property values': ['grace@example.com'],
    'Addresses in names, notes and titles': ['eve@example.com'],
    Properties: ['friend'],
    Notes: ['1 step'],
    'Story lines': ['1 step'],
  });
});

it('lists what stays in a file without customer keys', () => {
  const left = contents(false);
  expect(left['Customer keys']).toEqual(['customer1.{{$randomInt}}@example.com']);
  expect(left['Addresses in URIs']).toBeUndefined();
  expect(left['Addresses in property values']).toEqual(['grace@example.com']);
});

it('lists nothing of an empty file', () => {
  expect(contentsOf(toWorkspaceFile(blankWorkspace, [], { withCustomers: true, withEnvironments: true }))).toEqual([]);
});

import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { planImport } from '#app/formats/import/plan-import.ts';
import { readImport } from '#app/formats/import/read-import.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { blankStoryboard, createEventStep, createPauseStep } from '#app/storyboards/storyboard-edit.ts';
import { blankTemplate } from '#app/templates/propose-template.ts';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { draftsInStep } from './drafts-in-step.ts';
import type { SavedRequest } from './saved-request.ts';
import { workspaceFileSchema } from './whole-workspace-file.ts';
import { libraryWithoutCustomers, storyboardWithoutCustomers } from './without-customer.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';
import { onlyChosen, toWorkspaceFile } from './workspace-file.ts';

const key = 'ada.byron@example.com';
const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const email = { enabled: true, name: 'email', value: key };
const call = createEventStep('1', `${key} calls`, editUri(blankDraft, `a://b?who=${encodeURIComponent(key)}`), 'c');
const board: Storyboard = {
  ...blankStoryboard('board', 'c'),
  title: 'Ada and the branch',
  cast: [
    { id: 'c', name: 'Ada', customerKey: key, properties: [email] },
    { id: 'd', name: 'Drawn', customerKey: 'd.{{$randomInt}}@example.com', properties: [] },
  ],
  steps: [
    call,
    createPauseStep('2'),
    { ...createEventStep('3', 'Other', { ...blankDraft, customerKey: 'bob@example.com' }, null), note: tid },
  ],
};
const profile = { customerKey: key, name: 'Ada', note: 'Likes blue', properties: [email] };
const workspace: Workspace = { ...blankWorkspace, storyboards: [board], visitors: [profile] };
const options = { choice: 'mine', customerKey: '', newId: () => 'new', at: '2026-01-01T00:00:00.000Z' } as const;
const fileOf = (withCustomers: boolean, of = workspace) =>
  JSON.stringify(toWorkspaceFile(of, [], { withCustomers, withEnvironments: false }));

function importInto(here: Workspace, text: string, choice: 'mine' | 'theirs' | 'both' = 'mine'): Workspace {
  const imported = readImport(text);
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  return planImport({ workspace: here, environments: [] }, imported, { ...options, choice }).workspace;
}

it('removes every customer key and tid from a storyboard, wherever it is', () => {
  const withTid = { ...board, steps: [{ ...call, draft: { ...call.draft, tid } }, ...board.steps.slice(1)] };
  const text = JSON.stringify(storyboardWithoutCustomers(withTid));
  for (const form of [key, encodeURIComponent(key), 'bob@example.com', tid]) expect(text).not.toContain(form);
});

it('leaves a storyboard that can be shown: its cast has keys that are drawn', () => {
  const { cast, steps } = storyboardWithoutCustomers(board);
  expect(cast.map(({ customerKey }) => customerKey)).toEqual([
    'customer1.{{$randomInt}}@example.com',
    'd.{{$randomInt}}@example.com',
  ]);
  expect(steps[2]).toMatchObject({ draft: { customerKey: '' } });
});

it('leaves a storyboard unchanged that names no customer', () => {
  const blank = blankStoryboard('x', 'y');
  expect(storyboardWithoutCustomers(blank)).toEqual(blank);
});

it('shares one storyboard alone, and with everything everything', () => {
  const shared = onlyChosen(workspace, { storyboard: board }, []);
  expect(JSON.parse(fileOf(false, shared))).toMatchObject({ storyboards: [{ id: 'board' }], visitors: [] });
  expect(importInto(blankWorkspace, fileOf(true))).toEqual(workspace);
});

it('adds storyboards to the existing ones, and loses none', () => {
  const both = importInto(workspace, fileOf(true), 'both').storyboards;
  expect(both.map(({ id, title }) => [id, title])).toEqual([
    ['board', 'Ada and the branch'],
    ['new', 'Ada and the branch 2'],
  ]);
  expect(importInto(workspace, fileOf(true), 'mine').storyboards).toEqual([board]);
  const theirs = importInto(workspace, fileOf(true), 'theirs').storyboards;
  expect(theirs.map(({ id, deletedAt }) => [id, deletedAt])).toEqual([
    ['new', options.at],
    ['board', null],
  ]);
});

it('keeps what was noted here of a customer who comes with a file', () => {
  const mine = { ...profile, note: 'Likes green' };
  const here = { ...blankWorkspace, visitors: [mine] };
  expect(importInto(here, fileOf(true)).visitors).toEqual([mine]);
});

it('reads a file from before there were storyboards', () => {
  const { storyboards: _, visitors: __, ...older } = JSON.parse(fileOf(true));
  expect(importInto(blankWorkspace, JSON.stringify(older))).toEqual(blankWorkspace);
});

const zara = 'zara.secret@example.com';
const request = (id: string, draft: Partial<Draft>): SavedRequest => ({
  ...makeRequest(id),
  draft: { ...blankDraft, ...draft },
});

it('takes customers out of variables, of the URIs of others, and of bodies that cannot be read', () => {
  const lived: Workspace = {
    ...blankWorkspace,
    folders: [{ ...makeFolder('f'), name: `For ${zara}` }],
    requests: [
      { ...request('r', { customerKey: zara }), name: 'welcome, zara.secret' },
      request('other', { uri: `a://b?ref=${encodeURIComponent(zara)}`, customerKey: 'bob.builder@example.com' }),
      request('asked', { customerKey: '{{demo}}', tid: '{{customer}}' }),
      request('broken', { unreadBody: '{"uri":"a://b","ck":"kim.hidden@example.com",' }),
      request('named', { uri: 'a://b?ck=000345-K7' }),
      request('number', { unreadBody: '{"uri":"a://b?n=1234509876","ck":1234509876,' }),
      request('other name', { unreadBody: '{"uri":"a://b","customerId":"lu\\u0063y.hidden@example.com",' }),
      request('in Base64', { uri: `a://b?x=${btoa(zara)}` }),
    ],
    variables: [
      { name: 'demo', value: '4711-ALPHA' },
      { name: 'customer', value: 'my-customer' },
      { name: 'mail', value: 'lee@example.com' },
      { name: 'channel', value: 'web' },
    ],
  };
  const uat = { ...blankEnvironment('uat'), name: `UAT of ${zara}`, variables: [{ name: 'demo', value: '4712-BETA' }] };
  const file = toWorkspaceFile(lived, [uat], { withCustomers: false, withEnvironments: true });
  expect(JSON.stringify(file)).not.toMatch(/zara|secret|bob|kim|345|4711|4712|my-customer|lee@|hidden|1234509876/i);
  expect(JSON.stringify(file)).not.toContain(btoa(zara).replace(/=+$/, ''));
  expect(file.variables.at(-1)).toEqual({ name: 'channel', value: 'web' });
  expect(workspaceFileSchema.parse(file)).toEqual(file);
});

it.each(['web', 'event', '17', 'blue', 'Web'])(
  'a customer with the key %s breaks nothing that is shared',
  (customerKey) => {
    const lived = { ...workspace, templates: [blankTemplate('t')], requests: [request('r', { customerKey })] };
    const file = toWorkspaceFile(lived, [blankEnvironment('e')], { withCustomers: false, withEnvironments: true });
    expect(workspaceFileSchema.parse(file)).toEqual(file);
    expect(file.templates).toEqual(lived.templates);
    expect(readImport(JSON.stringify(file)).kind).toBe('workspace');
  },
);

it('takes the names that were made of customers out of a cast, also where there were several', () => {
  const cast = [
    { id: 'c', name: 'Ada', customerKey: 'ada@example.com', properties: [] },
    { id: 'd', name: 'Ada 2', customerKey: 'ada.other@example.com', properties: [] },
    { id: 'e', name: 'Zara', customerKey: 'zara-77', properties: [] },
    { id: 'f', name: 'The neighbour', customerKey: 'cy@example.com', properties: [] },
  ];
  const shared = storyboardWithoutCustomers({ ...board, title: 'Visit', cast, steps: [] });
  expect(shared.cast.map(({ name }) => name)).toEqual(['Customer 1', 'Customer 2', 'Customer 3', 'The neighbour']);
});

it.each([
  'ada@example.com',
  "o'hara!@example.com",
  'ada%40example.com',
  'mailto:ada%2540example.com',
  'ada\\u0040example.com',
])('empties a variable whose value is an address: %s', (value) => {
  const workspace = { ...blankWorkspace, variables: [{ name: 'who', value }] };
  expect(libraryWithoutCustomers(workspace, [], []).variables).toEqual([{ name: 'who', value: '' }]);
});

it.each([
  'assist://a/b?back=/orders?id=4711',
  'assist://a/b?back=%2Forders%3Fid%3D4711',
  'assist://a/b?x={"id":"4711"}',
])('takes a customer out of %s, and out of its table', (uri) => {
  const shared = {
    ...blankWorkspace,
    requests: [request('r', { ...editUri(blankDraft, uri), customerKey: '4711' })],
  };
  const file = libraryWithoutCustomers(shared, [], []);
  expect(JSON.stringify(file)).not.toContain('4711');
  expect(draftsInStep(file).changed).toEqual([]);
});

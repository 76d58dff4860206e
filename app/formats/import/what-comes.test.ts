import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { findVariable } from '#app/event/variables.ts';
import { itemOf, itemsIn, liveItems } from '#app/library/library.ts';
import { setTrashed } from '#app/library/trash.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { toWorkspaceFile, type WorkspaceFile } from '#app/library/workspace-file.ts';
import { addStep, blankEventStep, blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { builtInTemplates } from '#app/templates/built-in/built-in.ts';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { importedMessage, previewImport } from './import-preview.ts';
import type { Imported } from './imported.ts';
import { isTwin } from './is-twin.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { type Choice, type Here, summariseHere } from './what-comes.ts';

const at = '2026-01-01T00:00:00.000Z';
const uat = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://uat.example.com' };
const board = addStep(blankStoryboard('board', 'cast'), blankEventStep('step', 'cast'));
const mine: Workspace = {
  ...blankWorkspace,
  folders: [makeFolder('f')],
  requests: [makeRequest('1', 'f'), makeRequest('2', 'f')],
  storyboards: [board],
  variables: [{ name: 'v', value: 'mine' }],
};
const here: Here = { workspace: mine, environments: [uat] };
const fileOf = (workspace: Workspace, environments = [uat]): Imported => {
  const file = toWorkspaceFile(workspace, environments, { withCustomers: true, withEnvironments: true });
  return readImport(JSON.stringify(file));
};

function plan(imported: Imported, choice: Choice, before = here): ImportPlan {
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  let count = 0;
  return planImport(before, imported, { choice, customerKey: 'new@example.com', newId: () => `new ${++count}`, at });
}

function preview(imported: Imported, choice: Choice, before = here) {
  const shown = previewImport(imported, summariseHere(before));
  if (shown.kind === 'unreadable') throw new Error(shown.problem);
  return Object.fromEntries(shown.choices[choice].parts.map(({ noun, count }) => [noun, count]));
}

const [firstTemplate] = builtInTemplates;
if (firstTemplate === undefined) throw new Error('There are templates.');
const others: Workspace = { ...mine, requests: [...mine.requests, makeRequest('3', 'f')] };

describe('what is shown of an import is what it makes', () => {
  it('by what the person chose', () => {
    expect(preview(fileOf(others), 'mine')).toEqual({ request: 1 });
    expect(preview(fileOf(others), 'theirs')).toEqual({ request: 3, folder: 1, storyboard: 1, environment: 1 });
    const imported = fileOf(others);
    expect(imported.kind !== 'unreadable' && importedMessage(imported, summariseHere(here), 'mine')).toBe(
      '1 request imported.',
    );
    for (const choice of ['mine', 'theirs', 'both'] as const) {
      const { workspace } = plan(fileOf(others), choice);
      const made = liveItems(workspace).length - (choice === 'theirs' ? 0 : liveItems(mine).length);
      const shown = preview(fileOf(others), choice);
      expect(made).toBe((shown['request'] ?? 0) + (shown['folder'] ?? 0));
    }
  });

  it('into a folder that is in the trash here, it is still shown', () => {
    const before = { ...here, workspace: setTrashed(mine, 'f', at) };
    const { workspace } = plan(fileOf(others), 'mine', before);
    expect(liveItems(workspace).map((item) => itemOf(item).name)).toEqual(['f', '3']);
    expect(preview(fileOf(others), 'mine', before)).toEqual({ request: 1, folder: 1 });
    expect(plan(fileOf(mine), 'mine', before).workspace).toEqual(before.workspace);
    const back = plan(fileOf({ ...mine, requests: [] }), 'theirs', before).workspace;
    expect(liveItems(back).map((item) => itemOf(item).id)).toEqual(['f']);
  });

  it('with a template that is in the trash here, a request that comes gets it back', () => {
    const template = { ...firstTemplate, id: 't', title: 'Interest' };
    const used = { ...makeRequest('3'), draft: { ...blankDraft, templateId: 't' } };
    const before = { ...here, workspace: { ...mine, templates: [{ ...template, deletedAt: at }] } };
    const imported = fileOf({ ...blankWorkspace, requests: [used], templates: [template] });
    expect(preview(imported, 'mine', before)).toEqual({ request: 1, template: 1 });
    const { templates, requests } = plan(imported, 'mine', before).workspace;
    expect(templates).toEqual([
      { ...template, deletedAt: at },
      { ...template, id: 'new 1' },
    ]);
    expect(requests.at(-1)?.draft.templateId).toBe('new 1');
    const others = fileOf({ ...blankWorkspace, requests: [makeRequest('3')], templates: [template] });
    expect(preview(others, 'mine', before)).toEqual({ request: 1 });
  });

  it('names a variable of another value, and takes it with Take theirs', () => {
    const theirs = fileOf({ ...mine, variables: [{ name: 'v', value: 'theirs' }] });
    const shown = previewImport(theirs, summariseHere(here));
    expect(shown.kind === 'ready' && shown.choices.mine.notTaken.map(({ what }) => what)).toEqual(['The variable v']);
    expect(plan(theirs, 'theirs').workspace.variables).toEqual([{ name: 'v', value: 'theirs' }]);
  });
});

it('Keep both gives a storyboard its own steps and cast', () => {
  const { storyboards } = plan(fileOf(mine), 'both').workspace;
  const ids = storyboards.flatMap(({ id, steps, cast }) => [
    id,
    ...steps.map((step) => step.id),
    ...cast.map((one) => one.id),
  ]);
  expect(new Set(ids).size).toBe(6);
  const [step] = storyboards[1]?.steps ?? [];
  expect(step?.kind === 'event' && step.castId).toBe(storyboards[1]?.cast[0]?.id);
});

it('another storyboard with the steps of one that is here gets its own', () => {
  const { storyboards } = plan(
    fileOf({ ...blankWorkspace, storyboards: [{ ...board, id: 'other' }] }),
    'mine',
  ).workspace;
  expect(storyboards.map(({ steps }) => steps[0]?.id)).toEqual(['step', expect.stringContaining('new')]);
});

it('Take theirs puts their environment in the place of mine', () => {
  const theirs = { ...uat, timeoutMs: 99 };
  expect(plan(fileOf(mine, [theirs]), 'theirs').environments).toMatchObject([
    { id: 'uat', name: 'UAT', timeoutMs: 99 },
  ]);
  expect(plan(fileOf(mine, [theirs]), 'mine').environments).toEqual([]);
  expect(plan(fileOf(mine, [theirs]), 'both').environments).toMatchObject([{ name: 'UAT 2' }]);
});

it('folders of a file that are inside each other hide nothing', () => {
  const [one, two] = [makeFolder('x', 'y'), makeFolder('y', 'x')];
  const file = fileOf({ ...blankWorkspace, folders: [], requests: [] });
  if (file.kind !== 'workspace') throw new Error('It is a workspace.');
  const cyclic = {
    kind: 'workspace',
    file: { ...file.file, folders: [one, two], requests: [makeRequest('in', 'y')] },
  } as const;
  const { workspace } = plan(cyclic, 'mine', { workspace: blankWorkspace, environments: [] });
  expect(liveItems(workspace)).toHaveLength(3);
  expect(workspace.folders.filter(({ folderId }) => folderId === null)).toHaveLength(1);
});

it('everything that is counted of a broken file can be opened, also where thousands of folders are inside each other', () => {
  const inEachOther = Array.from({ length: 3_000 }, (_, at) => makeFolder(`f${at}`, `f${(at + 1) % 3_000}`));
  const requests = [makeRequest('in', 'f7'), makeRequest('in', 'f7'), makeRequest('lost', 'no-such-folder')];
  const gone = { ...makeFolder('gone', null), deletedAt: '2026-01-01T00:00:00.000Z' };
  const file = fileOf({ ...blankWorkspace, folders: [], requests: [] });
  if (file.kind !== 'workspace') throw new Error('It is a workspace.');
  const folders = [...inEachOther, inEachOther[0] ?? gone, gone, makeFolder('in gone', 'gone')];
  const broken = { kind: 'workspace', file: { ...file.file, folders, requests } } as const;
  const nothing = { workspace: blankWorkspace, environments: [] };
  const preview = previewImport(broken, summariseHere(nothing));
  const counted = preview.kind === 'ready' ? preview.choices.mine.parts.map(({ noun, count }) => [noun, count]) : [];
  expect(counted).toEqual([
    ['request', 2],
    ['folder', 3_000],
    ['environment', 1],
  ]);
  const { workspace } = plan(broken, 'mine', nothing);
  expect(liveItems(workspace)).toHaveLength(3_002);
  expect(itemsIn(workspace, null).map((item) => itemOf(item).id)).toEqual(['f2999', 'lost']);
});

it('only an event that lost its customer gets the one that is named', () => {
  const about = (id: string, customerKey: string, tid: string) => {
    const request = makeRequest(id);
    return { ...request, draft: { ...request.draft, customerKey, tid } };
  };
  const requests = [
    about('key', 'ada@example.com', ''),
    about('token', '{{customer}}', ''),
    about('tid', '', 'dedc2983'),
  ];
  const file: WorkspaceFile = toWorkspaceFile({ ...blankWorkspace, requests }, [], {
    withCustomers: false,
    withEnvironments: false,
  });
  const keys = (one: WorkspaceFile) =>
    plan({ kind: 'workspace', file: one }, 'mine')
      .workspace.requests.slice(2)
      .map(({ draft }) => draft.customerKey);
  expect(file.withoutCustomer).toEqual(['key']);
  expect(keys(file)).toEqual(['new@example.com', '{{customer}}', '']);
  // A file of the version before lists all of them.
  expect(keys({ ...file, withoutCustomer: ['key', 'token'] })[1]).toBe('{{customer}}');
});

describe('names of variables are compared without the spaces around them', () => {
  const before = { ...here, workspace: { ...mine, variables: [{ name: 'v ', value: 'mine' }] } };

  it('mine stays besides one of another tool', () => {
    const text = JSON.stringify({ info: { name: 'c' }, item: [], variable: [{ key: 'v', value: 'theirs' }] });
    const { variables } = plan(readImport(text), 'mine', before).workspace;
    expect(findVariable('v', [{ label: '', variables }])?.value).toBe('mine');
  });

  it.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
  ] as const)('with %s of a Tidings file', (choice, value) => {
    const theirs = fileOf({ ...mine, variables: [{ name: ' v', value: 'theirs' }] });
    const { variables } = plan(theirs, choice, before).workspace;
    expect(variables).toMatchObject([{ value }]);
  });

  it('an environment that has all variables already isn’t made once more', () => {
    const known = { ...uat, variables: [{ name: 'v ', value: '1' }] };
    expect(isTwin(known, { ...uat, variables: [{ name: 'v', value: '1' }] })).toBe(true);
  });
});

describe('a body form that a known environment does not have', () => {
  const known = { ...uat, siteKeys: [{ siteKey: 'ONE-1', label: '' }] };
  const notTaken = (body: string, environment = known) => {
    const text = `curl 'https://uat.example.com/one/rt/track/ONE-1/events' -d '${body}'`;
    const shown = previewImport(readImport(text), summariseHere({ ...here, environments: [environment] }));
    return shown.kind === 'ready' ? shown.choices.mine.notTaken : null;
  };

  it.each(['{"uri":"a://b","properties":{"x":"1"}}', '{"uri":"a://b","customerKey":"x","customerKeyName":"email"}'])(
    'is named under what is not taken: %s',
    (body) => {
      expect(notTaken(body)).toMatchObject([
        { what: expect.stringContaining('UAT'), why: expect.stringContaining('array') },
      ]);
    },
  );

  it('is named for another customer key name, and for the usual form where the environment has another', () => {
    const byId = { ...known, bodyForm: 'customer-key', customerKeyName: 'id' } as const;
    expect(notTaken('{"uri":"a://b","customerKey":"x","customerKeyName":"email"}', byId)).toHaveLength(1);
    expect(notTaken('{"uri":"a://b","properties":[]}', byId)).toHaveLength(1);
  });

  it('is not named where it is the same, or where the body shows none', () => {
    const asObject = { ...known, bodyForm: 'object' } as const;
    expect(notTaken('{"uri":"a://b","properties":{"x":"1"}}', asObject)).toEqual([]);
    expect(notTaken('{"uri":"a://b"}', asObject)).toEqual([]);
  });
});

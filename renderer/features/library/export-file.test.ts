import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { resolveDraft } from '#app/event/resolve.ts';
import { scopesOf } from '#app/exchange/prepare.ts';
import { planImport } from '#app/formats/import/plan-import.ts';
import { readImport } from '#app/formats/import/read-import.ts';
import { liveItems } from '#app/library/library.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { addStep, blankEventStep, blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import type { Template } from '#app/templates/template.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import type { Exporting } from '#renderer/state/dialog.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { listLeft, writeExport } from './export-file.ts';

const asking = { ...editUri(blankDraft, 'assist://a?c={{campaign}}'), customerKey: '{{who}}', templateId: 't' };
const step = blankEventStep('step', 'cast');
const storyboard = {
  ...addStep(blankStoryboard('board', 'cast'), { ...step, draft: { ...asking, customerKey: '' } }),
  title: 'Visit',
};
const template: Template = {
  version: 1,
  id: 't',
  title: 'Form',
  when: '',
  channel: 'Web',
  uri: 'assist://a?c={{campaign}}',
  fields: [],
  story: '',
  deletedAt: null,
};
const workspace: Workspace = {
  ...blankWorkspace,
  folders: [makeFolder('Spring')],
  requests: [{ ...makeRequest('Interest', 'Spring'), draft: asking }],
  templates: [template, { ...template, id: 'unused', title: 'Not used' }],
  storyboards: [storyboard],
  variables: [
    { name: 'campaign', value: '1234' },
    { name: 'other', value: 'x' },
  ],
};
const uat = { ...blankEnvironment('uat'), name: 'UAT', variables: [{ name: 'who', value: 'ada' }] };
const session = anySession();
const state = openWorkbench({ ...session, workspace, environments: [...session.environments, uat] });
const [folder, request] = liveItems(workspace);
if (folder === undefined || request === undefined) throw new Error('There is a folder with a request.');

const doors: readonly [string, Exporting][] = [
  ['a folder', { kind: 'items', items: [folder] }],
  ['a request', { kind: 'items', items: [request] }],
  ['a storyboard', { kind: 'storyboard', storyboard }],
  ['a template', { kind: 'template', template }],
  ['everything', { kind: 'workspace' }],
];

async function textOf(exporting: Exporting, format: 'tidings' | 'postman', withEnvironments = true): Promise<string> {
  const bridge = installFakeBridge({ 'file.save': () => ({ kind: 'cancelled' }) });
  await writeExport(state, exporting, { format, withCustomers: true, withEnvironments });
  const saved = bridge.made.find(({ name }) => name === 'file.save')?.input;
  if (typeof saved !== 'object' || saved === null || !('text' in saved)) throw new Error('A file is saved.');
  return String(saved.text);
}

function importElsewhere(text: string) {
  const imported = readImport(text);
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  const options = {
    choice: 'mine',
    customerKey: '',
    newId: () => crypto.randomUUID(),
    at: '2026-01-01T00:00:00.000Z',
  } as const;
  return planImport({ workspace: blankWorkspace, environments: [] }, imported, options);
}

describe('the Tidings file of', () => {
  it.each(doors)('%s has the variables that it uses, those of environments too', async (_, exporting) => {
    const made = importElsewhere(await textOf(exporting, 'tidings'));
    const drafts = [
      ...made.workspace.requests.map(({ draft }) => draft),
      ...made.workspace.storyboards.flatMap(({ steps }) =>
        steps.flatMap((one) => (one.kind === 'event' ? [one.draft] : [])),
      ),
    ];
    const [environment = blankEnvironment('none')] = made.environments;
    for (const draft of drafts) {
      const values = { scopes: scopesOf(environment, made.workspace.variables), answers: {}, draw: anyDraw };
      const { draft: resolved, problems } = resolveDraft(draft, values);
      expect([resolved.uri, problems]).toEqual(['assist://a?c=1234', []]);
    }
    expect(made.workspace.variables.map(({ name }) => name)).toContain('campaign');
    expect(made.workspace.variables.length).toBe(exporting.kind === 'workspace' ? 2 : 1);
    expect(listLeft(state, exporting, { withCustomers: true, withEnvironments: true })).toEqual([]);
  });

  it.each(doors)('%s has the templates whose forms it uses', async (_, exporting) => {
    const { workspace: made } = importElsewhere(await textOf(exporting, 'tidings'));
    expect(made.templates).toEqual(exporting.kind === 'workspace' ? workspace.templates : [template]);
    for (const { draft } of made.requests) expect(draft.templateId).toBe('t');
  });

  it.each(doors.slice(0, 2))('%s without environments names the variables that stay here', async (_, exporting) => {
    expect(importElsewhere(await textOf(exporting, 'tidings', false)).environments).toEqual([]);
    expect(listLeft(state, exporting, { withCustomers: true, withEnvironments: false })).toEqual([
      { name: 'who', why: 'Its value is in UAT. Select Environments to include it.' },
    ]);
  });
});

it.each(doors.filter(([, { kind }]) => kind === 'items' || kind === 'workspace'))(
  'the Postman collection of %s has the variables that it uses',
  async (_, exporting) => {
    const { variable }: { readonly variable: readonly object[] } = JSON.parse(await textOf(exporting, 'postman'));
    expect(variable).toContainEqual({ key: 'campaign', value: '1234' });
    expect(JSON.stringify(variable)).not.toContain('other');
  },
);

it('the file of everything leaves nothing behind of what is in the trash', () => {
  const draft = { ...blankDraft, uri: 'a://{{gone}}' };
  const trashed = { ...makeRequest('Old'), draft, deletedAt: '2026-01-01T00:00:00.000Z' };
  const withTrash = { ...state, workspace: { ...workspace, requests: [...workspace.requests, trashed] } };
  expect(listLeft(withTrash, { kind: 'workspace' }, { withCustomers: true, withEnvironments: true })).toEqual([]);
});

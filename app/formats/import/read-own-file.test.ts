import { describe, expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editParameters } from '#app/event/parameters.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { previewImport } from './import-preview.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { type Here, summariseHere } from './what-comes.ts';

const nothing: Here = { workspace: blankWorkspace, environments: [] };
const at = '2026-01-01T00:00:00.000Z';
const request = (id: string, name: string, draft: Partial<Draft> = {}) => ({
  ...{ id, name, folderId: null, usedAt: at, deletedAt: null },
  draft: { ...blankDraft, uri: 'assist://a/b', ...draft },
});

function read(more: object, customerKey = '', here = nothing) {
  const head = { tidings: 'workspace', version: 1 };
  const file = { ...head, ...blankWorkspace, environments: [], withoutCustomer: [], ...more };
  const imported = readImport(JSON.stringify(file, null, 2));
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  const preview = previewImport(imported, summariseHere(here));
  if (preview.kind === 'unreadable') throw new Error(preview.problem);
  const plan = planImport(here, imported, { choice: 'mine', customerKey, newId: () => crypto.randomUUID(), at });
  return { ...plan, preview, said: preview.choices.mine.notTaken.map(({ what }) => what) };
}

describe('a file that Git merged', () => {
  it('keeps both of two requests with one id, and says so', () => {
    const requests = [request('1', 'Offer', { tid: 'T-1' }), request('1', 'Booking'), request('1-2', 'Other')];
    const { workspace, environments, said, preview } = read({ requests, withoutCustomer: ['1'] }, 'ada');
    expect(workspace.requests.map(({ id, name, draft }) => [id, name, draft.customerKey])).toEqual([
      ['1', 'Offer', 'ada'],
      ['1-3', 'Booking', 'ada'],
      ['1-2', 'Other', ''],
    ]);
    expect(said).toEqual(['The request Booking']);
    expect(preview).toMatchObject({
      choices: { mine: { withoutCustomer: 2, parts: [{ noun: 'request', count: 3 }] } },
    });
    // Once more, nothing is new.
    const again = read({ requests }, '', { workspace, environments });
    expect(again.workspace.requests).toHaveLength(3);
    expect(again.preview).toMatchObject({ clashes: 3 });
  });

  it('has a request once that is there twice in the same words', () => {
    const { workspace, said } = read({ requests: [request('1', 'Offer'), request('1', 'Offer')] });
    expect(workspace.requests.map(({ name }) => name)).toEqual(['Offer']);
    expect(said).toEqual([]);
  });

  it('keeps a folder, a template and a storyboard whose id another one has', () => {
    const folder = (name: string) => ({ id: 'f', name, folderId: null, deletedAt: null });
    const storyboard = (title: string) => ({ version: 1, id: 's', title, about: '', cast: [], steps: [] });
    const template = (title: string) => ({
      ...{ version: 1, id: 't', title, when: '', channel: 'Web', uri: 'a://b', fields: [], story: '', deletedAt: null },
    });
    const { workspace, said } = read({
      folders: [folder('Spring'), folder('Autumn')],
      storyboards: [storyboard('One'), storyboard('Two')],
      templates: [template('Book'), template('Offer')],
    });
    expect(workspace.folders.map(({ name }) => name)).toEqual(['Spring', 'Autumn']);
    expect(workspace.storyboards.map(({ title }) => title)).toEqual(['One', 'Two']);
    expect(workspace.templates.map(({ title }) => title)).toEqual(['Book', 'Offer']);
    expect(said).toEqual(['The folder Autumn', 'The template Offer', 'The storyboard Two']);
  });

  it('names the profile that is left out of two of one customer', () => {
    const visitors = [
      { customerKey: 'ada', name: 'Ada', note: 'Prefers mail', properties: [] },
      { customerKey: 'ADA', name: 'A. Lovelace', note: '', properties: [] },
    ];
    const { workspace, said } = read({ visitors });
    expect(workspace.visitors.map(({ name }) => name)).toEqual(['A. Lovelace']);
    expect(said).toEqual(['The profile of Ada']);
  });
});

describe('an event whose URI was edited in the file', () => {
  const row = (value: string, enabled = true) => ({ enabled, name: 'campaign', value, bare: false });
  const parameters = [row('off', false), row('spring')];
  const edited = request('1', 'Book', { uri: 'assist://a/b?campaign=summer', parameters });
  const inStep = [row('off', false), row('summer')];

  it('has the parameters that are sent, in a request and in a storyboard, and that is said', () => {
    const event = { kind: 'event', id: 'e', title: 'Visit', note: '', castId: null, draft: edited.draft };
    const { workspace, said } = read({
      requests: [edited],
      storyboards: [{ version: 1, id: 's', title: 'Demo', about: '', cast: [], steps: [event] }],
    });
    const [saved] = workspace.requests;
    expect(saved?.draft.parameters).toEqual(inStep);
    expect(workspace.storyboards[0]?.steps).toMatchObject([{ draft: { parameters: inStep } }]);
    expect(said).toEqual(['The parameters of Book', 'The parameters of Visit in Demo']);
    const more = [...inStep, { enabled: true, name: 'x', value: '1', bare: false }];
    expect(editParameters(saved?.draft ?? blankDraft, more).uri).toBe('assist://a/b?campaign=summer&x=1');
  });

  it('is left as it is where its parameters go on the request URL, or say the same', () => {
    const drafts: Partial<Draft>[] = [
      { ...edited.draft, parametersOn: 'request-url' },
      { uri: 'assist://a/b?campaign=spring#top', parameters },
      { uri: 'assist://a/b?', parameters: [{ enabled: true, name: '', value: '', bare: true }] },
    ];
    const { workspace, said } = read({ requests: drafts.map((draft, index) => request(`${index}`, '', draft)) });
    expect(workspace.requests.map(({ draft }) => draft)).toEqual(drafts.map((draft) => ({ ...blankDraft, ...draft })));
    expect(said).toEqual([]);
  });
});

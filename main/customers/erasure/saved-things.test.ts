import { expect, it } from 'vitest';
import { matchCustomer } from '#app/customers/customer-matcher.ts';
import { blankEnvironment, environmentSchema } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { showUnderWayWithout } from '#app/storyboards/show-under-way.ts';
import { addStep, blankStoryboard, createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { blankField, blankTemplate } from '#app/templates/propose-template.ts';
import type { Target } from '#app/templates/template.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { makeShowUnderWay } from '#app/testing/make-show.ts';
import { settingsWithout, workspaceWithout } from './saved-things.ts';

it.each([
  ['ada.secret@example.com', 'Ada', 'welcome, ada.secret'],
  ['ada.secret@example.com', 'Ada 2', 'welcome, ada.secret 2'],
  ['zara-77', 'Zara', 'welcome, zara-77'],
])('names that were once made of %s are erased', (customerKey, castName, requestName) => {
  const cast = [
    { id: 'c', name: castName, customerKey, properties: [] },
    { id: 'd', name: 'Bob', customerKey: 'bob@example.com', properties: [] },
  ];
  const workspace = {
    ...blankWorkspace,
    storyboards: [{ ...blankStoryboard('board', 'c'), cast }],
    requests: [{ ...makeRequest('r'), name: requestName }],
  };
  const left = workspaceWithout(workspace, matchCustomer(customerKey, []));
  expect(left.storyboards[0]?.cast.map(({ name }) => name)).toEqual(['Customer', 'Bob']);
  expect(left.requests[0]?.name).toMatch(/^welcome, \{\{customer\}\}( 2)?$/);
});

it('the name and the properties that were noted of them go from the storyboards that they came into', () => {
  const customerKey = '4711-K';
  const phone = { enabled: true, name: 'phone', value: '+421 905 123 456' };
  const own = { enabled: true, name: 'channel', value: 'web' };
  const cast = [
    { id: 'c', name: 'Zara Secret 2', customerKey, properties: [phone, own] },
    { id: 'd', name: 'Zara Secret', customerKey: 'bob@example.com', properties: [phone] },
  ];
  const workspace = {
    ...blankWorkspace,
    visitors: [{ customerKey, name: 'Zara Secret', note: '', properties: [phone] }],
    storyboards: [{ ...blankStoryboard('board', 'c'), cast }],
  };
  const left = workspaceWithout(workspace, matchCustomer(customerKey, []));
  expect(left.visitors).toEqual([]);
  expect(left.storyboards[0]?.cast).toMatchObject([{ name: 'Customer', properties: [own] }, cast[1]]);
});

it('a saved search of their events goes with its name, also where the key is a common word', () => {
  const search = (name: string, change: object) => ({
    id: name,
    name,
    query: { ...wholeHistory, ...change },
    span: null,
  });
  const searches = [
    search('Only anna', { customerKey: ' Anna' }),
    search('Pinned', { scope: 'pinned' }),
    search('Only bob', { customerKey: 'bob' }),
  ];
  const left = settingsWithout({ ...usualSettings, searches }, matchCustomer('anna', []));
  expect(left).toEqual({ ...usualSettings, searches: searches.slice(1) });
});

it.each(['test', 'order', 'ada'])('what happens to be called %s stays, and so do others and their shows', (name) => {
  const matcher = matchCustomer(`${name}@acme.com`, []);
  const environment = { ...blankEnvironment('u'), name, serverName: 'https://h' };
  expect(matcher.clear(environmentSchema, environment)).toBe(environment);
  const properties = [{ enabled: true, name, value: '1' }];
  const bobs = { ...makeRequest('r').draft, uri: `a://b/{{${name}}}`, customerKey: 'bob@example.com', properties };
  const workspace = {
    ...blankWorkspace,
    requests: [{ ...makeRequest('r'), name, draft: bobs }],
    variables: [{ name, value: 'x' }],
    storyboards: [{ ...blankStoryboard('b', 'c'), cast: [{ id: 'c', name, customerKey: 'bob', properties: [] }] }],
    visitors: [{ customerKey: 'bob@example.com', name, note: '', properties: [] }],
  };
  expect(workspaceWithout(workspace, matcher)).toBe(workspace);
  const show = makeShowUnderWay('bob@example.com', 'tid 1');
  expect(showUnderWayWithout(show, matcher)).toBe(show);
});

it('a name that was once made of an address goes from the request of that customer', () => {
  const request = makeRequest('r');
  const draft = {
    ...request.draft,
    customerKey: 'ada@acme.com',
    properties: [{ enabled: true, name: 'ada', value: '1' }],
  };
  const workspace = { ...blankWorkspace, requests: [{ ...request, name: 'Ada', draft }] };
  const left = workspaceWithout(workspace, matchCustomer('ada@acme.com', []));
  expect(left.requests[0]).toMatchObject({ name: '{{customer}}', draft: { properties: draft.properties } });
});

it('a TID that others were sent with, too, goes from what is saved of the customer, and stays with the others', () => {
  const tid = 'ffffffff-0000-1111-2222-333333333333';
  const draftOf = (customerKey: string) => ({ ...blankDraft, uri: 'a://b', customerKey, tid });
  const workspace = {
    ...blankWorkspace,
    requests: ['ada@example.com', 'bob@example.com'].map((key) => ({ ...makeRequest(key), draft: draftOf(key) })),
    storyboards: [addStep(blankStoryboard('b', 'c'), createEventStep('s', 'Buys', draftOf('ada@example.com'), null))],
  };
  const left = workspaceWithout(workspace, matchCustomer('ada@example.com', []));
  expect(left.requests.map(({ draft }) => draft.tid)).toEqual(['', tid]);
  expect(left.storyboards[0]?.steps[0]).toMatchObject({ draft: { tid: '' } });
});

it.each<Target>([
  { kind: 'customer-key' },
  { kind: 'property', name: 'customerKey' },
  { kind: 'parameter', name: 'ck' },
])('a short word as the key goes from what a template offers in %j', (target) => {
  const field = { ...blankField('f'), type: 'choice', choices: ['kim', 'max'], initial: 'kim' } as const;
  const colour = { ...field, target: { kind: 'property', name: 'colour' } } as const;
  const workspace = {
    ...blankWorkspace,
    templates: [{ ...blankTemplate('t'), fields: [{ ...field, target }, colour] }],
  };
  const [template] = workspaceWithout(workspace, matchCustomer('kim', [])).templates;
  expect(template?.fields).toMatchObject([{ choices: ['{{customer}}', 'max'], initial: '{{customer}}' }, colour]);
});

it('a short word as the key goes from what a response is expected to have as the key', () => {
  const expected = (path: string, value: string) => ({ kind: 'json-path', path, test: 'equals', value }) as const;
  const withExpected = (value: string) => {
    const expectations = [expected('$.data[0].customerKey', value), expected('$.colour', 'kim')];
    return { ...blankWorkspace, requests: [{ ...makeRequest('r'), draft: { ...blankDraft, expectations } }] };
  };
  expect(workspaceWithout(withExpected('kim'), matchCustomer('kim', []))).toEqual(withExpected('{{customer}}'));
});

it('a request that a person called like the key of customers keeps its other words', () => {
  const properties = [{ enabled: true, name: 'colour', value: 'kim' }];
  const request = { ...makeRequest('r'), name: 'CustomerID', draft: { ...blankDraft, properties } };
  const workspace = { ...blankWorkspace, requests: [request] };
  expect(workspaceWithout(workspace, matchCustomer('kim', []))).toBe(workspace);
});

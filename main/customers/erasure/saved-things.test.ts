import { expect, it } from 'vitest';
import { matchCustomer } from '#app/customers/customer-matcher.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { makeRequest } from '#app/testing/make-library.ts';
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

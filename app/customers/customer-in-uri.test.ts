import { expect, it } from 'vitest';
import { blankDraft, draftSchema } from '#app/event/draft.ts';
import { editUri, isInStep } from '#app/event/parameters.ts';
import { matchCustomer } from './customer-matcher.ts';

it.each([
  ['a://b?back=/orders?id=4711&page=2', 'a://b?back=/orders?id={{customer}}&page=2'],
  ['a://b?back=%2Forders%3Fid%3D4711%26page%3D2', 'a://b?back=%2Forders%3Fid%3D{{customer}}%26page%3D2'],
  ['a://b?back=/orders?page=2;id=4711#4711', 'a://b?back=/orders?page=2;id={{customer}}#4711'],
  ['a://b?data={"id":"4711"}', 'a://b?data={"id":"{{customer}}"}'],
  ['a://b?data={"id":4711}', 'a://b?data={"id":"{{customer}}"}'],
  ['a://b?data=%7B%22id%22%3A4711%7D', 'a://b?data=%7B%22id%22%3A"{{customer}}"%7D'],
  [
    'a://b?data=%7B%22n%22%3A%22J%C3%B6rg%20%F0%9F%98%80%22%2C%22id%22%3A%224711%22%2C%22order%22%3A%22{{order}}%22%7D&x=1',
    'a://b?data=%7B%22n%22%3A%22J%C3%B6rg%20%F0%9F%98%80%22%2C%22id%22%3A%22{{customer}}%22%2C%22order%22%3A%22{{order}}%22%7D&x=1',
  ],
  ['a://b?back=/orders?id=47110', 'a://b?back=/orders?id=47110'],
])('an event with %s keeps its table and its URI in step', (uri, cleared) => {
  const draft = { ...editUri(blankDraft, uri), customerKey: '4711' };
  const after = matchCustomer('4711', []).clear(draftSchema, draft);
  expect(after.uri).toBe(cleared);
  expect(isInStep(after)).toBe(true);
});

it('a table beside the URI is cleared alone', () => {
  const draft = { ...editUri(blankDraft, 'a://b?x=/o?id=4711'), customerKey: '4711', uri: 'a://b?y=4711' };
  const after = matchCustomer('4711', []).clear(draftSchema, { ...draft, parametersOn: 'request-url' });
  expect(after.uri).toBe('a://b?y={{customer}}');
  expect(after.parameters.map(({ value }) => value)).toEqual(['/o?id={{customer}}']);
});

it('a table that said otherwise before is not written into the URI', () => {
  const draft = { ...editUri(blankDraft, 'a://b?x=4711'), uri: 'a://b?y=1', customerKey: '4711' };
  expect(matchCustomer('4711', []).clear(draftSchema, draft).uri).toBe('a://b?y=1');
});

import { expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { profileToCast } from '#app/storyboards/storyboard-edit.ts';
import { profileOf, withProfile } from './customer-profile.ts';

const key = 'ada@example.com';
const noted = { customerKey: key, name: 'Ada', note: 'Likes blue', properties: [] };

it('keeps one profile a customer key', () => {
  const once = withProfile(blankWorkspace, noted);
  const twice = withProfile(once, { ...noted, note: 'Likes green' });
  expect(twice.visitors).toHaveLength(1);
  expect(profileOf(twice, key).note).toBe('Likes green');
});

it('keeps an edited profile in its place among the others', () => {
  const bob = { ...noted, customerKey: 'bob@example.com' };
  const edited = { ...noted, note: 'Likes green' };
  expect(withProfile({ visitors: [noted, bob] }, edited).visitors).toEqual([edited, bob]);
});

it('is blank for a customer without notes, and is not kept when blank', () => {
  const blank = profileOf(blankWorkspace, key);
  expect(blank).toEqual({ customerKey: key, name: '', note: '', properties: [] });
  expect(withProfile(withProfile(blankWorkspace, noted), blank).visitors).toEqual([]);
});

it('makes a member of a cast, whose name says nothing of the key where none was given', () => {
  const ada = profileToCast(noted, 'c', []);
  expect(ada).toEqual({ id: 'c', name: 'Ada', customerKey: key, properties: [] });
  const bob = profileToCast({ ...noted, name: ' ', customerKey: 'bob.b@example.com' }, 'd', [ada]);
  const cy = profileToCast({ ...noted, name: '', customerKey: 'cy@example.com' }, 'e', [ada, bob]);
  expect([bob.name, cy.name]).toEqual(['Customer', 'Customer 2']);
});

it('is of the same customer in whatever spelling the key is sent', () => {
  const sent = { ...blankWorkspace, visitors: [noted] };
  expect(profileOf(sent, ' Ada@Example.com').note).toBe('Likes blue');
  const changed = withProfile(sent, { ...profileOf(sent, 'ADA@example.com'), note: 'Likes green' });
  expect(changed.visitors).toEqual([{ ...noted, note: 'Likes green' }]);
});

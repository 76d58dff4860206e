import { expect, it } from 'vitest';
import { createNameGiver, freeName } from './unique-name.ts';

it.each([
  ['Name', [], 'Name'],
  ['Name', ['Name'], 'Name 2'],
  ['Name 2', ['Name 2'], 'Name 3'],
  ['Name', ['Name', 'Name 2', 'Name 4'], 'Name 3'],
  ['  Name ', ['Name'], 'Name 2'],
  [' ', ['Untitled'], 'Untitled 2'],
])('%j beside %j is called %j', (name, taken, given) => {
  expect(freeName(name, taken)).toBe(given);
});

it('a giver gives each name once, and jumps over those that come from elsewhere', () => {
  const give = createNameGiver(['Name', 'Name 3']);
  expect(['Name', 'Name', 'Name 9', 'Name', 'Name'].map(give)).toEqual([
    'Name 2',
    'Name 4',
    'Name 9',
    'Name 5',
    'Name 6',
  ]);
});

it('gives 20,000 names that are all the same', () => {
  const give = createNameGiver([]);
  const given = new Set(Array.from({ length: 20_000 }, () => give('Name')));
  expect(given.size).toBe(20_000);
  expect(given).toContain('Name 20000');
});

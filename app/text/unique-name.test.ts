import { expect, it } from 'vitest';
import { createNamer, numberedName, uniqueName } from './unique-name.ts';

it.each([
  ['Name', [], 'Name'],
  ['Name', ['Name'], 'Name 2'],
  ['Name 2', ['Name', 'Name 2'], 'Name 3'],
  ['Step 10', ['Step 10'], 'Step 10 2'],
  ['Step 10', ['Step', 'Step 10'], 'Step 11'],
  ['Spring campaign 2025', ['Spring campaign', 'Spring campaign 2025'], 'Spring campaign 2025 2'],
  ['Name', ['Name', 'Name 2', 'Name 4'], 'Name 3'],
  ['  Name ', ['Name'], 'Name 2'],
  [' ', ['Untitled'], 'Untitled 2'],
])('%j beside %j is called %j', (name, taken, given) => {
  expect(uniqueName(name, taken)).toBe(given);
});

it('a giver gives each name once, and jumps over those that come from elsewhere', () => {
  const give = createNamer(['Name', 'Name 3']);
  expect(['Name', 'Name', 'Name 9', 'Name', 'Name'].map(give)).toEqual([
    'Name 2',
    'Name 4',
    'Name 9',
    'Name 5',
    'Name 6',
  ]);
});

it('gives 20,000 names that are all the same', () => {
  const give = createNamer([]);
  const given = new Set(Array.from({ length: 20_000 }, () => give('Name')));
  expect(given.size).toBe(20_000);
  expect(given).toContain('Name 20000');
});

it('numbers a name in brackets where it is taken', () => {
  const taken = ['a', 'a (2)'];
  expect(numberedName('a', (name) => taken.includes(name))).toBe('a (3)');
  expect(numberedName('b', (name) => taken.includes(name))).toBe('b');
});

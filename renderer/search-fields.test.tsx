import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { matchesRequest } from '#app/library/library.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { hasWords, searchWords } from '#app/text/search.ts';
import { searchGuide } from './features/guide/search-guide.ts';
import { createFinder } from './shell/palette/find.ts';
import { SearchField } from './ui/search-field.tsx';

const guide = (text: string) => [
  { name: 'p', title: 'A page', blocks: [{ kind: 'paragraph' as const, parts: [{ kind: 'text' as const, text }] }] },
];

/** Whether each search that the window makes itself finds a text; templates and open events ask `hasWords`. */
const searches: Readonly<Record<string, (text: string, typed: string) => boolean>> = {
  'saved requests': (text, typed) => matchesRequest({ ...makeRequest('1'), name: text }, typed),
  palette: (text, typed) => createFinder([{ id: '1', group: 'g', label: text }])(typed).length === 1,
  guide: (text, typed) => searchGuide(guide(text) as never, typed).length === 1,
  'templates and open events': (text, typed) => hasWords([text], searchWords(typed)),
};

describe.each(Object.entries(searches))('the search of %s', (_, finds) => {
  it('finds what is typed in another Unicode form', () => {
    for (const word of ['café', 'münchen', 'İstanbul', 'straße']) {
      expect(finds(`at ${word.normalize('NFC')}`, word.normalize('NFD'))).toBe(true);
      expect(finds(`at ${word.normalize('NFD')}`, word.normalize('NFC'))).toBe(true);
    }
  });

  it('takes a text of any length', () => {
    for (const length of [1_305, 1_000_000]) {
      expect(finds('short', 'x'.repeat(length))).toBe(false);
      expect(finds('short', 'short '.repeat(length / 5))).toBe(true);
      expect(finds('short', Array.from({ length: length / 5 }, (_, at) => at).join(' '))).toBe(false);
    }
  });
});

it('every field for a search is a SearchField, which cuts nothing and says what is not searched for', () => {
  const root = resolve(import.meta.dirname);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const own = files.filter((file) => /type="search"/.test(readFileSync(join(root, file), 'utf8')));
  expect(own.map((file) => file.replaceAll('\\', '/')).toSorted()).toEqual([
    'search-fields.test.tsx',
    'ui/search-field.tsx',
  ]);

  const typed: string[] = [];
  const many = Array.from({ length: 100_000 }, (_, at) => `word${at}`).join(' ');
  const field = (value: string) => (
    <MantineProvider>
      <SearchField aria-label="Search" value={value} found={0} onChange={(text) => typed.push(text)} />
    </MantineProvider>
  );
  const { rerender } = render(field(''));
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), { target: { value: many } });
  expect(typed).toEqual([many]);
  rerender(field(many));
  expect(screen.getByText('Only the 200 longest words are searched for.')).toBeTruthy();
});

it('every field for a search says how much it finds', () => {
  const root = resolve(import.meta.dirname);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const contents = files.map((file) => readFileSync(join(root, file), 'utf8'));
  // A `SearchField` says it itself. Where a view shows it, it does so as a status.
  const others = contents.filter((text) => /<(Combobox|Spotlight)\.Search\b/.test(text));
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter((text) => !/<FoundCount\b/.test(text))).toEqual([]);
  const shown = contents.filter((text) => /<SearchField\b[^>]*\bfound="shown"/.test(text));
  expect(shown.filter((text) => !/role="status"|<GuideHits\b/.test(text))).toEqual([]);

  const field = (value: string, found: number) => (
    <MantineProvider>
      <SearchField aria-label="Search" value={value} found={found} onChange={() => {}} />
    </MantineProvider>
  );
  const { rerender } = render(field('', 12));
  const said = () => screen.getByRole('status').textContent;
  expect(said()).toBe('');
  rerender(field('a', 12));
  expect(said()).toBe('12 results');
  rerender(field('ab', 1));
  expect(said()).toBe('1 result');
  rerender(field('abc', 0));
  expect(said()).toBe('No results');
});

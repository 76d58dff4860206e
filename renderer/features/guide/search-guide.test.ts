import { expect, it } from 'vitest';
import type { GuidePage } from './guide-page.ts';
import { searchGuide } from './search-guide.ts';

const text = (words: string) => ({ kind: 'paragraph', parts: [{ kind: 'text', text: words }] }) as const;

const pages: readonly GuidePage[] = [
  {
    name: 'runs',
    title: 'Runs with data',
    blocks: [
      { kind: 'heading', level: 1, anchor: 'runs-with-data', parts: [{ kind: 'text', text: 'Runs with data' }] },
      text('A run sends an event once for each row.'),
      { kind: 'heading', level: 2, anchor: 'go-on', parts: [{ kind: 'text', text: 'Go on' }] },
      {
        kind: 'list',
        isOrdered: false,
        items: [[{ kind: 'paragraph', parts: [{ kind: 'strong', parts: [{ kind: 'text', text: 'Send unsent' }] }] }]],
      },
    ],
  },
  {
    name: 'history',
    title: 'History',
    blocks: [text(`${'Every event is kept. '.repeat(20)}A run is found here too.`)],
  },
];

const places = (query: string) => searchGuide(pages, query).map(({ place }) => place);

it('finds nothing while nothing is looked for, and where there is nothing', () => {
  expect(places('  ')).toEqual([]);
  expect(places('giraffe')).toEqual([]);
});

it('finds the part of a page that has every word, in any case and order', () => {
  expect(places('UNSENT send')).toEqual(['runs#go-on']);
  expect(places('row event')).toEqual(['runs']);
});

it('puts a part first whose heading has the words', () => {
  expect(places('history')).toEqual(['history']);
  expect(places('run')).toEqual(['runs', 'runs#go-on', 'history']);
});

it('shows the text around a match', () => {
  const [hit] = searchGuide(pages, 'found');
  expect(hit?.excerpt).toMatch(/^… .*A run is found here too\.$/);
  expect(searchGuide(pages, 'sends')[0]?.excerpt).toBe('A run sends an event once for each row.');
});

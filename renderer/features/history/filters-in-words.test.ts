import { expect, it } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { spanOf, todaySpan } from './days.ts';
import { filtersInWords } from './filters-in-words.ts';

const now = new Date(2026, 10, 28, 12);
const names = {
  environments: [{ id: 'uat', name: 'UAT' }],
  runs: new Map([['r1', 'Nightly']]),
  storyboards: new Map([['s1', 'Demo for ada']]),
  customers: { key: (key: string) => key && '•••', text: (text: string) => text.replace('ada', '•••') },
};

it('says each filter in words, and how the query is without it', () => {
  const query = {
    ...wholeHistory,
    search: 'not a filter',
    environmentId: 'uat',
    outcome: 'received' as const,
    scope: 'not-checked' as const,
    runId: 'r1',
    sentFrom: 'Visit of ada',
    storyboardId: 's1',
    customerKey: 'ada@example.com',
    groupBy: 'run' as const,
    ...spanOf(todaySpan, now),
  };
  const filters = filtersInWords(query, names, now);
  expect(filters.map(({ words }) => words)).toEqual([
    'Environment: UAT',
    'Outcome: Received',
    'Today',
    'Not checked',
    'Run: Nightly',
    'Sent from: Visit of •••',
    'Storyboard: Demo for •••',
    'Only •••',
  ]);
  const none = Object.assign({}, query, ...filters.map(({ without }) => without));
  expect(none).toEqual({ ...wholeHistory, search: 'not a filter', groupBy: 'run' });
});

it.each([
  [{ from: new Date(2026, 10, 1).toISOString() }, 'Since 2026-11-01'],
  [{ until: new Date(2026, 10, 4).toISOString() }, 'Until 2026-11-03'],
  [
    { from: new Date(2026, 10, 1).toISOString(), until: new Date(2026, 10, 4).toISOString() },
    '2026-11-01 to 2026-11-03',
  ],
  [{ from: new Date(2026, 10, 1).toISOString(), until: new Date(2026, 10, 2).toISOString() }, 'On 2026-11-01'],
  // A show has moments: from its start to its last event.
  [
    { from: new Date(2026, 10, 1, 10).toISOString(), until: new Date(2026, 10, 1, 10, 5).toISOString() },
    'On 2026-11-01',
  ],
  [
    { from: new Date(2026, 10, 1, 23, 50).toISOString(), until: new Date(2026, 10, 2, 0, 20).toISOString() },
    '2026-11-01 to 2026-11-02',
  ],
  [{ runId: 'gone' }, 'Run: deleted'],
  [{ hasNote: true }, 'With a note'],
  [{ customerKey: '' }, 'Only no customer key'],
])('says %j as %s', (change, words) => {
  expect(filtersInWords({ ...wholeHistory, ...change }, names, now).map((filter) => filter.words)).toEqual([words]);
});

it('says nothing of a list of all events', () => {
  expect(filtersInWords({ ...wholeHistory, groupBy: 'storyboard', search: 'x' }, names, now)).toEqual([]);
});

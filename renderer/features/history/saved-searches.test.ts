import { expect, it } from 'vitest';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { builtInSearches, savedSearchSchema } from '#app/history/saved-search.ts';
import { dayOf, spanOf, todaySpan } from './days.ts';
import { queryOf, searchInWords, toSavedSearch } from './saved-searches.ts';

const monday = new Date(2026, 10, 23, 9);
const friday = new Date(2026, 10, 27, 9);
const names = {
  environments: [{ id: 'uat', name: 'UAT' }],
  runs: new Map(),
  storyboards: new Map(),
  customers: { key: (key: string) => key, text: (text: string) => text },
};
const naming = { id: 's', name: 'Mine' };

it('has the events of today that nobody judged, on whichever day it is used', () => {
  const [search] = builtInSearches;
  if (search === undefined) throw new Error('There is none.');
  expect(search.name).toBe('Not judged today');
  for (const day of [monday, friday])
    expect(queryOf(search, day)).toEqual({ ...wholeHistory, scope: 'not-checked', ...spanOf(todaySpan, day) });
});

it('keeps a span of days as a span, and chosen days as they are', () => {
  const today = { ...wholeHistory, search: 'offer', groupBy: 'run' as const, ...spanOf(todaySpan, monday) };
  const saved = savedSearchSchema.parse(JSON.parse(JSON.stringify(toSavedSearch(today, naming, monday))));
  expect(dayOf(queryOf(saved, friday).from ?? '')).toBe('2026-11-27');
  expect(queryOf(saved, friday)).toMatchObject({ search: 'offer', groupBy: 'run' });
  const chosen = { ...wholeHistory, from: new Date(2026, 10, 3).toISOString() };
  expect(queryOf(toSavedSearch(chosen, naming, monday), friday)).toEqual(chosen);
});

it('opens a search that was saved before a filter existed', () => {
  const { runId: _, sentFrom: __, storyboardId: ___, groupBy: ____, ...older } = wholeHistory;
  expect(savedSearchSchema.parse({ ...naming, query: older, span: null }).query).toEqual(wholeHistory);
});

it('says a search in words', () => {
  const query = { ...wholeHistory, search: ' offer ', environmentId: 'uat', groupBy: 'storyboard' as const };
  expect(searchInWords(query, names, monday)).toBe('“offer”, Environment: UAT, Grouped by storyboard');
  expect(searchInWords(wholeHistory, names, monday)).toBe('All events');
  const long = searchInWords({ ...wholeHistory, search: 'o'.repeat(1_000_000), outcome: 'received' }, names, monday);
  expect(long).toBe(`“${'o'.repeat(300)}…”, Outcome: ${outcomeWords.received}`);
});

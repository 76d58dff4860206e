import type { HistoryQuery } from '#app/history/history-query.ts';
import type { SavedSearch } from '#app/history/saved-search.ts';
import { shorten } from '#app/text/shorten.ts';
import { daySpans, spanIn, spanOf } from './days.ts';
import { type FilterNames, filtersInWords } from './filters-in-words.ts';

/** The query of a saved search on the day of `now`. */
export function queryOf({ query, span }: SavedSearch, now: Date): HistoryQuery {
  const days = daySpans.find(({ name }) => name === span);
  return days === undefined ? query : { ...query, ...spanOf(days, now) };
}

/** A search to be saved: “Today” stays today, on whichever day it is used. */
export function toSavedSearch(query: HistoryQuery, naming: Pick<SavedSearch, 'id' | 'name'>, now: Date): SavedSearch {
  const span = spanIn(query, now)?.name ?? null;
  return { ...naming, query: span === null ? query : { ...query, from: null, until: null }, span };
}

/** A search in words: what is searched for, each filter, and how it is grouped. */
export function searchInWords(query: HistoryQuery, names: FilterNames, now: Date): string {
  const searched = query.search.trim();
  const words = [
    ...(searched === '' ? [] : [`“${shorten(names.customers.text(searched))}”`]),
    ...filtersInWords(query, names, now).map((filter) => filter.words),
    ...(query.groupBy === 'day' ? [] : [`Grouped by ${query.groupBy}`]),
  ];
  return words.length === 0 ? 'All events' : words.join(', ');
}

/** A name to propose for a search. */
export function proposedSearchName(query: HistoryQuery, names: FilterNames, now: Date): string {
  return shorten(searchInWords(query, names, now));
}

import type { Environment } from '#app/environments/environment.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { type HistoryQuery, scopes } from '#app/history/history-query.ts';
import type { Customers } from '#renderer/ui/customers.ts';
import { dayOf, lastDayBefore, spanIn } from './days.ts';

/** The parts of the history that can be shown, in words. */
export const scopeWords: Readonly<Record<HistoryQuery['scope'], string>> = {
  all: 'All',
  'not-checked': 'Not checked',
  triggered: 'Triggered',
  'not-triggered': 'Not triggered',
  noted: 'With a note',
  pinned: 'Pinned',
  trash: 'Trash',
};

/** The same, to choose from. */
export const scopeChoices = scopes.map((value) => ({ value, label: scopeWords[value] }));

/** The names of what a query has by its id. */
export type FilterNames = {
  readonly environments: readonly Pick<Environment, 'id' | 'name'>[];
  /** Of the runs that are still there, by their ids. */
  readonly runs: ReadonlyMap<string, string>;
  readonly storyboards: ReadonlyMap<string, string>;
  readonly customers: Pick<Customers, 'key' | 'text'>;
};

/** A filter in words, and the query without it. */
export type FilterInWords = {
  readonly kind: 'place' | 'outcome' | 'days' | 'scope' | 'run' | 'from' | 'storyboard' | 'note' | 'customer';
  readonly words: string;
  /** What taking it off is called. */
  readonly removal: string;
  readonly without: Partial<HistoryQuery>;
};

/** What narrows a list down besides its words, filter by filter. */
export function filtersInWords(query: HistoryQuery, names: FilterNames, now: Date): readonly FilterInWords[] {
  const { environments, runs, storyboards, customers } = names;
  const filters: FilterInWords[] = [];
  const add = (kind: FilterInWords['kind'], words: string, without: Partial<HistoryQuery>) =>
    filters.push({ kind, words, removal: `Remove filter: ${words}`, without });
  const { environmentId, outcome, scope, runId, sentFrom, storyboardId, hasNote, customerKey } = query;
  if (environmentId !== null) {
    const name = environments.find(({ id }) => id === environmentId)?.name ?? 'deleted';
    add('place', `Environment: ${name}`, { environmentId: null });
  }
  if (outcome !== null) add('outcome', `Outcome: ${outcomeWords[outcome]}`, { outcome: null });
  const days = daysInWords(query, now);
  if (days !== null) add('days', days, { from: null, until: null });
  if (scope !== 'all') add('scope', scopeWords[scope], { scope: 'all' });
  if (runId !== null) add('run', `Run: ${customers.text(runs.get(runId) ?? 'deleted')}`, { runId: null });
  if (sentFrom !== null) add('from', `Sent from: ${customers.text(sentFrom)}`, { sentFrom: null });
  if (storyboardId !== null) {
    const title = storyboards.get(storyboardId) ?? 'deleted';
    add('storyboard', `Storyboard: ${customers.text(title)}`, { storyboardId: null });
  }
  if (hasNote) add('note', 'With a note', { hasNote: false });
  if (customerKey !== null) {
    const whose = customers.key(customerKey) || 'no customer key';
    const removal = `Show all events, not only for ${whose}`;
    filters.push({ kind: 'customer', words: `Only ${whose}`, removal, without: { customerKey: null } });
  }
  return filters;
}

function daysInWords(query: HistoryQuery, now: Date): string | null {
  const { from, until } = query;
  const span = spanIn(query, now);
  if (span !== null) return span.label;
  if (from !== null && until !== null) {
    const [first, last] = [dayOf(from), lastDayBefore(until)];
    return first === last ? `On ${first}` : `${first} to ${last}`;
  }
  if (from !== null) return `Since ${dayOf(from)}`;
  return until === null ? null : `Until ${lastDayBefore(until)}`;
}

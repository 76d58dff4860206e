import { z } from 'zod';
import { isSameCustomer } from '#app/event/customer-key.ts';
import { canTrigger, type ExchangeSummary, type HistoryLine } from '#app/exchange/exchange.ts';
import { outcomeSchema } from '#app/exchange/outcome.ts';

/** Which part of the history is looked at. */
export const scopes = ['all', 'not-checked', 'triggered', 'not-triggered', 'noted', 'pinned', 'trash'] as const;

/** What the events of a list are grouped by. */
export const groupings = ['day', 'run', 'storyboard'] as const;

/** What a person looks for in the history, and how it is grouped. Everything empty or null finds all of a scope. */
export const historyQuerySchema = z.object({
  /** Words that an exchange must all contain, in upper or lower case. */
  search: z.string(),
  environmentId: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
  /** ISO 8601, the first moment that counts; null for the beginning. */
  from: z.iso.datetime().nullable(),
  /** ISO 8601, the first moment that no longer counts; null for no end. */
  until: z.iso.datetime().nullable(),
  /** Only one customer's events; null for all customers. */
  customerKey: z.string().nullable(),
  /** Only the events of one run; null for all events. */
  runId: z.string().nullable().default(null),
  /** Only what was sent from what had this name then: a saved request, a template, a step; null for all events. */
  sentFrom: z.string().nullable().default(null),
  /** Only what was sent in one storyboard; null for all events. */
  storyboardId: z.string().nullable().default(null),
  /** Only events with a note, whatever their verdict. */
  hasNote: z.boolean().default(false),
  scope: z.enum(scopes),
  groupBy: z.enum(groupings).default('day'),
});

export type Grouping = (typeof groupings)[number];
export type HistoryQuery = Readonly<z.infer<typeof historyQuerySchema>>;

export const wholeHistory: HistoryQuery = {
  search: '',
  environmentId: null,
  outcome: null,
  from: null,
  until: null,
  customerKey: null,
  runId: null,
  sentFrom: null,
  storyboardId: null,
  hasNote: false,
  scope: 'all',
  groupBy: 'day',
};

/** Whether a query finds all events that aren't in the trash, however they are grouped. */
export function findsAll(query: HistoryQuery): boolean {
  return JSON.stringify({ ...query, groupBy: 'day' }) === JSON.stringify(wholeHistory);
}

/** Whether a line of the history passes everything in the query but its times and words. */
export function passesFilters(line: HistoryLine, query: HistoryQuery): boolean {
  const { environment, outcome, customerKey, marks } = line;
  if (!isInScope(line, query.scope)) return false;
  if (query.environmentId !== null && environment.id !== query.environmentId) return false;
  if (query.outcome !== null && outcome !== query.outcome) return false;
  if (query.runId !== null && line.runId !== query.runId) return false;
  if (query.sentFrom !== null && line.from !== query.sentFrom) return false;
  if (query.storyboardId !== null && line.storyboard?.id !== query.storyboardId) return false;
  if (query.hasNote && marks.note === '') return false;
  return query.customerKey === null || isSameCustomer(customerKey, query.customerKey);
}

/** Tells whether a time is between those of the query, in milliseconds since 1970. */
export function passesTimes({ from, until }: Pick<HistoryQuery, 'from' | 'until'>): (time: number) => boolean {
  const first = from === null ? Number.NEGATIVE_INFINITY : Date.parse(from);
  const end = until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
  // A time that can't be read isn't outside of anything.
  return (time) => !(time < first || time >= end);
}

function isInScope({ left, marks }: Pick<ExchangeSummary, 'left' | 'marks'>, scope: HistoryQuery['scope']): boolean {
  if ((marks.deletedAt !== null) !== (scope === 'trash')) return false;
  switch (scope) {
    case 'all':
    case 'trash':
      return true;
    case 'pinned':
      return marks.pinned;
    case 'noted':
      return marks.note !== '';
    case 'not-checked':
      return canTrigger({ left, marks }) && marks.triggered === 'not-checked';
    case 'triggered':
      return canTrigger({ left, marks }) && marks.triggered === 'yes';
    case 'not-triggered':
      return canTrigger({ left, marks }) && marks.triggered === 'no';
  }
}

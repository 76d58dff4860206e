import { z } from 'zod';
import { historyQuerySchema, wholeHistory } from './history-query.ts';

/** Spans of days that are counted from the day on which somebody looks. */
export const spanNames = ['today', 'yesterday', 'last-7-days'] as const;

/** A search of the history under a name: its words, filters and grouping. */
export const savedSearchSchema = z.object({
  id: z.string(),
  name: z.string(),
  query: historyQuerySchema,
  /** The days, counted from the day on which it is used; null for those of the query. */
  span: z.enum(spanNames).nullable(),
});

export type SpanName = (typeof spanNames)[number];
export type SavedSearch = Readonly<z.infer<typeof savedSearchSchema>>;

/** The searches that come with Tidings. */
export const builtInSearches: readonly SavedSearch[] = [
  {
    id: 'not-judged-today',
    name: 'Not judged today',
    query: { ...wholeHistory, scope: 'not-checked' },
    span: 'today',
  },
];

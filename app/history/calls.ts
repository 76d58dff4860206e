import { z } from 'zod';
import { continuationSchema, customerSchema } from '#app/customers/customer-index.ts';
import { draftSchema } from '#app/event/draft.ts';
import { exchangeSummarySchema, marksSchema } from '#app/exchange/exchange.ts';
import { tidUseSchema, tidVerdictSchema } from '#app/exchange/tid-rule.ts';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { mostSelected } from '#app/limits.ts';
import { selectionSchema } from '#app/settings/settings.ts';
import { exportFormats } from './export-formats.ts';
import { historyQuerySchema } from './history-query.ts';

const ids = z.array(z.string()).max(mostSelected).readonly();

/** What a person sets on events: triggered or not, a note, a pin. */
const marked = z.object({ ids, marks: marksSchema.omit({ deletedAt: true }).partial() });

/** What main tells of the history unasked. */
export const historyPushes = {
  /** Marks of events were saved: whoever shows them shows these. */
  'exchange.marked': marked,
} as const;

/** The calls on what was sent, and on whom it was about. */
export const historyCalls = {
  'history.list': {
    input: z.object({
      query: historyQuerySchema,
      limit: z.number().int().min(1).max(1_000),
      offset: z.number().int().min(0),
    }),
    output: z.object({
      exchanges: z.array(exchangeSummarySchema).readonly(),
      /** How many the query finds, and how many there are at all. */
      total: z.number().int(),
      all: z.number().int(),
      tookMs: z.number(),
    }),
  },
  /** Everything that a query finds, for a selection of all. */
  'history.ids': {
    input: z.object({ query: historyQuerySchema }),
    output: z.object({ ids: z.array(z.string()).readonly() }),
  },
  /** The events from one to another, both included, in the order of a query; null when it doesn't find both. */
  'history.range': {
    input: z.object({ query: historyQuerySchema, fromId: z.string(), toId: z.string() }),
    output: z.object({ ids: z.array(z.string()).readonly().nullable() }),
  },
  /** Which of these events a query no longer finds. */
  'history.missing': { input: z.object({ query: historyQuerySchema, ids }), output: z.object({ ids }) },
  'history.mark': {
    input: marked,
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  },
  /** Asks where to, and writes the exchanges to a file. */
  'history.export': {
    input: z.object({ ids, format: z.enum(exportFormats) }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('exported'),
        file: z.string(),
        /** Which of them are not in the file, and why, in words; null when all are. */
        leftOut: z.string().nullable(),
      }),
      z.object({ kind: z.literal('cancelled') }),
      notSaved,
    ]),
  },
  /** Moves exchanges to the trash, or takes them out again. Says how many: those that are gone, or there already, don't count. */
  'history.trash': {
    input: z.object({ ids, inTrash: z.boolean() }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('moved'), count: z.number().int() }), notSaved]),
  },
  /** Removes exchanges that are in the trash, for good. */
  'history.remove': {
    input: z.object({ ids }),
    output: z.object({ removed: z.number().int(), says: z.string().nullable() }),
  },
  /** Customers who can be continued with a server and site key, and whose key or name has the search in it, newest first. */
  'customer.continuations': {
    input: selectionSchema.extend({ search: z.string(), limit: z.number().int().min(1).max(200) }),
    output: z.object({
      continuations: z.array(continuationSchema).readonly(),
      /** How many the search finds. */
      total: z.number().int(),
    }),
  },
  /** How one customer can be continued with a server and site key; null when they can’t. */
  'customer.continuation': {
    input: selectionSchema.extend({ customerKey: z.string() }),
    output: z.object({ continuation: continuationSchema.nullable() }),
  },
  /** Those in the history whose customer key or tid has the search in it, the last one seen first. */
  'customer.list': {
    input: z.object({ search: z.string(), limit: z.number().int().min(1).max(1_000) }),
    output: z.object({
      customers: z.array(customerSchema).readonly(),
      /** How many the search finds, and how many there are at all. */
      total: z.number().int(),
      all: z.number().int(),
    }),
  },
  /** How many customers there are in the history. */
  'customer.count': { input: z.object({}), output: z.object({ all: z.number().int() }) },
  /** What the history knows that speaks against sending this draft there: see `HistoryCheck`. */
  'customer.check': {
    input: z.object({
      draft: draftSchema,
      environmentId: z.string(),
      siteKey: z.string(),
      /** What the window knows of its tid and the history does not. */
      tidUse: tidUseSchema.optional(),
    }),
    output: z.object({
      tid: tidVerdictSchema,
      repeatedAfterMs: z.number().nullable(),
    }),
  },
} as const;

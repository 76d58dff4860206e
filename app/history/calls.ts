import { z } from 'zod';
import { exchangeSummarySchema, marksSchema, sentInSchema } from '#app/exchange/exchange.ts';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { mostSelected } from '#app/limits.ts';
import { exportFormats } from './export-formats.ts';
import { historyGroupSchema } from './history-groups.ts';
import { historyQuerySchema } from './history-query.ts';
import { retentionSchema } from './retention.ts';

const ids = z.array(z.string()).max(mostSelected).readonly();

/** What a person sets on events: triggered or not, a note, a pin. */
const markedSchema = z.object({
  ids,
  marks: marksSchema.omit({ deletedAt: true, judgedBy: true, judgedAt: true }).partial(),
});

/** The calls on the events that were sent. */
export const historyCalls = {
  'history.list': lazyCall(() => ({
    input: z.object({
      query: historyQuerySchema,
      limit: z.number().int().min(1).max(1_000),
      offset: z.number().int().min(0),
      withGroups: z.boolean().optional(),
    }),
    output: z.object({
      exchanges: z.array(exchangeSummarySchema).readonly(),
      /** How many the query finds, and how many there are where it looks: in the trash, or everywhere else. */
      total: z.number().int(),
      all: z.number().int(),
      tookMs: z.number(),
      /** All that the query finds, in groups, in the order of the list. */
      groups: z.array(historyGroupSchema).readonly().optional(),
    }),
  })),
  /** Everything that a query finds, for a selection of all. */
  'history.ids': lazyCall(() => ({
    input: z.object({ query: historyQuerySchema }),
    output: z.object({ ids: z.array(z.string()).readonly() }),
  })),
  /** The events from one to another, both included, in the order of a query; null when it doesn't find both. */
  'history.range': lazyCall(() => ({
    input: z.object({ query: historyQuerySchema, fromId: z.string(), toId: z.string() }),
    output: z.object({ ids: z.array(z.string()).readonly().nullable() }),
  })),
  /** Which of these events a query no longer finds. */
  'history.missing': lazyCall(() => ({
    input: z.object({ query: historyQuerySchema, ids }),
    output: z.object({ ids }),
  })),
  /** Which of these events were sent first, at most so many. */
  'history.oldest': lazyCall(() => ({
    input: z.object({ ids, limit: z.number().int().min(1).max(1_000) }),
    output: z.object({ ids }),
  })),
  /** What the events of the history were sent from and in, to filter them by. */
  'history.origins': lazyCall(() => ({
    input: z.object({}),
    output: z.object({
      /** The names of saved requests, templates and steps, in alphabetical order. */
      names: z.array(z.string()).readonly(),
      /** The storyboards and the runs, that of the newest event first. */
      storyboards: z.array(sentInSchema).readonly(),
      runIds: z.array(z.string()).readonly(),
    }),
  })),
  'history.mark': lazyCall(() => ({
    input: markedSchema,
    output: z.discriminatedUnion('kind', [
      /** `unsent` is how many get no verdict, because they were never sent. */
      saved.extend({ unsent: z.number().int().optional() }),
      notSaved,
    ]),
  })),
  /** Asks where to, and writes the exchanges to a file. */
  'history.export': lazyCall(() => ({
    input: z.object({ ids, format: z.enum(exportFormats), maskCustomers: z.boolean() }),
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
  })),
  /** Moves exchanges to the trash, or takes them out again. Says how many: those that are gone, or there already, don't count. */
  'history.trash': lazyCall(() => ({
    input: z.object({ ids, inTrash: z.boolean() }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('moved'), count: z.number().int() }), notSaved]),
  })),
  /** Removes exchanges that are in the trash, for good. */
  'history.remove': lazyCall(() => ({
    input: z.object({ ids }),
    output: z.object({ removed: z.number().int(), says: z.string().nullable() }),
  })),
  /** How many exchanges would go. */
  'retention.preview': lazyCall(() => ({
    input: z.object({ retention: retentionSchema }),
    output: z.object({ removes: z.number().int() }),
  })),
  'retention.save': lazyCall(() => ({
    input: z.object({ retention: retentionSchema }),
    output: z.discriminatedUnion('kind', [
      /** `says` is why not all could be removed, in words; null when everything was. */
      z.object({ kind: z.literal('saved'), removed: z.number().int(), says: z.string().nullable() }),
      notSaved,
    ]),
  })),
} as const;

export const historyPushes = {
  /** Much of the history changed at once, or became known. */
  'history.changed': z.object({ total: z.number().int().nullable() }),
  /** Marks of events were saved; every view of these events shows them. */
  'exchange.marked': markedSchema,
} as const;

import { z } from 'zod';

import { itemStateSchema, ledgerSchema } from '#app/runs/ledger.ts';
import { paceSchema } from '#app/runs/pace.ts';
import { runResultSchema } from '#app/runs/result.ts';
import { runSchema, runStateSchema } from '#app/runs/run.ts';

/** A moment with its offset from UTC. */
const moment = z.iso.datetime({ offset: true });

const resultSchema = runResultSchema
  .omit({ item: true, state: true, steady: true, sentAt: true })
  .extend({ sentAt: moment.nullable() })
  .strict();

const itemSchema = z.strictObject({
  /** Counted from 1. */
  item: z.int().min(1),
  iteration: z.int().min(1),
  /** The row of the data, counted from 1; null without data. */
  row: z.int().min(1).nullable(),
  request: z.string(),
  /** In the order of the data’s columns; null without data, and for a row that is gone. */
  cells: z.array(z.string()).nullable(),
  state: z.enum([...itemStateSchema.options, 'unsent']),
  result: resultSchema.nullable(),
  /** What became of it each time before it was sent again. */
  earlierResults: z.array(resultSchema).optional(),
});

/**
 * A run report as JSON, for other programs: `docs/schemas/run-report.schema.json`. What is here stays: a member that is taken
 * away or means something else needs another `version`.
 */
export const runReportSchema = z.strictObject({
  format: z.literal('tidings-run-report'),
  version: z.literal(1),
  run: z.strictObject({
    id: z.string(),
    name: z.string(),
    startedAt: moment,
    endedAt: moment.nullable(),
    state: runStateSchema,
    /** Why it ended early; null where it didn't. */
    says: z.string().nullable(),
    source: z.string(),
    environment: z.strictObject({ name: z.string(), serverName: z.string() }),
    siteKey: z.string(),
    requests: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    data: runSchema.shape.data,
    pace: paceSchema,
    expectations: z.array(z.string()),
    seed: z.string(),
  }),
  customersMasked: z.boolean(),
  result: z.enum(['under-way', 'passed', 'failed', 'unknown', 'unfinished', 'nothing']),
  /** The result in words, such as “Failed, 9 of 1,200”. */
  verdict: z.string(),
  ledger: ledgerSchema,
  /** How many events did not meet an expectation. */
  unmet: z.int(),
  /** Compared with the run before it; null where it was compared with none. */
  differences: z.int().nullable(),
  nowFail: z.int().nullable(),
  nowPass: z.int().nullable(),
  latency: z.strictObject({
    halfMs: z.number().nullable(),
    most95Ms: z.number().nullable(),
    slowestMs: z.number().nullable(),
    histogram: z.array(z.strictObject({ upToMs: z.number().nullable(), count: z.int() })),
  }),
  items: z.array(itemSchema),
});

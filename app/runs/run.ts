import { z } from 'zod';
import { environmentSchema } from '#app/environments/environment.ts';
import { draftSchema } from '#app/event/draft.ts';
import { expectationSchema } from '#app/event/expectation.ts';
import { answerListSchema, giveAnswers, givenAnswersSchema, takeAnswers } from '#app/event/variables.ts';
import { mostInRun } from '#app/limits.ts';
import { namedValues } from '#app/named-values.ts';
import { ledgerSchema } from './ledger.ts';
import { mappingSchema } from './mapping.ts';
import { paceSchema } from './pace.ts';

/** What a run sends, as the person chose it. */
export const runInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), requestId: z.string() }),
  z.object({ kind: z.literal('folder'), folderId: z.string() }),
  z.object({ kind: z.literal('history'), exchangeIds: z.array(z.string()).max(mostInRun).readonly() }),
  z.object({ kind: z.literal('storyboard'), storyboardId: z.string() }),
]);

/** One event of a run, as it was when the run began. */
export const runRequestSchema = z.object({
  id: z.string(),
  name: z.string(),
  draft: draftSchema,
  /** Which member of a storyboard's cast it happens to: what their key draws is the same in all steps of a row. */
  cast: z.string().nullable(),
  /**
   * When it happened in its source, in milliseconds after the first one: what the gaps of a run as recorded are made of.
   * Absent where the source has no times.
   */
  atMs: z.number().min(0).optional(),
});

/** What a person sets before a run begins. */
export const runSetupSchema = z.object({
  name: z.string(),
  source: runInputSchema,
  environmentId: z.string(),
  siteKey: z.string(),
  /** The data that was opened; null for a run without: each request once an iteration. */
  dataId: z.string().nullable(),
  mapping: mappingSchema,
  pace: paceSchema,
  /** In addition to those of the events. */
  expectations: z.array(expectationSchema).readonly(),
  /** What the person answered to the questions of the events. */
  answers: givenAnswersSchema,
  /** Items that cannot be sent are left out (skipped); else they keep the run from being started. */
  leaveOutFaulty: z.boolean(),
  /** Data rows that the person unticked, from 1. */
  leftOutRows: z.array(z.number().int().min(1)).max(mostInRun).readonly(),
});

/**
 * The state of a run. `stopped` by the person, `ended-by-failure` where the first one ends it, `interrupted` when the app
 * ended in its midst.
 */
export const runStateSchema = z.enum(['running', 'paused', 'done', 'stopped', 'ended-by-failure', 'interrupted']);

/** A run, without its rows and results, which are kept beside it. */
export const runSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  name: z.string(),
  /** ISO 8601, UTC; also the moment that `$now` means in it. */
  startedAt: z.iso.datetime(),
  /** When it last came to rest; null while it is under way. */
  endedAt: z.iso.datetime().nullable(),
  /**
   * How long it went until then, in milliseconds: pauses and the wait until its rest was sent are left out. Absent in a run
   * that never came to rest, and in one of an older Tidings.
   */
  wentMs: z.number().optional(),
  state: runStateSchema,
  /** Why it rests, in words; null when it came to its end. */
  says: z.string().nullable(),
  source: runInputSchema,
  /** What was sent, in words: `folder Spring`. */
  sourceName: z.string(),
  environment: environmentSchema.pick({ id: true, name: true, colour: true, serverName: true, timeoutMs: true }),
  siteKey: z.string(),
  requests: z.array(runRequestSchema).readonly(),
  /** The data's name, columns and number of rows; null when there is none. */
  data: z.object({ name: z.string(), columns: z.array(z.string()).readonly(), rowCount: z.number().int() }).nullable(),
  mapping: mappingSchema,
  pace: paceSchema,
  expectations: z.array(expectationSchema).readonly(),
  answers: namedValues(z.string()),
  /** What its dynamic values are drawn from, with the number of the item. */
  seed: z.string(),
  leftOutRows: runSetupSchema.shape.leftOutRows,
  /** Whether a customer was erased from its rows: `{{customer}}` in a cell may be what is left of them. */
  erasedFrom: z.boolean().optional(),
  /**
   * Whether failed items were ever sent again: then a failed result may be followed by a later one. Absent in a run of an
   * older Tidings, in which they may have been.
   */
  resent: z.boolean().optional(),
  /**
   * The run of the same items that was started with it at another place, and which of the two places this one is. Absent in a
   * run on its own.
   */
  twin: z.object({ runId: z.string(), place: z.enum(['A', 'B']) }).optional(),
  ledger: ledgerSchema,
  /** How many answered or failed items did not meet an expectation. */
  unmet: z.number().int(),
  deletedAt: z.iso.datetime().nullable(),
});

/** A run on its way to the window. */
export const givenRunSchema = runSchema.extend({ answers: answerListSchema });

/** One line of the list of runs. */
export const runSummarySchema = runSchema
  .pick({
    id: true,
    name: true,
    startedAt: true,
    endedAt: true,
    wentMs: true,
    state: true,
    says: true,
    sourceName: true,
    environment: true,
    ledger: true,
    unmet: true,
    deletedAt: true,
  })
  .extend({
    /** While it is under way: how many items it goes through this time, which may be the failed ones alone, and how many are left. */
    pass: z.object({ total: z.number().int(), left: z.number().int() }).optional(),
  });

/** The progress of a run, sent several times a second. */
export const runProgressSchema = z.object({
  summary: runSummarySchema,
  underWay: z.number().int(),
  /** How many ended in the last seconds, each second. */
  perSecond: z.number(),
  elapsedMs: z.number(),
  /** How long it will still take at that rate; null when that isn't known. */
  leftMs: z.number().nullable(),
  /**
   * The event that begins next and in how many milliseconds; null while it waits for an answer to another one. Absent where
   * none is left, and where the pace isn’t as recorded.
   */
  next: z.object({ item: z.number().int(), name: z.string(), inMs: z.number().nullable() }).optional(),
  /**
   * Half of the answers came within `halfMs`, 95 of 100 within `most95Ms`. `answers` are some of them, from the
   * whole run, oldest first: `atMs` after its start they were there, pauses left out.
   */
  latency: z.object({
    halfMs: z.number().nullable(),
    most95Ms: z.number().nullable(),
    slowestMs: z.number().nullable(),
    answers: z.array(z.object({ item: z.number().int(), atMs: z.number(), ms: z.number() })).readonly(),
  }),
});

export type RunInput = Readonly<z.infer<typeof runInputSchema>>;
export type RunRequest = Readonly<z.infer<typeof runRequestSchema>>;
export type RunSetup = Readonly<z.infer<typeof runSetupSchema>>;

/** A setup as the window hands it over. */
export function giveSetup(setup: RunSetup): z.input<typeof runSetupSchema> {
  return { ...setup, answers: giveAnswers(setup.answers) };
}

/** A run as main hands it over, and back. */
export function giveRun(run: Run): GivenRun {
  return { ...run, answers: giveAnswers(run.answers) };
}

export function takeRun(given: GivenRun): Run {
  return { ...given, answers: takeAnswers(given.answers) };
}

export type RunState = z.infer<typeof runStateSchema>;
export type Run = Readonly<z.infer<typeof runSchema>>;
export type GivenRun = Readonly<z.infer<typeof givenRunSchema>>;
export type RunSummary = Readonly<z.infer<typeof runSummarySchema>>;
export type RunProgress = Readonly<z.infer<typeof runProgressSchema>>;

/** The position of an item in its run, all from 0; a run without data has one row. */
export type ItemPlace = { readonly iteration: number; readonly row: number; readonly request: number };

/** How many items a run has. */
export function plannedItems(requests: number, rows: number, iterations: number): number {
  return requests * rows * iterations;
}

/** Items go through the requests of a row, then the rows, then the iterations. */
export function placeOf(item: number, requests: number, rows: number): ItemPlace {
  const line = Math.floor(item / requests);
  return { iteration: Math.floor(line / rows), row: line % rows, request: item % requests };
}

/** The line of the list for a run. */
export function summaryOf(run: Run): RunSummary {
  const { id, name, startedAt, endedAt, wentMs, state, says, sourceName, environment, ledger, unmet, deletedAt } = run;
  return { id, name, startedAt, endedAt, wentMs, state, says, sourceName, environment, ledger, unmet, deletedAt };
}

/** How long a run at rest went, in milliseconds, as far as that is known; null while it is under way. */
export function tookMs({ startedAt, endedAt, wentMs }: Pick<Run, 'startedAt' | 'endedAt' | 'wentMs'>): number | null {
  return endedAt === null ? null : (wentMs ?? Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)));
}

import { z } from 'zod';
import { selectionSchema } from '#app/environments/selection.ts';
import { httpRequestSchema } from '#app/exchange/request.ts';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { longestPaste } from '#app/limits.ts';
import { twinComparisonSchema, twinKinds } from './compare-twins.ts';
import { dataDescriptionSchema } from './data.ts';
import { dataFormatSchema } from './data-format.ts';
import { runResultSchema } from './result.ts';
import { givenRunSchema, runInputSchema, runProgressSchema, runSetupSchema, runSummarySchema } from './run.ts';

const nothing = z.object({});
const runId = z.object({ runId: z.string() });
const page = { from: z.number().int().min(0), count: z.number().int().min(1).max(1_000) };

/** The result of starting a run. */
const startedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), runId: z.string() }),
  z.object({ kind: z.literal('refused'), says: z.array(z.string()).readonly() }),
]);

/** The calls on runs and their data. */
export const runCalls = {
  /**
   * Opens data: a file that was given through `Bridge.giveFile`, a pasted text, or the rows that an earlier run kept, whose
   * format is known. `format` null finds it out. Progress of a large file is pushed as `data.progressed`; another `data.open` or `data.cancel` ends it.
   */
  'data.open': lazyCall(() => ({
    input: z.object({
      from: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('file'), fileId: z.string() }),
        z.object({ kind: z.literal('text'), text: z.string().max(longestPaste) }),
        z.object({ kind: z.literal('run'), runId: z.string() }),
      ]),
      format: dataFormatSchema.nullable(),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('opened'), dataId: z.string(), data: dataDescriptionSchema }),
      z.object({ kind: z.literal('unreadable'), says: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
    ]),
  })),
  'data.cancel': lazyCall(() => ({ input: nothing, output: nothing })),
  'data.page': lazyCall(() => ({
    input: z.object({ dataId: z.string(), ...page }),
    output: z.object({ rows: z.array(z.array(z.string()).readonly()).readonly() }),
  })),
  /** The items of a run as they would be sent, and the problems of each; nothing is sent. */
  'run.preview': lazyCall(() => ({
    input: z.object({ setup: runSetupSchema, ...page }),
    output: z.object({
      planned: z.number().int(),
      items: z
        .array(
          z.object({
            item: z.number().int(),
            /** The data row, from 1; null without data. */
            row: z.number().int().nullable(),
            name: z.string(),
            customerKey: z.string(),
            /** Null when it cannot be built at all. */
            request: httpRequestSchema.nullable(),
            /** It has times, which are those of the moment of sending. */
            hasTimes: z.boolean(),
            problems: z
              .array(z.object({ level: z.enum(['error', 'warning']), says: z.string(), why: z.string() }))
              .readonly(),
          }),
        )
        .readonly(),
      /** What the run itself is missing: events to send, a column. */
      says: z.array(z.string()).readonly(),
    }),
  })),
  /** Goes through every item of a run. A newer check ends an older one, which answers `superseded`. */
  'run.check': lazyCall(() => ({
    input: z.object({ setup: runSetupSchema }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('checked'),
        planned: z.number().int(),
        /** Items that cannot be sent, and those that look wrong. */
        faulty: z.number().int(),
        warned: z.number().int(),
        /** The first of the faulty ones. */
        first: z.array(z.object({ item: z.number().int(), customerKey: z.string(), says: z.string() })).readonly(),
        /** Questions of the events without an answer yet. */
        questions: z.array(z.string()).readonly(),
        /** What the rule for TIDs says of its requests, each once. It keeps no run from being started. */
        warnings: z.array(z.string()).readonly(),
        /**
         * How long the source took when it was recorded, each row counted, and how long the run takes by its gaps, in
         * milliseconds; `plannedMs` is null for another pace. Null where the source has no times.
         */
        recorded: z.object({ recordedMs: z.number(), plannedMs: z.number().nullable() }).nullable(),
        /** What the run itself is missing. */
        says: z.array(z.string()).readonly(),
      }),
      z.object({ kind: z.literal('superseded') }),
    ]),
  })),
  /** One run is under way at a time. */
  'run.start': lazyCall(() => ({
    input: z.object({ setup: runSetupSchema, confirmed: z.boolean() }),
    output: startedSchema,
  })),
  /**
   * Starts two runs of the same items at once: one where the setup says, and one at another place. Either both are started or
   * none. `confirmed` is the yes to one question that named every environment that asks.
   */
  'run.startTwins': lazyCall(() => ({
    input: z.object({ setup: runSetupSchema, other: selectionSchema, confirmed: z.boolean() }),
    output: startedSchema,
  })),
  'run.pause': lazyCall(() => ({ input: runId, output: nothing })),
  'run.goOn': lazyCall(() => ({ input: runId, output: nothing })),
  'run.stop': lazyCall(() => ({ input: runId, output: nothing })),
  /** Begins the next event of a run as recorded without the rest of its gap; nothing where another one is the next by now. */
  'run.sendNext': lazyCall(() => ({ input: runId.extend({ item: z.number().int().min(0) }), output: nothing })),
  /**
   * Sends failed items of a run once more. Those that MXO may have received only where `unclearToo` says so.
   */
  'run.sendFailed': lazyCall(() => ({
    input: runId.extend({ unclearToo: z.boolean(), confirmed: z.boolean() }),
    output: startedSchema,
  })),
  /** Sends what was not sent yet, and what was left when a failure ended the run; not what the person left out. */
  'run.sendUnsent': lazyCall(() => ({ input: runId.extend({ confirmed: z.boolean() }), output: startedSchema })),
  /** How many failed items MXO may have received. */
  'run.countUnclear': lazyCall(() => ({ input: runId, output: z.object({ unclear: z.number().int() }) })),
  /** All runs, newest first. */
  'run.list': lazyCall(() => ({ input: nothing, output: z.object({ runs: z.array(runSummarySchema).readonly() }) })),
  'run.open': lazyCall(() => ({
    input: runId,
    output: z.object({
      run: givenRunSchema.nullable(),
      progress: runProgressSchema.nullable(),
      /** How many items `run.sendUnsent` would take up; 0 while it is under way. Which cannot be sent is seen in their turn. */
      unsent: z.number().int(),
      /** How many items were sent again after a first result. */
      sentAgain: z.number().int(),
    }),
  })),
  /** The newest run of a source that is not in the trash, for what was set in it. */
  'run.lastOf': lazyCall(() => ({
    input: z.object({ source: runInputSchema }),
    output: z.object({ run: givenRunSchema.nullable() }),
  })),
  /** What became of the items, in their order. Items without a result yet are not in it. */
  'run.results': lazyCall(() => ({
    input: runId.extend({
      only: z.enum(['all', 'answered', 'failed', 'unknown', 'skipped', 'unmet']),
      ...page,
    }),
    output: z.object({ results: z.array(runResultSchema).readonly(), total: z.number().int() }),
  })),
  /** What became of an item before it was sent again, the oldest first. */
  'run.earlier': lazyCall(() => ({
    input: runId.extend({ item: z.number().int().min(0) }),
    output: z.object({ results: z.array(runResultSchema).readonly() }),
  })),
  /** The data row of an item, as the run has it. Where it cannot be read, `says` why. */
  'run.row': lazyCall(() => ({
    input: runId.extend({ item: z.number().int().min(0) }),
    output: z.object({ cells: z.array(z.string()).readonly().nullable(), says: z.string().nullable() }),
  })),
  /** What differs from another run of the same source; `with` null takes the one before. */
  'run.compare': lazyCall(() => ({
    input: runId.extend({ with: z.string().nullable() }),
    output: z.object({
      other: runSummarySchema.nullable(),
      /** How many items are in both runs, and how many of them differ. */
      compared: z.number().int(),
      different: z.number().int(),
      /** How many of those passed before and do not now, and the other way round. */
      nowFail: z.number().int(),
      nowPass: z.number().int(),
      /** How many items have no pair in the other run, and the other way round. */
      onlyHere: z.number().int(),
      onlyThere: z.number().int(),
      /** Those that turned come first. */
      items: z
        .array(
          z.object({
            item: z.number().int(),
            customerKey: z.string(),
            turn: z.enum(['now-fails', 'now-passes', 'other']),
            before: runResultSchema.pick({ state: true, outcome: true, customerKey: true }),
            now: runResultSchema.pick({ state: true, outcome: true }),
            fields: z
              .array(z.object({ name: z.string(), before: z.string().nullable(), now: z.string().nullable() }))
              .readonly(),
          }),
        )
        .readonly(),
    }),
  })),
  /** How the items of a run went at its place and at that of its twin. `only` null takes all kinds. */
  'run.compareTwins': lazyCall(() => ({
    input: runId.extend({ only: z.enum(twinKinds).nullable() }),
    output: twinComparisonSchema,
  })),
  /** Asks where to, and writes a report. */
  'run.export': lazyCall(() => ({
    input: runId.extend({
      format: z.enum(['csv', 'json', 'junit', 'html']),
      maskCustomers: z.boolean(),
      /** Puts an apostrophe before cells that a spreadsheet would take for a formula; in the CSV alone. */
      escapeFormulas: z.boolean(),
    }),
    output: z.discriminatedUnion('kind', [
      /** `says` is what is missing from the report, in words; null when it is complete. */
      z.object({ kind: z.literal('exported'), file: z.string(), says: z.string().nullable() }),
      z.object({ kind: z.literal('cancelled') }),
      notSaved,
    ]),
  })),
  /** Asks for a folder, and writes a project there that Artillery runs. */
  'run.exportArtillery': lazyCall(() => ({
    input: z.object({ setup: runSetupSchema }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('exported'), file: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
      z.object({ kind: z.literal('refused'), says: z.array(z.string()).readonly() }),
      notSaved,
    ]),
  })),
  /** Moves a run to the trash, or takes it out again. */
  'run.trash': lazyCall(() => ({
    input: runId.extend({ inTrash: z.boolean() }),
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  })),
} as const;

/** What main sends about runs unasked. */
export const runPushes = {
  'run.progressed': runProgressSchema,
  /** The list of runs changed and has to be read again. */
  'run.listed': nothing,
  /** The person chose a run in a notification of the system. */
  'run.asked': runId,
  'data.progressed': z.object({ readBytes: z.number().int(), allBytes: z.number().int() }),
} as const;

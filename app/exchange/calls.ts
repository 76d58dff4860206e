import { z } from 'zod';
import { draftSchema } from '#app/event/draft.ts';
import { givenAnswersSchema, seedSchema } from '#app/event/variables.ts';
import { notSaved } from '#app/ipc/answers.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { exchangeSchema, exchangeSummarySchema, sentInSchema } from './exchange.ts';
import { tidConflictSchema, tidUseSchema } from './tid-rule.ts';

/** The outcomes of a send. */
const sendOutcomes = () =>
  [
    /** `notRecorded` says why the history could not keep it; null when it did. */
    z.object({ kind: z.literal('sent'), exchange: exchangeSchema, notRecorded: z.string().nullable() }),
    z.object({ kind: z.literal('refused'), says: z.array(z.string()).readonly() }),
    /** Nothing was sent: its tid is another place's or customer's. `draft` is as it would have been sent. */
    z.object({ kind: z.literal('asks-about-tid'), draft: draftSchema, conflict: tidConflictSchema }),
  ] as const;

/** The calls that send an event and read what came back. */
export const exchangeCalls = {
  /** Sends the event once; answers when its outcome is known, however bad. */
  'exchange.send': lazyCall(() => ({
    input: z.object({
      /** The tab that sends; it has at most one send under way. */
      tabId: z.string(),
      /** As composed, its variables unresolved. */
      draft: draftSchema,
      environmentId: z.string(),
      siteKey: z.string(),
      /** The name of what it is sent from: a saved request, a template, a step. */
      from: z.string().optional(),
      /** The storyboard that it is sent in. */
      storyboard: sentInSchema.optional(),
      /** What the person answered to the draft's questions. */
      answers: givenAnswersSchema,
      /** What the preview drew its random values from; main adds the moment of sending. */
      draw: seedSchema,
      /** The person said yes, where the environment asks before sending. */
      confirmed: z.boolean(),
      /** They said that the draft's tid is to go along, whatever is known of it. */
      tidChosen: z.boolean().optional(),
      /** What the window knows of its tid and the history does not. */
      tidUse: tidUseSchema.optional(),
    }),
    output: z.discriminatedUnion('kind', [...sendOutcomes(), z.object({ kind: z.literal('already-under-way') })]),
  })),
  /** Answers when the event ends that a tab has under way. */
  'exchange.await': lazyCall(() => ({
    input: z.object({ tabId: z.string() }),
    output: z.discriminatedUnion('kind', [...sendOutcomes(), z.object({ kind: z.literal('not-under-way') })]),
  })),
  'exchange.cancel': lazyCall(() => ({
    input: z.object({ tabId: z.string() }),
    output: z.object({ cancelled: z.boolean() }),
  })),
  'exchange.open': lazyCall(() => ({
    input: z.object({ id: z.string() }),
    output: z.object({
      exchange: exchangeSchema.nullable(),
      /** Why its part of the history can't be read, in words; absent where it is gone. */
      unread: z.string().optional(),
    }),
  })),
  /** A part of the whole body of a recent answer, in characters; `text` is null when it is no longer held. */
  'exchange.readBody': lazyCall(() => ({
    input: z.object({ id: z.string(), from: z.number().int().min(0), length: z.number().int().min(1).max(1_000_000) }),
    output: z.object({ text: z.string().nullable(), totalCharacters: z.number().int() }),
  })),
  /** Asks where to, and writes the body of an answer there as it came. `says` is what is missing; null when it is whole. */
  'exchange.saveBytes': lazyCall(() => ({
    input: z.object({ id: z.string() }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), file: z.string(), says: z.string().nullable() }),
      z.object({ kind: z.literal('cancelled') }),
      notSaved,
    ]),
  })),
  /** Opens the environment's Monitoring link in the browser; `no-link` when there is none to open. */
  'monitoring.open': lazyCall(() => ({
    input: z.object({ exchangeId: z.string() }),
    output: z.object({ kind: z.enum(['opened', 'no-link']) }),
  })),
} as const;

export const exchangePushes = {
  'exchange.changed': z.object({ exchange: exchangeSummarySchema, total: z.number().int().nullable() }),
} as const;

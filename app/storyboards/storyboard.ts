import { z } from 'zod';
import { draftSchema, rowSchema } from '#app/event/draft.ts';

/** What the audience window shows below the title. Storyboards of earlier versions have none. */
const storyLineSchema = z.string().default('');

/** The longest pause that a storyboard plays, in milliseconds. */
export const longestPauseMs = 600_000;

/** A customer that the steps of a storyboard play as. Their properties go with each of their events. */
export const castMemberSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** May hold `{{variables}}`; what is drawn for it is drawn once a presentation. */
  customerKey: z.string(),
  properties: z.array(rowSchema).readonly(),
});

export const stepSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('event'),
    id: z.string(),
    title: z.string(),
    /** What the presenter says meanwhile. The audience window never shows it. */
    note: z.string(),
    storyLine: storyLineSchema,
    /** Who it happens to; null when the draft itself says so. */
    castId: z.string().nullable(),
    draft: draftSchema,
  }),
  z.object({
    kind: z.literal('note'),
    id: z.string(),
    title: z.string(),
    note: z.string(),
    storyLine: storyLineSchema,
  }),
  z.object({
    kind: z.literal('pause'),
    id: z.string(),
    /** The time that passes in the story: `2 days later`. */
    title: z.string(),
    /** The time that it takes when the storyboard is played, in milliseconds. */
    playMs: z.number().int().min(0).max(longestPauseMs),
  }),
]);

/** An ordered story of events to show, the tid carried from step to step for each member of its cast. */
export const storyboardSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  title: z.string(),
  /** One sentence on what it shows. */
  about: z.string(),
  cast: z.array(castMemberSchema).readonly(),
  steps: z.array(stepSchema).readonly(),
  deletedAt: z.iso.datetime().nullable().default(null),
});

export type CastMember = Readonly<z.infer<typeof castMemberSchema>>;
export type Step = Readonly<z.infer<typeof stepSchema>>;
export type EventStep = Extract<Step, { readonly kind: 'event' }>;
export type Storyboard = Readonly<z.infer<typeof storyboardSchema>>;

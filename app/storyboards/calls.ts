import { z } from 'zod';
import { environmentColourSchema } from '#app/environments/environment.ts';
import { exchangeSchema } from '#app/exchange/exchange.ts';
import { outcomeSchema } from '#app/exchange/outcome.ts';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { showsSchema } from './show.ts';
import { showUnderWaySchema } from './show-under-way.ts';

const nothing = z.object({});

/** What the remote shows of a storyboard that is being presented. */
export const remoteShownSchema = z.object({
  storyboard: z.string(),
  environment: z.object({
    name: z.string(),
    colour: environmentColourSchema,
    askBeforeSending: z.boolean(),
    acceptSelfSigned: z.boolean(),
  }),
  /** The position in the story: `Step 2 of 6`; empty at its end. */
  place: z.string(),
  /** What Next does now, in the words of the step. */
  next: z.string(),
  /** The outcome of the step that was fired last; null before the first, and where nothing was sent. */
  outcome: outcomeSchema.nullable(),
  /** Why nothing was sent; empty when something was. */
  refused: z.string(),
  isSending: z.boolean(),
  /** Starting over asks first. */
  isMidway: z.boolean(),
  /** Next does nothing now: the story is over. */
  isOver: z.boolean(),
  /** Of the customer on the screen; empty before their first answer. */
  tid: z.string(),
  /** What the presenter says meanwhile; empty where there is nothing to say. */
  note: z.string().default(''),
  /** Why the step on the screen did not go through; empty when it did, or was not fired. */
  failed: z.string().default(''),
  /** What it is when the rest can go to Practice: not yet, already, or not at all. */
  practice: z.enum(['possible', 'in-use', 'not-possible']).default('not-possible'),
});

export const remoteButtons = ['next', 'back', 'start-over', 'again', 'skip', 'finish-on-practice'] as const;

/** The calls about the remote: a small window that stays above all others while a storyboard is presented. */
export const remoteCalls = {
  'remote.open': lazyCall(() => ({ input: nothing, output: nothing })),
  'remote.close': lazyCall(() => ({ input: nothing, output: nothing })),
  /** Sends the state of the presentation to the remote. */
  'remote.show': lazyCall(() => ({ input: z.object({ shown: remoteShownSchema }), output: nothing })),
  /** What it shows now; asked by the remote when it opens. */
  'remote.read': lazyCall(() => ({ input: nothing, output: z.object({ shown: remoteShownSchema.nullable() }) })),
  /** A button of the remote was pressed. */
  'remote.press': lazyCall(() => ({ input: z.object({ button: z.enum(remoteButtons) }), output: nothing })),
} as const;

/** What main sends about the remote unasked: `shown` goes to the remote, the other two to the window. */
export const remotePushes = {
  'remote.shown': remoteShownSchema,
  'remote.pressed': z.object({ button: z.enum(remoteButtons) }),
  'remote.closed': nothing,
} as const;

/** What the audience sees of a storyboard: no error, no note of the presenter, no environment, and every customer key masked. */
export const audienceShownSchema = z.object({
  storyboard: z.string(),
  /** The position in the story: `Step 2 of 6`; empty at its end. */
  place: z.string(),
  /** The title of the step. */
  title: z.string(),
  /** What the audience reads below the title; empty where there is nothing. */
  storyLine: z.string(),
  /** The outcome in a word: `Received`, `Sent`; empty when there is nothing good to say. */
  outcome: z.enum(['Received', 'Sent', '']),
  steps: z.array(z.object({ id: z.string(), title: z.string(), isReceived: z.boolean() })).readonly(),
  /** The step on the screen; one after the last at the end of the story. */
  at: z.number().int(),
});

const audienceButtons = ['next', 'back'] as const;
const displaySchema = z.object({ id: z.number(), name: z.string() });

/** Where the audience window is, for the presenter. */
export const audienceStateSchema = z.object({
  place: z.enum(['closed', 'full-screen', 'window']),
  /** Why it is there: the presenter chose it, there is no other display, its display is gone, or its page failed. */
  why: z.enum(['chosen', 'only-display', 'unplugged', 'failed']),
  /** The display that it fills; null when it fills none. */
  display: displaySchema.nullable(),
  /** The displays that the presenter isn't on. */
  others: z.array(displaySchema).readonly(),
});

/** The calls about the audience window: what others see while a storyboard is presented. */
export const audienceCalls = {
  /** Opens it, or moves it: to this display, or for null to the first that the presenter isn't on. */
  'audience.open': lazyCall(() => ({ input: z.object({ displayId: z.number().nullable() }), output: nothing })),
  /** Closes it, when the presenter leaves, or when its own page failed. */
  'audience.close': lazyCall(() => ({ input: z.object({ hasFailed: z.boolean() }), output: nothing })),
  /** Sends what the audience sees now. */
  'audience.show': lazyCall(() => ({ input: z.object({ shown: audienceShownSchema }), output: nothing })),
  /** What it shows now; asked by the audience window when it opens. */
  'audience.read': lazyCall(() => ({ input: nothing, output: z.object({ shown: audienceShownSchema.nullable() }) })),
  /** A key was pressed in the audience window. */
  'audience.press': lazyCall(() => ({ input: z.object({ button: z.enum(audienceButtons) }), output: nothing })),
} as const;

/** What main sends about the audience window unasked: `shown` goes to it, the other two to the presenter. */
export const audiencePushes = {
  'audience.shown': audienceShownSchema,
  'audience.pressed': z.object({ button: z.enum(audienceButtons) }),
  'audience.moved': audienceStateSchema,
} as const;

export type AudienceShown = Readonly<z.infer<typeof audienceShownSchema>>;
export type AudienceState = Readonly<z.infer<typeof audienceStateSchema>>;
const savedOrNotSchema = z.discriminatedUnion('kind', [saved, notSaved]);

/** The calls about shows: the one that is given now, and those that are over. */
export const showCalls = {
  /** Saves the show that is given now. Another one that was there is over. */
  'show.save': lazyCall(() => ({ input: z.object({ show: showUnderWaySchema }), output: savedOrNotSchema })),
  /** The show was left. */
  'show.end': lazyCall(() => ({ input: nothing, output: savedOrNotSchema })),
  /** The show that a kill or a crash broke off, and its event that was under way; null where there is none. */
  'show.interrupted': lazyCall(() => ({
    input: nothing,
    output: z.object({
      interrupted: z.object({ show: showUnderWaySchema, exchange: exchangeSchema.nullable() }).nullable(),
    }),
  })),
  /** The last shows of a storyboard, the newest first. */
  'show.list': lazyCall(() => ({
    input: z.object({ storyboardId: z.string() }),
    output: z.object({ shows: showsSchema }),
  })),
  'show.delete': lazyCall(() => ({ input: z.object({ id: z.string() }), output: savedOrNotSchema })),
} as const;

export const showPushes = {
  /** The last shows changed. */
  'show.changed': nothing,
} as const;

export type RemoteShown = Readonly<z.infer<typeof remoteShownSchema>>;
export type RemoteButton = (typeof remoteButtons)[number];

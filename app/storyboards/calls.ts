import { z } from 'zod';
import { environmentColourSchema } from '#app/environments/environment.ts';
import { outcomeSchema } from '#app/exchange/outcome.ts';

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
});

export const remoteButtons = ['next', 'back', 'start-over'] as const;

/** The calls about the remote: a small window that stays above all others while a storyboard is presented. */
export const remoteCalls = {
  'remote.open': { input: nothing, output: nothing },
  'remote.close': { input: nothing, output: nothing },
  /** Sends the state of the presentation to the remote. */
  'remote.show': { input: z.object({ shown: remoteShownSchema }), output: nothing },
  /** What it shows now; asked by the remote when it opens. */
  'remote.read': { input: nothing, output: z.object({ shown: remoteShownSchema.nullable() }) },
  /** A button of the remote was pressed. */
  'remote.press': { input: z.object({ button: z.enum(remoteButtons) }), output: nothing },
} as const;

/** What main sends about the remote unasked: `shown` goes to the remote, the other two to the window. */
export const remotePushes = {
  'remote.shown': remoteShownSchema,
  'remote.pressed': z.object({ button: z.enum(remoteButtons) }),
  'remote.closed': nothing,
} as const;

export type RemoteShown = Readonly<z.infer<typeof remoteShownSchema>>;
export type RemoteButton = (typeof remoteButtons)[number];

import { z } from 'zod';
import { leavingCalls, leavingPushes } from '#app/desktop/closing-calls.ts';
import { errorCalls } from '#app/desktop/error-calls.ts';
import { fileCalls, filePushes } from '#app/desktop/file-calls.ts';
import { menuCalls, menuPushes } from '#app/desktop/menu-calls.ts';
import { outsideLinkSchema } from '#app/desktop/outside-links.ts';
import { environmentSchema } from '#app/environments/environment.ts';
import { networkCalls, noSecretChanges, secretChangesSchema } from '#app/environments/network-calls.ts';
import { draftSchema } from '#app/event/draft.ts';
import { tabSchema } from '#app/event/tab.ts';
import { seedSchema } from '#app/event/variables.ts';
import { exchangeSchema, exchangeSummarySchema } from '#app/exchange/exchange.ts';
import { tidConflictSchema, tidUseSchema } from '#app/exchange/tid-rule.ts';
import { historyCalls, historyPushes } from '#app/history/calls.ts';
import { catalogueSchema } from '#app/library/catalogue.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { workspaceChangeSchema } from '#app/library/workspace-change.ts';
import { longestOwnFile } from '#app/library/workspace-file.ts';
import { longestFileName } from '#app/limits.ts';
import { runCalls, runPushes } from '#app/runs/calls.ts';
import { noticeSchema, practiceEventSchema, selectionSchema, settingsSchema } from '#app/settings/settings.ts';
import { keptCalls, keptPushes } from '#app/settings/storage-calls.ts';
import { remoteCalls, remotePushes } from '#app/storyboards/calls.ts';
import { notSaved, saved } from './answers.ts';
import type { GivenFile } from './given-file.ts';
import { jsonText } from './json-text.ts';

const nothing = z.object({});
const environments = z.array(environmentSchema).readonly();

/** What can come of a send. */
const sendOutcomes = [
  /** `notRecorded` says why the history could not keep it; null when it did. */
  z.object({ kind: z.literal('sent'), exchange: exchangeSchema, notRecorded: z.string().nullable() }),
  z.object({ kind: z.literal('refused'), says: z.array(z.string()).readonly() }),
  /** Nothing was sent: its tid is another place's or customer's. `draft` is as it would have been sent. */
  z.object({ kind: z.literal('asks-about-tid'), draft: draftSchema, conflict: tidConflictSchema }),
] as const;

/** Every call that the window may make of main, declared once: what goes in and what comes out. */
export const calls = {
  /** All that the window needs to open. */
  'session.open': {
    input: nothing,
    output: z.object({
      environments,
      selection: selectionSchema,
      /** The guarded environment that was in use before this start, to go back to; null when there was none. */
      goBackTo: selectionSchema.nullable(),
      settings: settingsSchema,
      notices: z.array(noticeSchema).readonly(),
      /** Null until all of it is known. */
      historyCount: z.number().int().nullable(),
      tabs: z.array(tabSchema).readonly(),
      activeTabId: z.string().nullable(),
      /** The events that are under way by hand, each for its tab: the window may have been loaded again meanwhile. */
      underWay: z.array(z.object({ tabId: z.string(), exchangeId: z.string(), since: z.iso.datetime() })).readonly(),
      workspace: workspaceSchema,
      catalogue: catalogueSchema,
    }),
  },
  /** Changes the saved requests, templates and variables; `differs` when main has others, and needs them whole. */
  'workspace.change': {
    input: jsonText(workspaceChangeSchema),
    output: z.discriminatedUnion('kind', [saved, notSaved, z.object({ kind: z.literal('differs') })]),
  },
  /** Replaces the saved requests, templates and variables. */
  'workspace.save': { input: jsonText(workspaceSchema), output: z.discriminatedUnion('kind', [saved, notSaved]) },
  'environment.save': {
    input: z.object({ environment: environmentSchema, secrets: secretChangesSchema.default(noSecretChanges) }),
    output: z.discriminatedUnion('kind', [
      /** `says` when the environment is kept, but not its password or certificate; with the words for it. */
      z.object({ kind: z.literal('saved'), environments, says: z.string().optional() }),
      z.object({ kind: z.literal('refused'), says: z.array(z.string()).readonly() }),
      notSaved,
    ]),
  },
  /** Adds environments and replaces the library in one step, as an `ImportPlan` says: all of it, or nothing. */
  'workspace.import': {
    input: jsonText(z.object({ workspace: workspaceSchema, environments })),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('saved'), environments }), notSaved]),
  },
  /** Asks where to, and writes a text there. */
  'file.save': {
    input: z.object({ name: z.string().max(longestFileName), text: z.string().max(longestOwnFile) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), file: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
      notSaved,
    ]),
  },
  'environment.delete': {
    input: z.object({ id: z.string() }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('saved'), environments }), notSaved]),
  },
  /** Takes environments out that are still just as they came, and puts others in, where there is none of their id by then. */
  'environment.swap': {
    input: z.object({ out: environments, put: environments }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('saved'), environments }), notSaved]),
  },
  'environment.select': { input: selectionSchema, output: z.discriminatedUnion('kind', [saved, notSaved]) },
  'settings.save': { input: settingsSchema, output: z.discriminatedUnion('kind', [saved, notSaved]) },

  /** Keeps an open event as it stands now. */
  'tab.save': { input: tabSchema, output: z.discriminatedUnion('kind', [saved, notSaved]) },
  /** Says which events are open, in which order, and which one is in front; all others are closed. */
  'tab.arrange': {
    input: z.object({ order: z.array(z.uuid()).readonly(), activeId: z.uuid() }),
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  },
  /** Sends the event once; answers when its outcome is known, however bad. */
  'exchange.send': {
    input: z.object({
      /** The tab that sends; it has at most one send under way. */
      tabId: z.string(),
      /** As composed, its variables unresolved. */
      draft: draftSchema,
      environmentId: z.string(),
      siteKey: z.string(),
      /** The name of what it is sent from: a saved request, a template, a step. */
      from: z.string().optional(),
      /** What the person answered to the draft's questions. */
      answers: z.record(z.string(), z.string()),
      /** What the preview drew its random values from; main adds the moment of sending. */
      draw: seedSchema,
      /** The person said yes, where the environment asks before sending. */
      confirmed: z.boolean(),
      /** They said that the draft's tid is to go along, whatever is known of it. */
      tidChosen: z.boolean().optional(),
      /** What the window knows of its tid and the history does not. */
      tidUse: tidUseSchema.optional(),
    }),
    output: z.discriminatedUnion('kind', [...sendOutcomes, z.object({ kind: z.literal('already-under-way') })]),
  },
  /** Answers when the event ends that a tab has under way. */
  'exchange.await': {
    input: z.object({ tabId: z.string() }),
    output: z.discriminatedUnion('kind', [...sendOutcomes, z.object({ kind: z.literal('not-under-way') })]),
  },
  'exchange.cancel': { input: z.object({ tabId: z.string() }), output: z.object({ cancelled: z.boolean() }) },
  'exchange.open': { input: z.object({ id: z.string() }), output: z.object({ exchange: exchangeSchema.nullable() }) },
  /** A part of the whole body of a recent answer, in characters; `text` is null when it is no longer held. */
  'exchange.readBody': {
    input: z.object({ id: z.string(), from: z.number().int().min(0), length: z.number().int().min(1).max(1_000_000) }),
    output: z.object({ text: z.string().nullable(), totalCharacters: z.number().int() }),
  },
  ...historyCalls,
  ...keptCalls,
  ...networkCalls,
  ...fileCalls,
  ...errorCalls,
  ...menuCalls,
  ...runCalls,
  ...remoteCalls,
  ...leavingCalls,
  /** Opens one of our own links outside, in the browser. */
  'link.open': { input: z.object({ link: outsideLinkSchema }), output: nothing },
  /** Opens the environment's Monitoring link in the browser; `no-link` when there is none to open. */
  'monitoring.open': {
    input: z.object({ exchangeId: z.string() }),
    output: z.object({ kind: z.enum(['opened', 'no-link']) }),
  },
  'practice.list': { input: nothing, output: z.object({ events: z.array(practiceEventSchema).readonly() }) },
  'practice.clear': { input: nothing, output: nothing },
  'clipboard.write': { input: z.object({ text: z.string().max(10_000_000) }), output: nothing },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;

/** Everything that main tells the window unasked. */
export const pushes = {
  'exchange.changed': z.object({ exchange: exchangeSummarySchema, total: z.number().int().nullable() }),
  /** Much of the history changed at once, or became known. */
  'history.changed': z.object({ total: z.number().int().nullable() }),
  'practice.received': practiceEventSchema,
  /** A send taught new names or values of properties. */
  'catalogue.learnt': z.object({ catalogue: catalogueSchema }),
  'notice.raised': noticeSchema,
  ...historyPushes,
  ...filePushes,
  ...keptPushes,
  ...menuPushes,
  ...runPushes,
  ...remotePushes,
  ...leavingPushes,
} as const satisfies Record<string, z.ZodType>;

export type CallName = keyof typeof calls;
export type Input<N extends CallName> = z.input<(typeof calls)[N]['input']>;
/** An input once it was parsed: its defaults filled in. */
export type Parsed<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type Output<N extends CallName> = z.output<(typeof calls)[N]['output']>;
export type PushName = keyof typeof pushes;
export type Push<N extends PushName> = z.output<(typeof pushes)[N]>;

/** What main implements: one function a call. An expected failure is a value; a throw is a bug. */
export type Handlers = {
  readonly [N in CallName]: (input: Parsed<N>) => Output<N> | Promise<Output<N>>;
};

/** What a call comes back as. `says` is for the log: in a window of ours it never happens. */
export type Reply<N extends CallName = CallName> =
  | { readonly ok: true; readonly value: Output<N> }
  | { readonly ok: false; readonly kind: 'unknown-call' | 'bad-input' | 'too-large' | 'failed'; readonly says: string };

/** What the preload gives the window. */
export type Bridge = {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Reply<N>>;
  /** Listens to a push; returns what ends it. */
  on<N extends PushName>(name: N, listener: (value: Push<N>) => void): () => void;
  /**
   * Hands main a `File` that the person chose or dropped, by its place on the disk, which the window itself never learns.
   * Null when it has none.
   */
  giveFile(file: unknown): Promise<GivenFile | null>;
};

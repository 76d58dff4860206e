import { z } from 'zod';
import { environmentSchema } from '#app/environments/environment.ts';
import { selectionSchema } from '#app/environments/selection.ts';
import { draftSchema } from '#app/event/draft.ts';
import { tabSchema } from '#app/event/tab.ts';
import { tidOwnerSchema, tidUseSchema, tidVerdictSchema } from '#app/exchange/tid-rule.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { catalogueSchema } from '#app/library/catalogue.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { longestCustomerKey } from '#app/limits.ts';
import { settingsSchema } from '#app/settings/settings.ts';
import { continuationSchema, customerSchema } from './customer-index.ts';

const nothing = z.object({});
/** A search for customers. `also` is one who is listed too if the search finds them, past the limit. */
const search = z.object({
  search: z.string(),
  limit: z.number().int().min(1).max(1_000),
  also: z.string().optional(),
});
// Every spelling of a key is looked for in all that is kept: one of megabytes would hold that up for minutes.
const customerKey = z.string().trim().min(1).max(longestCustomerKey);

/** The calls on the customers of the history: who they are, how to continue them, and how to erase them. */
export const customerCalls = {
  /** Customers in the history whose key, noted name or tid contains the search, the last one seen first. */
  'customer.list': lazyCall(() => ({
    input: search,
    output: z.object({
      customers: z.array(customerSchema).readonly(),
      /** How many the search finds, and how many there are at all. */
      total: z.number().int(),
      all: z.number().int(),
    }),
  })),
  /** Customers who have a profile or events in the trash, but no other event, and whose key or name contains the search. */
  'customer.noted': lazyCall(() => ({
    input: search,
    output: z.object({
      customers: z.array(z.object({ customerKey: z.string(), name: z.string() })).readonly(),
      /** How many the search finds, and how many there are at all. */
      total: z.number().int(),
      all: z.number().int(),
    }),
  })),
  /** How many customers there are in the history. */
  'customer.count': lazyCall(() => ({ input: z.object({}), output: z.object({ all: z.number().int() }) })),
  /** Customers who can be continued with a server and site key, and whose key or name has the search in it, newest first. */
  'customer.continuations': lazyCall(() => ({
    input: selectionSchema.extend({ search: z.string(), limit: z.number().int().min(1).max(200) }),
    output: z.object({
      continuations: z.array(continuationSchema).readonly(),
      /** How many the search finds. */
      total: z.number().int(),
    }),
  })),
  /** How one customer can be continued with a server and site key; null when they can’t. */
  'customer.continuation': lazyCall(() => ({
    input: selectionSchema.extend({ customerKey: z.string() }),
    output: z.object({ continuation: continuationSchema.nullable() }),
  })),
  /** Whose TID this is, with a server and site key; null for an unknown one. */
  'customer.tidOwner': lazyCall(() => ({
    input: selectionSchema.extend({ tid: z.string() }),
    output: z.object({ owner: tidOwnerSchema.nullable() }),
  })),
  /** What the history knows that warns against sending this draft there: see `HistoryCheck`. */
  'customer.check': lazyCall(() => ({
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
  })),
  /** Where a TID was used, the newest first: once for each place, for the customer it was last used with there. */
  'customer.tidUses': lazyCall(() => ({
    input: z.object({ tid: z.string() }),
    output: z.object({ uses: z.array(tidUseSchema).readonly() }),
  })),
  /** What would go if a customer were erased. */
  'customer.preview': lazyCall(() => ({
    input: z.object({ customerKey }),
    output: z.object({
      exchanges: z.number().int(),
      openEvents: z.number().int(),
      savedThings: z.number().int(),
      runs: z.number().int(),
      otherFiles: z.number().int(),
      /** Events of other customers, from which mentions of this customer are removed. */
      mentions: z.number().int(),
      /** Where the key is searched: a number or a common word may mean something else in a text. */
      grade: z.enum(['telling', 'number', 'word']),
      /** What could not be searched, in words. */
      unread: z.array(z.string()).readonly(),
      /** The search was ended before it was done. */
      isCancelled: z.boolean(),
    }),
  })),
  /** Ends the search or the erasure that is under way. What was already removed stays removed. */
  'customer.cancel': lazyCall(() => ({ input: nothing, output: nothing })),
  /** Removes a customer key and its tids everywhere, for good. */
  'customer.erase': lazyCall(() => ({
    input: z.object({ customerKey }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('erased'),
        exchanges: z.number().int(),
        otherFiles: z.number().int(),
        /** The open events, without the customer. */
        tabs: z.array(tabSchema).readonly(),
        activeTabId: z.string().nullable(),
        /** What is saved, without the customer. */
        workspace: workspaceSchema,
        catalogue: catalogueSchema,
        environments: z.array(environmentSchema).readonly(),
        /** Where the settings are kept. */
        settings: settingsSchema.optional(),
        /** What could not be removed, in words; null when everything was. */
        says: z.string().nullable(),
      }),
      z.object({ kind: z.literal('refused'), says: z.string() }),
    ]),
  })),
} as const;

export const customerPushes = {
  /** How far the search for a customer or their erasure is, in words and in parts of a hundred. */
  'customer.progressed': z.object({ says: z.string(), percent: z.number().min(0).max(100) }),
  /** The saved profiles may have changed, for example by an import or its undo. */
  'customer.profiled': nothing,
} as const;

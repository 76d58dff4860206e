import { z } from 'zod';
import { environmentSchema } from '#app/environments/environment.ts';
import { tabSchema } from '#app/event/tab.ts';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { catalogueSchema } from '#app/library/catalogue.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { retentionSchema } from './settings.ts';

const nothing = z.object({});
const customerKey = z.string().trim().min(1);

/** The calls on what is kept: its size, its copies, its end. */
export const keptCalls = {
  /** What is kept, and how much room it takes. */
  'storage.read': {
    input: nothing,
    output: z.object({
      folder: z.string(),
      parts: z.array(z.object({ name: z.string(), bytes: z.number() })).readonly(),
      /** Files of the window itself, such as its caches. */
      otherFiles: z.number().int(),
      setAside: z.array(z.object({ name: z.string(), bytes: z.number() })).readonly(),
      /** Newest first. */
      backups: z.array(z.object({ name: z.string(), bytes: z.number(), files: z.number().int() })).readonly(),
      /** What the next start brings back; null when nothing. */
      restoring: z.string().nullable(),
    }),
  },
  'storage.showFolder': { input: nothing, output: nothing },
  'storage.backUp': { input: nothing, output: z.discriminatedUnion('kind', [saved, notSaved]) },
  /** Brings a backup, or a file that was set aside, back at the next start. */
  'storage.restore': {
    input: z.object({ kind: z.enum(['backup', 'set-aside']), name: z.string() }),
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  },
  'storage.restart': { input: nothing, output: nothing },
  /** How many exchanges would go. */
  'retention.preview': {
    input: z.object({ retention: retentionSchema }),
    output: z.object({ removes: z.number().int() }),
  },
  'retention.save': {
    input: z.object({ retention: retentionSchema }),
    output: z.discriminatedUnion('kind', [
      /** `says` is why not all could be removed, in words; null when everything was. */
      z.object({ kind: z.literal('saved'), removed: z.number().int(), says: z.string().nullable() }),
      notSaved,
    ]),
  },
  /** What would go if a customer were erased. */
  'customer.preview': {
    input: z.object({ customerKey }),
    output: z.object({
      exchanges: z.number().int(),
      openEvents: z.number().int(),
      savedThings: z.number().int(),
      runs: z.number().int(),
      otherFiles: z.number().int(),
      /** Events of others, in which what is said of the customer is cleared. */
      mentions: z.number().int(),
      /** How far the key is sought: a number or a common word may mean anything else in a text. */
      grade: z.enum(['telling', 'number', 'word']),
      /** What could not be searched, in words. */
      unread: z.array(z.string()).readonly(),
      /** The search was ended before it was done. */
      isCancelled: z.boolean(),
    }),
  },
  /** Ends the search or the erasure that is under way. What is removed by then stays so. */
  'customer.cancel': { input: nothing, output: nothing },
  /** Removes a customer key and its tids everywhere, for good. */
  'customer.erase': {
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
        /** What could not be removed, in words; null when everything was. */
        says: z.string().nullable(),
      }),
      z.object({ kind: z.literal('refused'), says: z.string() }),
    ]),
  },
} as const;

/** What main tells of what is kept unasked. */
export const keptPushes = {
  /** How far the search for a customer or their erasure is, in words and in parts of a hundred. */
  'customer.progressed': z.object({ says: z.string(), percent: z.number().min(0).max(100) }),
} as const;

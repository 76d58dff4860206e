import { z } from 'zod';
import { environmentSchema } from '#app/environments/environment.ts';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { jsonText } from '#app/ipc/json-text.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { catalogueSchema } from './catalogue.ts';
import { workspaceSchema } from './workspace.ts';
import { workspaceChangeSchema } from './workspace-change.ts';

const environmentsSchema = z.array(environmentSchema).readonly();

/** The calls on what is saved: requests, templates, storyboards and variables. */
export const libraryCalls = {
  /** Changes the saved requests, templates and variables; `differs` when main has others, and needs them whole. */
  'workspace.change': lazyCall(() => ({
    input: jsonText(workspaceChangeSchema),
    output: z.discriminatedUnion('kind', [saved, notSaved, z.object({ kind: z.literal('differs') })]),
  })),
  /** Replaces the saved requests, templates and variables. */
  'workspace.save': lazyCall(() => ({
    input: jsonText(workspaceSchema),
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  })),
  /** Adds environments and replaces the library in one step, as an `ImportPlan` says: all of it, or nothing. */
  'workspace.import': lazyCall(() => ({
    input: jsonText(z.object({ workspace: workspaceSchema, environments: environmentsSchema })),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), environments: environmentsSchema }),
      notSaved,
    ]),
  })),
} as const;

export const libraryPushes = {
  /** A send taught new names or values of properties. */
  'catalogue.learnt': z.object({ catalogue: catalogueSchema }),
} as const;

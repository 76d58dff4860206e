import { z } from 'zod';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { tabSchema } from './tab.ts';

/** The calls on the open events. */
export const eventCalls = {
  /** Saves an open event as it is now. */
  'tab.save': lazyCall(() => ({ input: tabSchema, output: z.discriminatedUnion('kind', [saved, notSaved]) })),
  /** Says which events are open, in which order, and which one is in front; all others are closed. */
  'tab.arrange': lazyCall(() => ({
    input: z.object({ order: z.array(z.uuid()).readonly(), activeId: z.uuid() }),
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  })),
} as const;

import { z } from 'zod';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { loopbackHosts } from './practice.ts';
import { practiceEventSchema } from './practice-event.ts';

const nothing = z.object({});

/** The calls on the events that the practice server received. */
export const practiceCalls = {
  'practice.list': lazyCall(() => ({
    input: nothing,
    output: z.object({ events: z.array(practiceEventSchema).readonly() }),
  })),
  /** Asks a practice server that runs on this computer without the window what it received. */
  'practice.find': lazyCall(() => ({
    input: z.object({ host: z.enum(loopbackHosts), port: z.int().min(1).max(65_535) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), events: z.array(practiceEventSchema).readonly() }),
      z.object({ kind: z.literal('not-found'), says: z.string() }),
    ]),
  })),
  'practice.clear': lazyCall(() => ({ input: nothing, output: nothing })),
} as const;

export const practicePushes = {
  'practice.received': practiceEventSchema,
} as const;

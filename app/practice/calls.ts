import { z } from 'zod';
import { practiceEventSchema } from './practice-event.ts';

const nothing = z.object({});

/** The calls on the events that the practice server received. */
export const practiceCalls = {
  'practice.list': { input: nothing, output: z.object({ events: z.array(practiceEventSchema).readonly() }) },
  'practice.clear': { input: nothing, output: nothing },
} as const;

export const practicePushes = {
  'practice.received': practiceEventSchema,
} as const;

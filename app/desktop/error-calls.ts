import { z } from 'zod';
import type { Fault } from '#app/error.ts';

/**
 * Where something of the window failed: in the drawing of a part, of a dialog, of all of it, in a handler, or in a promise;
 * or in the remote.
 */
export const faultPlaceSchema = z.enum(['part', 'dialog', 'window', 'handler', 'promise', 'remote']);

export type FaultPlace = z.infer<typeof faultPlaceSchema>;

/**
 * It stands apart from its type, which main needs before the window opens: zod is loaded with the rooms, while the window
 * draws.
 */
export const faultSchema: z.ZodType<Fault> = z.object({
  name: z.string().regex(/^[A-Za-z]{1,60}$/),
  at: z
    .array(z.string().regex(/^[\w.-]{1,80}:\d{1,9}:\d{1,9}$/))
    .max(5)
    .readonly(),
});

export const faultCalls = {
  /** Writes to the log that something of the window failed. */
  'fault.report': { input: z.object({ place: faultPlaceSchema, fault: faultSchema }), output: z.object({}) },
  /** Loads the window anew; by itself it may go nowhere. */
  'window.reload': { input: z.object({}), output: z.object({}) },
} as const;

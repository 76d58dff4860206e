import { z } from 'zod';
import { faultSchema } from '#app/fault.ts';

/**
 * Where something of the window failed: in the drawing of a part, of a dialog, of all of it, in a handler, or in a promise;
 * or in the remote.
 */
export const faultPlaceSchema = z.enum(['part', 'dialog', 'window', 'handler', 'promise', 'remote']);

export type FaultPlace = z.infer<typeof faultPlaceSchema>;

export const faultCalls = {
  /** Writes to the log that something of the window failed. */
  'fault.report': { input: z.object({ place: faultPlaceSchema, fault: faultSchema }), output: z.object({}) },
  /** Loads the window anew; by itself it may go nowhere. */
  'window.reload': { input: z.object({}), output: z.object({}) },
} as const;

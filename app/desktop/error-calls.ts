import { z } from 'zod';
import type { ErrorSummary } from '#app/error.ts';

/**
 * Where something of the window failed: in the drawing of a part, of a dialog, of all of it, in a handler, or in a promise;
 * or in the remote.
 */
export const errorPlaceSchema = z.enum(['part', 'dialog', 'window', 'handler', 'promise', 'remote']);

export type ErrorPlace = z.infer<typeof errorPlaceSchema>;

/**
 * It stands apart from its type, which main needs before the window opens: zod is loaded with the services, while the window
 * draws.
 */
export const errorSchema: z.ZodType<ErrorSummary> = z.object({
  name: z.string().regex(/^[A-Za-z]{1,60}$/),
  at: z
    .array(z.string().regex(/^[\w.-]{1,80}:\d{1,9}:\d{1,9}$/))
    .max(5)
    .readonly(),
});

export const errorCalls = {
  /** Writes to the log that something of the window failed. */
  'error.report': { input: z.object({ place: errorPlaceSchema, fault: errorSchema }), output: z.object({}) },
  /** Loads the window anew; by itself it may go nowhere. */
  'window.reload': { input: z.object({}), output: z.object({}) },
} as const;

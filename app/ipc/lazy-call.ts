import type { z } from 'zod';

/** What goes into a call and what comes out of it. */
export type CallSchemas = { readonly input: z.ZodType; readonly output: z.ZodType };

/**
 * Declares a call whose schemas are made when it is called for the first time. Together they are 1,300 schemas, and most
 * calls aren't used in most sessions.
 */
export function lazyCall<T extends CallSchemas>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

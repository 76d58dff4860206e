import { z } from 'zod';

/** It is on the disk. */
export const saved = z.object({ kind: z.literal('saved') });

/** It is not, and why, in words. */
export const notSaved = z.object({ kind: z.literal('not-saved'), says: z.string() });

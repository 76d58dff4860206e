import { z } from 'zod';

/** A file that the person gave to main through the window. `fileId` identifies it until the app ends. */
export const givenFileSchema = z.object({ fileId: z.string(), name: z.string(), bytes: z.number().int() });

export type GivenFile = Readonly<z.infer<typeof givenFileSchema>>;

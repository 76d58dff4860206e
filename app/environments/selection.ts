import { z } from 'zod';

/** Which environment and site key the window sends to. */
export const selectionSchema = z.object({ environmentId: z.string(), siteKey: z.string() });

export type Selection = Readonly<z.infer<typeof selectionSchema>>;

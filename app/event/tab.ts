import { z } from 'zod';
import { draftSchema } from './draft.ts';

/** One open event, as it is kept over restarts. */
export const tabSchema = z.object({
  id: z.uuid(),
  draft: draftSchema,
  /** The exchange whose answer it shows; null when nothing was sent from it yet. */
  exchangeId: z.string().nullable(),
  /** The saved request that it was opened from or saved as; null when it was never saved. */
  requestId: z.string().nullable().default(null),
  /** The step of a storyboard that it was opened from, where there is one. */
  stepId: z.string().optional(),
});

export type SavedTab = Readonly<z.infer<typeof tabSchema>>;

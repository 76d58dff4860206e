import { z } from 'zod';

/** What is kept of the history: at most so many days, exchanges and megabytes; null for no limit. */
export const retentionSchema = z.object({
  days: z.number().int().min(1).max(36_500).nullable(),
  count: z.number().int().min(1).max(100_000_000).nullable(),
  megabytes: z.number().int().min(1).max(1_000_000).nullable(),
});

export const noRetention: Retention = { days: null, count: null, megabytes: null };

export type Retention = Readonly<z.infer<typeof retentionSchema>>;

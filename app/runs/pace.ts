import { z } from 'zod';

/** How a run goes through its items. */
export const paceSchema = z.object({
  /** How many may be under way at once. */
  inFlight: z.number().int().min(1).max(64),
  /** At most so many begin within a second; null for as many as go. */
  perSecond: z.number().min(0.01).max(10_000).nullable(),
  /** The wait between the end of one and the beginning of the next, in milliseconds, and by how much it varies either way. */
  pauseMs: z.number().int().min(0).max(3_600_000),
  jitterMs: z.number().int().min(0).max(3_600_000),
  /** How often the whole data is gone through. */
  iterations: z.number().int().min(1).max(100_000),
  /** The first item that fails ends the run; what is left is skipped. */
  stopOnFailure: z.boolean(),
  /** The deadline of each item; null for the environment's. */
  timeoutMs: z.number().int().min(100).max(600_000).nullable(),
  /** Each customer's events are sent one after the other, with the tid of the one before. */
  continueTid: z.boolean(),
});

export type Pace = Readonly<z.infer<typeof paceSchema>>;

export const usualPace: Pace = {
  inFlight: 1,
  perSecond: null,
  pauseMs: 0,
  jitterMs: 0,
  iterations: 1,
  stopOnFailure: false,
  timeoutMs: null,
  continueTid: true,
};
